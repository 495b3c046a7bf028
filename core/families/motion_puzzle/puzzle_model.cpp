#include "core/families/motion_puzzle/puzzle_model.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/motion_puzzle/cmu_puzzle.h"
#include "core/families/restyled_features.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"
#include "core/sampling/published_bundle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <utility>

namespace core::sampling {

namespace {

constexpr int kLargestSize = 512;
constexpr const char* kPublishedPuzzle = "motion-puzzle";  // kind of an imported one

const NetworkSizes<model::MotionPuzzleOptions>& sizes() {
  using O = model::MotionPuzzleOptions;
  static const NetworkSizes<O> list = {{"joints", &O::joints}, {"width", &O::width}, {"latent", &O::latent}};
  return list;
}

Result<PuzzleModel> importedPuzzle(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {kPublishedPuzzle}, "Motion Puzzle model");
  if (!bundle) return bundle.error();
  auto network = model::loadMotionPuzzle(bundle->file.tensors);
  if (!network) return Error{network.error().code, fmt::format("{}: {}", file.string(), network.error().message)};
  PuzzleModel result;
  result.network = std::move(*network);
  result.hash = bundle->hash;
  for (const auto& [name, target] : {std::pair{"mean", &result.normalizer.mean}, std::pair{"std", &result.normalizer.std}}) {
    auto row = normalizationOf(*bundle, name, model::kPuzzleChannels, "motion_mean.npy and motion_std.npy");
    if (!row) return row.error();
    *target = std::move(*row);
  }
  return result;
}

/// Network values [B, 12, 21, T], not normalized, from frames [T, 21, 12], and back.
at::Tensor channelsFirst(const at::Tensor& frames) { return frames.permute({2, 1, 0}).unsqueeze(0); }
at::Tensor framesFirst(const at::Tensor& made) { return made[0].permute({2, 1, 0}); }

/// The features of each part through the style encoder; a clip that several parts have only once.
model::MotionPuzzleImpl::Styles partStyles(PuzzleModel& model, const std::array<at::Tensor, model::kBodyParts>& styles,
                                           const std::function<at::Tensor(const at::Tensor&)>& read) {
  model::MotionPuzzleImpl::Styles all;
  for (std::size_t p = 0; p < styles.size(); ++p) {
    std::size_t same = 0;
    while (same < p && !styles[same].is_same(styles[p])) ++same;
    all[p] = same < p ? all[same] : model.network->style(read(styles[p]));
  }
  return all;
}

}  // namespace

std::string puzzleConfig(const model::MotionPuzzleOptions& o) {
  auto json = sizesJson(o, sizes());
  json["kind"] = "motion-puzzle";
  return base::jsonText(json);
}

bool isPuzzleModel(const model::TensorMetadata& header) { return hasFormat(header, kPuzzleFormat) || publishedKindOf(header) == kPublishedPuzzle; }

Result<PuzzleModel> loadPuzzle(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "motion-puzzle", fileName);
  if (!config) return config.error();
  const auto o = sizesFrom(*config, sizes(), kLargestSize, fileName);
  if (!o) return o.error();
  if (o->joints != motion::humanml3d::kJointCount)
    return Error{ErrorCode::Unsupported, fmt::format("{}: made for another skeleton than HumanML3D's 22 joints", fileName)};
  PuzzleModel result;
  result.network = model::MotionPuzzle(*o);
  if (auto ok = model::loadParameters(*result.network, file.tensors, "puzzle.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, model::kPuzzleChannels, result.normalizer.mean, result.normalizer.std); !ok) return ok.error();
  return result;
}

Result<PuzzleModel> loadPuzzleModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && publishedKindOf(*header) == kPublishedPuzzle) return importedPuzzle(file);
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto result = loadPuzzle(*whole, file.string());
  if (!result) return result;
  auto hash = base::hashOfFile(file);
  if (!hash) return hash.error();
  result->hash = std::move(*hash);
  return result;
}

Result<void> packPuzzleModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  const auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (const auto known = loadPuzzle(*whole, weights.string()); !known) return known.error();
  return model::writeSafetensors(out, model::packedForShipping(whole->tensors, {"puzzle."}, {"mean", "std"}), whole->metadata);
}

at::Tensor puzzled(PuzzleModel& model, const at::Tensor& content, const std::array<at::Tensor, model::kBodyParts>& styles) {
  const at::NoGradGuard quiet;
  const auto device = model.normalizer.mean.device();
  if (model.network->options().joints == motion::humanml3d::kJointCount) {
    const auto read = [&](const at::Tensor& features) { return model.normalizer.normalize(model::puzzleOf(features.unsqueeze(0).to(device))); };
    const auto made = model.network->decode(model.network->content(read(content)).code, partStyles(model, styles, read));
    return families::restyledFeatures(model::positionsOf(model.normalizer.denormalize(made)[0]).cpu(), content);
  }
  const auto normalized = [&](const model::PuzzleMotion& motion) { return model.normalizer.normalize(channelsFirst(motion.features).to(device)); };
  const auto motion = model::cmuPuzzleMotion(content);
  const auto all = partStyles(model, styles, [&](const at::Tensor& features) { return normalized(model::cmuPuzzleMotion(features)); });
  const auto made = model.network->decode(model.network->content(normalized(motion)).code, all);
  return model::fromCmuPuzzle(framesFirst(model.normalizer.denormalize(made)).cpu(), motion, content);
}

}  // namespace core::sampling
