#include "core/families/motion_puzzle/puzzle_model.h"

#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/restyled_features.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

namespace {

constexpr int kLargestSize = 512;

const NetworkSizes<model::MotionPuzzleOptions>& sizes() {
  using O = model::MotionPuzzleOptions;
  static const NetworkSizes<O> list = {{"joints", &O::joints}, {"width", &O::width}, {"latent", &O::latent}};
  return list;
}

}  // namespace

std::string puzzleConfig(const model::MotionPuzzleOptions& o) {
  auto json = sizesJson(o, sizes());
  json["kind"] = "motion-puzzle";
  return json.dump();
}

bool isPuzzleModel(const model::TensorMetadata& header) { return hasFormat(header, kPuzzleFormat); }

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
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto result = loadPuzzle(*whole, file.string());
  if (!result) return result;
  auto hash = hashOfFile(file);
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
  const auto read = [&](const at::Tensor& features) { return model.normalizer.normalize(model::puzzleOf(features.unsqueeze(0).to(model.normalizer.mean.device()))); };
  model::MotionPuzzleImpl::Styles all;
  for (std::size_t p = 0; p < styles.size(); ++p) {
    std::size_t same = 0;
    while (same < p && !styles[same].is_same(styles[p])) ++same;
    all[p] = same < p ? all[same] : model.network->style(read(styles[p]));
  }
  const auto made = model.network->decode(model.network->content(read(content)).code, all);
  return families::restyledFeatures(model::positionsOf(model.normalizer.denormalize(made)[0]).cpu(), content);
}

}  // namespace core::sampling
