#include "core/model_import/import_sides.h"

#include "core/base/file.h"
#include "core/io/read/npy.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/gzip.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <cmath>

namespace core::model {

Result<at::Tensor> readNormalization(const std::filesystem::path& file, std::int64_t width, NormalizationRow row) {
  const auto array = io::readNpy(file);
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
