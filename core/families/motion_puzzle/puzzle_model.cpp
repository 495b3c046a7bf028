#include "core/families/motion_puzzle/puzzle_model.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/restyled_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

namespace {

constexpr const char* kFormat = "gesto-motion-puzzle-model";
constexpr int kHumanJoints = 22, kLargestSize = 512;

}  // namespace

std::string puzzleConfig(const model::MotionPuzzleOptions& o) {
  return nlohmann::json{{"kind", "motion-puzzle"}, {"joints", o.joints}, {"width", o.width}, {"latent", o.latent}}.dump();
}

bool isPuzzleModel(const model::TensorMetadata& header) {
  const auto format = header.find("format");
  return format != header.end() && format->second == kFormat;
}

Result<PuzzleModel> loadPuzzle(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "motion-puzzle", fileName);
  if (!config) return config.error();
  model::MotionPuzzleOptions o;
  for (const auto& [name, target] : {std::pair{"joints", &o.joints}, std::pair{"width", &o.width}, std::pair{"latent", &o.latent}}) {
    const auto found = config->find(name);
    if (found == config->end() || !found->is_number_integer() || found->get<std::int64_t>() < 1 || found->get<std::int64_t>() > kLargestSize)
      return Error{ErrorCode::Unsupported, fmt::format("{}: the size {} of its network is not a whole number from 1 to {}", fileName, name, kLargestSize)};
    *target = found->get<int>();
  }
  if (o.joints != kHumanJoints) return Error{ErrorCode::Unsupported, fmt::format("{}: made for another skeleton than HumanML3D's 22 joints", fileName)};
  PuzzleModel result;
  result.network = model::MotionPuzzle(o);
  if (auto ok = model::loadParameters(*result.network, file.tensors, "puzzle.", fileName); !ok) return ok.error();
  if (auto ok = model::loadNormalization(file, fileName, result.normalizer.mean, result.normalizer.std); !ok) return ok.error();
  const auto& [mean, std] = result.normalizer;
  if (mean.size(0) != model::kPuzzleChannels || std.size(0) != model::kPuzzleChannels || !(std > 0.0).all().item<bool>() || !mean.isfinite().all().item<bool>())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its normalization is no mean and deviation of {} numbers", fileName, model::kPuzzleChannels)};
  return result;
}

Result<PuzzleModel> loadPuzzleModel(const std::filesystem::path& file) {
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto result = loadPuzzle(*whole, file.string());
  if (!result) return result;
  const auto bytes = base::readWholeFile(file);
  if (!bytes) return bytes.error();
  base::ContentHash hash;
  hash.add(*bytes);
  result->hash = hash.hex();
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
  const auto read = [&](const at::Tensor& features) { return model.normalizer.normalize(model::puzzleOf(features.unsqueeze(0))); };
  model::MotionPuzzleImpl::Styles all;
  for (std::size_t p = 0; p < styles.size(); ++p) {
    std::size_t same = 0;
    while (same < p && !styles[same].is_same(styles[p])) ++same;
    all[p] = same < p ? all[same] : model.network->style(read(styles[p]));
  }
  const auto made = model.network->decode(model.network->content(read(content)).code, all);
  return families::restyledFeatures(model::positionsOf(model.normalizer.denormalize(made)[0]), content);
}

}  // namespace core::sampling
