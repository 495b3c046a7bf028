#include "core/model_import/import_sides.h"

#include "core/base/file.h"
#include "core/checkpoint/zip_archive.h"
#include "core/io/read/npy.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/gzip.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <cmath>

namespace core::model {

namespace {

/// An .npz is a zip of NPY files.
Result<io::NpyArray> readNpz(const std::filesystem::path& file, const std::string& name) {
  constexpr std::uint64_t kLargest = std::uint64_t{64} << 20;
  const auto source = openByteSource(file);
  if (!source) return source.error();
  const auto members = readZipDirectory(**source);
  if (!members) return members.error();
  const auto found = members->find(name + ".npy");
  if (found == members->end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds no \"{}\"", file.string(), name)};
  if (found->second.size > kLargest)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: \"{}\" of {} bytes is absurdly long", file.string(), name, found->second.size)};
  std::string bytes(found->second.size, '\0');
  if (auto ok = readZipMember(**source, found->second, "its \"" + name + "\"", bytes); !ok) return ok.error();
  return io::parseNpy(bytes, file.string());
}

}  // namespace

Result<at::Tensor> readNormalization(const std::filesystem::path& file, std::int64_t width, NormalizationRow row) {
  const auto array = file.extension() == ".npz" ? readNpz(file, row == NormalizationRow::Mean ? "mean" : "std") : io::readNpy(file);
  if (!array) return array.error();
  if (array->values.size() != static_cast<std::size_t>(width)) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: has {} values, a frame of this model has {}", file.string(), array->values.size(), width)};
  }
  for (const double value : array->values) {
    if (!std::isfinite(value) || (row == NormalizationRow::Std && value <= 0.0)) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: holds the value {}", file.string(), value)};
    }
  }
  return at::tensor(array->values, at::kDouble).to(at::kFloat);
}

Result<std::string> readClipMerges(const std::filesystem::path& file) {
  constexpr std::uint64_t kLargest = std::uint64_t{16} << 20;
  auto text = base::readWholeFile(file, kLargest);
  if (text && text::isGzip(*text)) text = text::gunzip(*text, kLargest);
  if (!text) return text.error();
  const auto tokenizer = text::ClipTokenizer::fromMerges(*text, file.string());
  if (!tokenizer) return tokenizer.error();
  return text;
}

}  // namespace core::model
