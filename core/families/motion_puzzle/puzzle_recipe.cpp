#include "core/families/motion_puzzle/puzzle_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <torch/torch.h>

#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

namespace core::training {

namespace {

constexpr std::int64_t kCheckedClips = 32;
constexpr double kMixShare = 0.4;

/// Half of the weight on labelled clips, a style's share growing with the root of its clips.
std::function<double(const dataset::ClipEntry&)> styleBalance(const dataset::MotionDataset& dataset, std::int64_t rows) {
  const auto fits = [rows](const dataset::ClipEntry& clip) { return clip.split == "train" && clip.rows >= rows; };
  std::map<std::string, double> counts;
  for (const auto& clip : dataset.clips())
    if (fits(clip)) counts[clip.style] += 1.0;
  double labelled = 0.0;
  for (const auto& [style, count] : counts) labelled += style.empty() ? 0.0 : std::sqrt(count);
  return [=](const dataset::ClipEntry& clip) {
    if (!fits(clip)) return 0.0;
    const double count = counts.at(clip.style);
    return clip.style.empty() ? 0.5 / count : 0.5 / std::sqrt(count) / labelled;
  };
}

}  // namespace

base::SettingSpecs PuzzleRecipe::settings() {
  const PuzzleLossOptions usual;
  return {base::integerSetting("batch", 16, 1, 1024, "pairs of clips of an update"),
          base::integerSetting("window", 64, 16, motion::humanml3d::kMostFrames, "frames of a window; a multiple of 4"),
          base::integerSetting("width", 16, 4, 128, "channels of a joint; 64 as published"),
          base::integerSetting("latent", 32, 4, 512, "numbers of a part's style; 128 as published"),
          base::numberSetting("mix", kMixShare, 0, 1, "share of updates in which some parts keep their own style"),
          base::numberSetting("w-cycle", usual.cycleContent, 0, 100, "weight of both cycles"),
          base::numberSetting("w-smooth", usual.smoothRecon, 0, 100, "weight of the steps from frame to frame"),
          base::fileSetting("from", "a trained network to go on from; its sizes and its normalization then hold")};
}

PuzzleRecipe::PuzzleRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<sampling::PuzzleModel> start)
    : dataset_(dataset),
      window_(settings.integer("window")),
      batch_(settings.integer("batch")),
      mix_(settings.number("mix")),
      sampler_(dataset, styleBalance(dataset, window_)),
      heldOut_(dataset, [rows = window_](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && clip.rows >= rows ? 1.0 : 0.0; }) {
  if (window_ % 4 != 0) throw std::invalid_argument("the setting window is a multiple of 4");
  lossOptions_.cycleContent = lossOptions_.cycleStyle = settings.number("w-cycle");
  lossOptions_.smoothRecon = lossOptions_.smoothCycle = settings.number("w-smooth");
  if (start) {
    network_ = start->network;
    normalizer_ = start->normalizer;
    for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
    return;
  }
  model::MotionPuzzleOptions o;
  o.joints = motion::humanml3d::kJointCount;
  o.width = static_cast<int>(settings.integer("width"));
  o.latent = static_cast<int>(settings.integer("latent"));
  network_ = model::MotionPuzzle(o);
  network_->to(model::modelDevice());
  normalizer_ = {model::onModelDevice(torch::zeros({model::kPuzzleChannels})), model::onModelDevice(torch::ones({model::kPuzzleChannels}))};
  base::RandomStream random(23);
  normalizer_ = model::puzzleNormalizer(windows(sampler_, random, 512));
}

std::vector<NamedParameter> PuzzleRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"puzzle." + item.key(), item.value()});
  return all;
}

at::Tensor PuzzleRecipe::windows(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count) const {
  const auto batch = sampler.load(sampler.draw(random, static_cast<std::size_t>(count)), random, window_);
  return normalizer_.normalize(model::puzzleOf(batch.features * model::onModelDevice(dataset_.std()) + model::onModelDevice(dataset_.mean())));
}

at::Tensor PuzzleRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  const auto content = windows(sampler_, random, batch_), style = windows(sampler_, random, batch_);
  PuzzleMix mix;
  if (random.uniform() < mix_) {
    // One to three of the three groups, without drawing one twice.
    std::array<bool*, 3> groups{&mix.legs, &mix.spine, &mix.arms};
    const auto count = 1 + random.below(3);
    for (std::uint64_t i = 0; i < count; ++i) {
      std::swap(groups[i], groups[i + random.below(3 - i)]);
      *groups[i] = true;
    }
  }
  const auto losses = puzzleLoss(network_, content, style, mix, lossOptions_);
  terms = {{"recon", losses.recon.item<double>()}, {"cycle_content", losses.cycleContent.item<double>()}, {"smooth_recon", losses.smoothRecon.item<double>()}};
  if (!mix.any()) terms.emplace_back("cycle_style", losses.cycleStyle.item<double>());
  return losses.total;
}

Scalars PuzzleRecipe::validate() {
  base::RandomStream random(17);
  const auto content = windows(heldOut_, random, kCheckedClips), style = windows(heldOut_, random, kCheckedClips);
  const auto code = network_->content(content).code;
  const auto own = network_->decode(code, network_->style(content)), other = network_->decode(code, network_->style(style));
  return {{"val_recon", (own - content).abs().mean().item<double>()}, {"val_moved", (other - own).abs().mean().item<double>()}};
}

std::map<std::string, std::string> PuzzleRecipe::metadata() const {
  return {{"format", sampling::kPuzzleFormat}, {"config", sampling::puzzleConfig(network_->options())}, {"data", dataset_.hash()}};
}

}  // namespace core::training
