#include "core/families/crossdiff/crossdiff_model.h"

#include "core/checkpoint/packed_rows.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/published_bundle.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

#include <tuple>

namespace core::sampling {

namespace {

constexpr std::size_t kCaptionTokens = 22;  // start, 20, end
constexpr int kMotionWidth = motion::humanml3d::kFeatures;

Result<CrossDiffModel> loadImported(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {"crossdiff"}, "CrossDiff model");
  if (!bundle) return bundle.error();
  auto network = model::loadCrossDiff(bundle->file.tensors, "crossdiff.");
  if (!network) return Error{network.error().code, fmt::format("{}: {}", file.string(), network.error().message)};
  const auto& sizes = (*network)->options();
  if (sizes.motionWidth != kMotionWidth) return Error{ErrorCode::Unsupported, fmt::format("{}: made for another skeleton than HumanML3D's 22 joints", file.string())};
  CrossDiffModel result;
  result.trained.network = std::move(*network);
  result.trained.camera = "perspective";
  result.guidance = 0.0, result.steps = 1000;
  const bool has2d = bundle->file.tensors.contains("normalization.mean2d");
  for (const auto& [name, target, width] :
       {std::tuple{"mean", &result.trained.mean, sizes.motionWidth}, std::tuple{"std", &result.trained.std, sizes.motionWidth},
        std::tuple{"mean2d", &result.trained.mean2d, sizes.jointWidth}, std::tuple{"std2d", &result.trained.std2d, sizes.jointWidth}}) {
    if (width == sizes.jointWidth && !has2d) continue;
    auto row = normalizationOf(*bundle, name, width);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, kCaptionTokens, sizes.textWidth);
  if (!text) return text.error();
  result.text = std::move(*text);
  result.hash = bundle->hash;
  return result;
}

}  // namespace

bool isCrossDiffModel(const model::TensorMetadata& header) { return hasFormat(header, "gesto-crossdiff-model") || publishedKindOf(header) == "crossdiff"; }

Result<void> packCrossDiffModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (auto known = model::loadCompactCrossDiff(*whole, weights.string()); !known) return known.error();
  const auto packed = model::packedForShipping(whole->tensors, {"crossdiff.", "text/"}, {"mean", "std"});
  return model::writeSafetensors(out, packed, whole->metadata);
}

Result<CrossDiffModel> loadCrossDiffModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && publishedKindOf(*header) == "crossdiff") return loadImported(file);
  auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  const auto name = file.string();
  CrossDiffModel result;
  auto trained = model::loadCompactCrossDiff(*whole, name);
  if (!trained) return trained.error();
  result.trained = std::move(*trained);
  auto rest = loadTextAndHash(*whole, result.trained.network->options().textWidth, file);
  if (!rest) return rest.error();
  result.text = std::move(rest->text), result.hash = std::move(rest->hash);
  return result;
}

}  // namespace core::sampling
