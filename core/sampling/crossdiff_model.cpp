#include "core/sampling/crossdiff_model.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/model/packed_rows.h"
#include "core/sampling/stylized_model.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

namespace core::sampling {

Result<bool> isCrossDiffModel(const std::filesystem::path& file) {
  auto metadata = model::readSafetensorsMetadata(file);
  if (!metadata) return metadata.error();
  const auto format = metadata->find("format");
  return format != metadata->end() && format->second == "gesto-crossdiff-model";
}

Result<void> packCrossDiffModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (auto known = model::loadCompactCrossDiff(*whole, weights.string()); !known) return known.error();
  const auto packed = model::packedForShipping(whole->tensors, {"crossdiff.", "text/"}, {"mean", "std"});
  return model::writeSafetensors(out, packed, whole->metadata);
}

Result<CrossDiffModel> loadCrossDiffModel(const std::filesystem::path& file) {
  auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  const auto name = file.string();
  CrossDiffModel result;
  auto trained = model::loadCompactCrossDiff(*whole, name);
  if (!trained) return trained.error();
  result.trained = std::move(*trained);
  auto text = loadTextEncoder(model::partOf(*whole, "text/"), name);
  if (!text) return text.error();
  result.text = std::move(*text);
  if (result.text->width() != result.trained.network->options().textWidth)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its text encoder gives {} values, the network reads {}", name, result.text->width(),
                                                     result.trained.network->options().textWidth)};
  auto bytes = base::readWholeFile(file);
  if (!bytes) return bytes.error();
  base::ContentHash hash;
  hash.add(*bytes);
  result.hash = hash.hex();
  return result;
}

}  // namespace core::sampling
