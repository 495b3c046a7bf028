#include "core/checkpoint/packed_rows.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::model {

namespace {

constexpr const char* kScaleSuffix = ".row_scale";

bool beginsWithAny(const std::string& name, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) { return name.starts_with(prefix); });
}

/// [rows, 1, 1, ...], which broadcasts over a row of the matrix.
at::Tensor overRows(const at::Tensor& scale, std::int64_t dimensions) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(dimensions), 1);
  shape[0] = scale.size(0);
  return scale.reshape(shape);
}

}  // namespace

TensorMap packedForShipping(const TensorMap& tensors, const std::vector<std::string>& packedPrefixes, const std::vector<std::string>& keep) {
  TensorMap packed;
  for (const auto& [name, tensor] : tensors) {
    if (!tensor.is_floating_point() || beginsWithAny(name, keep)) {
      packed[name] = tensor;
    } else if (tensor.dim() < 2 || !beginsWithAny(name, packedPrefixes)) {
      packed[name] = tensor.to(at::kHalf);
    } else {
      const auto values = tensor.to(at::kFloat);
      const auto largest = values.abs().flatten(1).amax(1);
      const auto scale = at::where(largest > 0, largest / 127.0, at::ones_like(largest));
      packed[name] = (values / overRows(scale, values.dim())).round().clamp(-127, 127).to(at::kChar);
      packed[name + kScaleSuffix] = scale;
    }
  }
  return packed;
}

Result<TensorFile> readWeightsFile(const std::filesystem::path& file) {
  auto whole = readTensorFile(file);
  if (!whole) return whole;
  std::vector<std::string> scales;
  for (const auto& [name, tensor] : whole->tensors)
    if (name.ends_with(kScaleSuffix)) scales.push_back(name);
  for (const auto& scaleName : scales) {
    const auto name = scaleName.substr(0, scaleName.size() - std::string(kScaleSuffix).size());
    const auto scale = whole->tensors.at(scaleName);
    const auto matrix = whole->tensors.find(name);
    if (matrix == whole->tensors.end() || matrix->second.scalar_type() != at::kChar || matrix->second.dim() < 2 || scale.dim() != 1 ||
        matrix->second.size(0) != scale.size(0))
      return Error{ErrorCode::ParseFailed, fmt::format("{}: {} belongs to no matrix of 8-bit rows", file.string(), scaleName)};
    matrix->second = matrix->second.to(at::kFloat) * overRows(scale.to(at::kFloat), matrix->second.dim());
    whole->tensors.erase(scaleName);
  }
  return whole;
}

}  // namespace core::model
