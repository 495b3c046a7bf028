#include "core/families/smoodi/training/style_network_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/smoodi/compact_weights.h"
#include "core/motion/published_forms.h"
#include "core/training/recipes/judge_recipe.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

namespace core::training {

namespace {

std::vector<std::string> trainedLabels(const dataset::MotionDataset& dataset) {
  std::set<std::string> labels;
  for (const auto& clip : dataset.clips()) {
    if (clip.split == "train" && !clip.style.empty()) labels.insert(clip.style);
  }
  if (labels.size() < 2) throw std::invalid_argument("the data set has no style labels to learn");
  return {labels.begin(), labels.end()};
}

// Rare labels are seen more often than their share, but not as often as the common ones.
std::map<std::string, double> labelWeights(const dataset::MotionDataset& dataset) {
  std::map<std::string, double> counts;
  for (const auto& clip : dataset.clips()) {
    if (clip.split == "train") counts[clip.style] += 1.0;
  }
  for (auto& [label, count] : counts) count = 1.0 / std::sqrt(count);
  return counts;
}

}  // namespace

base::SettingSpecs StyleNetworkRecipe::settings() {
  return {base::integerSetting("batch", 64, 1, 4096, "clips of an update"),
          base::integerSetting("layers", model::compactStyleNetwork().layers, 1, 24, "of the network"),
          base::numberSetting("noise", 0.05, 0, 10, "added to a clip, as a share of its range"),
          base::wordSetting("form", {"compact", "published"}, "four frames a token with masks, or a frame a token without, in windows of 196"),
          base::integerSetting("width", model::compactStyleNetwork().width, 16, 1024, "of the network; 256 as published"),
          base::integerSetting("feed-forward", model::compactStyleNetwork().feedForward, 16, 4096, "of the network; 1024 as published")};
}

std::map<std::string, std::string> StyleNetworkRecipe::published() {
  return {{"form", "published"}, {"batch", "128"}, {"layers", "6"}, {"width", "256"}, {"feed-forward", "1024"}, {"noise", "0.05"}};
}

namespace {

model::StyleNetworkOptions sizesOf(const base::Settings& settings, std::size_t labels) {
  auto o = settings.text("form") == "published" ? model::StyleNetworkOptions{} : model::compactStyleNetwork();
  o.classes = static_cast<int>(labels);
  o.layers = static_cast<int>(settings.integer("layers"));
  o.width = static_cast<int>(settings.integer("width"));
  o.feedForward = static_cast<int>(settings.integer("feed-forward"));
  if (o.width % o.heads != 0) throw std::invalid_argument("the setting width is a multiple of " + std::to_string(o.heads));
  return o;
}

/// Zeros behind the end, as no mask tells where that is.
at::Tensor windowed(const at::Tensor& x) { return torch::constant_pad_nd(x, {0, 0, 0, motion::humanml3d::kMostFrames - x.size(1)}); }

}  // namespace

StyleNetworkRecipe::StyleNetworkRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset),
      labels_(trainedLabels(dataset)),
      sampler_(dataset,
               [weights = labelWeights(dataset), isPublished = settings.text("form") == "published"](const dataset::ClipEntry& clip) {
                 if (isPublished) return clip.split == "train" && !clip.style.empty() ? 1.0 : 0.0;
                 if (clip.split != "train" || clip.style.empty() || (clip.source == "bandai-namco-2" && belongsToJudges(clip))) return 0.0;
                 return weights.at(clip.style);
               }),
      batch_(settings.integer("batch")),
      noise_(settings.number("noise")),
      isPublished_(settings.text("form") == "published") {
  network_ = model::StyleNetwork(sizesOf(settings, labels_.size()));
  network_->to(model::modelDevice());
}

std::int64_t StyleNetworkRecipe::indexOf(const std::string& label) const { return std::lower_bound(labels_.begin(), labels_.end(), label) - labels_.begin(); }

std::vector<NamedParameter> StyleNetworkRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"style." + item.key(), item.value()});
  return all;
}

at::Tensor StyleNetworkRecipe::corrupted(at::Tensor x, base::RandomStream& random) const {
  if (random.uniform() < 0.6) {
    const double share = 0.5 * random.uniform();
    x = x * (torch::rand({x.size(0), x.size(1), 1}) >= share).to(x.options());
  }
  if (random.uniform() < 0.8) {
    const auto range = x.amax({1, 2}, true) - x.amin({1, 2}, true);
    x = x + noise_ * range * diffusion::noiseLike(x);
  }
  return x;
}

at::Tensor StyleNetworkRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  auto batch = sampler_.load(sampler_.draw(random, static_cast<std::size_t>(batch_)), random);
  auto x = corrupted(isPublished_ ? windowed(batch.features) : batch.features, random);
  if (!isPublished_ && random.uniform() < 0.5 && x.size(1) > 48) {
    const auto keep = x.size(1) * 3 / 4 / 4 * 4;
    x = x.narrow(1, 0, keep);
    batch.lengths = batch.lengths.clamp_max(keep);
  }
  std::vector<std::int64_t> labels;
  for (const auto clip : batch.clips) labels.push_back(indexOf(dataset_.clips()[clip].style));
  const auto target = model::onModelDevice(torch::tensor(labels, torch::kLong));
  const auto logits = network_->classify(x, isPublished_ ? at::Tensor() : batch.lengths).to(torch::kFloat);
  terms = {{"accuracy", (logits.argmax(1) == target).to(torch::kFloat).mean().item<double>()}};
  return torch::nn::functional::cross_entropy(logits, target, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(isPublished_ ? 0.0 : 0.1));
}

Scalars StyleNetworkRecipe::validate() {
  base::RandomStream random(11);
  double right = 0.0, count = 0.0;
  for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
    const auto& clip = dataset_.clips()[i];
    if ((clip.split != "val" && clip.split != "test") || clip.mirrored || clip.style.empty()) continue;
    const auto batch = sampler_.load({i}, random);
    const auto logits = isPublished_ ? network_->classify(windowed(batch.features)) : network_->classify(batch.features, batch.lengths);
    right += logits.argmax(1).item<std::int64_t>() == indexOf(clip.style) ? 1.0 : 0.0;
    count += 1.0;
  }
  return {{"held_out_accuracy", count > 0 ? right / count : 0.0}, {"held_out_clips", count}};
}

std::map<std::string, std::string> StyleNetworkRecipe::metadata() const {
  return {{"config", model::styleNetworkConfig(network_->options(), labels_)}, {"data", dataset_.hash()}};
}

}  // namespace core::training
