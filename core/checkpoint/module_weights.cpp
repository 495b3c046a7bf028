#include "core/checkpoint/module_weights.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <vector>

namespace core::model {

namespace {

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

}  // namespace

Result<void> loadTensor(torch::Tensor target, const TensorMap& tensors, const std::string& name, const std::string& fileName) {
  const torch::NoGradGuard quiet;
  const auto found = tensors.find(name);
  if (found == tensors.end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} is missing", fileName, name)};
  if (found->second.sizes() != target.sizes()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} has {} values, {} expected", fileName, name, found->second.numel(), target.numel())};
  }
  const auto value = found->second.to(torch::kFloat);
  if (!value.isfinite().all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} holds values that are not numbers", fileName, name)};
  target.copy_(value);
  return {};
}

Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName) {
  for (const auto& item : module.named_parameters()) {
    if (auto ok = loadTensor(item.value(), tensors, prefix + item.key(), fileName); !ok) return ok;
  }
  module.to(modelDevice());
  module.eval();
  return {};
}

Result<void> loadParameters(torch::nn::Module& module, const TensorMap& weights, const std::string& prefix) {
  constexpr std::size_t kMostListed = 5;
  std::vector<std::string> missing, misshaped;
  std::size_t missingCount = 0, misshapedCount = 0;
  torch::NoGradGuard quiet;
  for (auto& item : module.named_parameters()) {
    const auto key = prefix + item.key();
    const auto found = weights.find(key);
    if (found == weights.end()) {
      if (++missingCount <= kMostListed) missing.push_back(key);
      continue;
    }
    const auto& tensor = found->second;
    if (tensor.sizes() != item.value().sizes()) {
      if (++misshapedCount <= kMostListed) {
        misshaped.push_back(fmt::format("{} is [{}], expected [{}]", key, fmt::join(tensor.sizes(), ", "), fmt::join(item.value().sizes(), ", ")));
      }
      continue;
    }
    if (!tensor.is_floating_point()) return invalid(fmt::format("the weight {} does not hold floating-point numbers", key));
    // One pass: a sum is finite only when every term is (overflow aside, which no real weight reaches).
    if (!std::isfinite(tensor.sum(torch::kDouble).item<double>())) return invalid(fmt::format("the weight {} holds values that are not finite", key));
    item.value().set_data(tensor.to(torch::kFloat).contiguous());
    item.value().set_requires_grad(false);
  }
  if (missingCount > 0) return invalid(fmt::format("the weights lack {} tensors of this model, first {}", missingCount, fmt::join(missing, ", ")));
  if (misshapedCount > 0) return invalid(fmt::format("the weights hold {} tensors of another shape: {}", misshapedCount, fmt::join(misshaped, "; ")));
  module.to(modelDevice());
  module.eval();
  return {};
}

bool hasBelow(const TensorMap& tensors, const std::string& prefix) {
  const auto found = tensors.lower_bound(prefix);
  return found != tensors.end() && found->first.starts_with(prefix);
}

Result<nlohmann::json> configOf(const TensorFile& file, const std::string& kind, const std::string& fileName) {
  const auto found = file.metadata.find("config");
  if (found == file.metadata.end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"config\" in its header", fileName)};
  auto config = base::parsedJson(found->second);
  if (!config.is_object()) return Error{ErrorCode::ParseFailed, fmt::format("{}: its \"config\" is not a JSON object", fileName)};
  if (config.value("kind", "") != kind) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds a model of kind \"{}\", not \"{}\"", fileName, config.value("kind", ""), kind)};
  }
  return config;
}

Result<void> loadNormalization(const TensorFile& file, const std::string& fileName, torch::Tensor& mean, torch::Tensor& std) {
  for (const auto& [name, target] : {std::pair{"mean", &mean}, std::pair{"std", &std}}) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.dim() != 1) return Error{ErrorCode::ParseFailed, fmt::format("{}: has no vector \"{}\"", fileName, name)};
    *target = onModelDevice(found->second.to(torch::kFloat));
  }
  return {};
}

}  // namespace core::model
