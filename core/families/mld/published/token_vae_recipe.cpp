#include "core/families/mld/published/token_vae_recipe.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/vae_recipe.h"
#include "core/representation/feature_tensors.h"

#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace core::training {

namespace {

constexpr std::size_t kHeldOutClips = 128;

model::MldVaeOptions tokenSizes(const base::Settings& settings) {
  model::MldVaeOptions o;
  o.width = static_cast<int>(settings.integer("width"));
  o.layers = static_cast<int>(settings.integer("layers"));
  o.feedForward = static_cast<int>(settings.integer("feed-forward"));
  o.dropout = settings.number("dropout");
  if (o.layers % 2 == 0) throw std::invalid_argument("the setting layers is an odd number: one layer stands between those that skip connections join");
  if (o.width % o.heads != 0) throw std::invalid_argument("the setting width is a multiple of " + std::to_string(o.heads));
  return o;
}

}  // namespace

base::SettingSpecs TokenVaeRecipe::settings() {
  return {base::integerSetting("batch", 64, 1, 4096, "clips of an update; 128 as published"),
          base::numberSetting("kl", 1e-4, 0, 1, "weight of the latents' distance from a normal distribution"),
          base::numberSetting("joint-weight", 1, 0, 100, "weight of the joints that the features give, along the whole path"),
          base::integerSetting("width", 128, 16, 1024, "of the network and the latent; 256 as published"),
          base::integerSetting("layers", 5, 1, 25, "of encoder and decoder, an odd number; 9 as published"),
          base::integerSetting("feed-forward", 256, 16, 4096, "of the network; 1024 as published"),
          base::numberSetting("dropout", 0.1, 0, 0.9, "of the network")};
}

std::map<std::string, std::string> TokenVaeRecipe::published() {
  return {{"batch", "128"}, {"kl", "0.0001"}, {"joint-weight", "1"}, {"width", "256"}, {"layers", "9"}, {"feed-forward", "1024"}, {"dropout", "0.1"}};
}

TokenVaeRecipe::TokenVaeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset),
      vae_(tokenSizes(settings)),
      mean_(model::onModelDevice(dataset.mean())),
      std_(model::onModelDevice(dataset.std())),
      sampler_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "train" ? 1.0 : 0.0; }),
      batch_(settings.integer("batch")),
      jointWeight_(settings.number("joint-weight")),
      klWeight_(settings.number("kl")) {
  vae_->to(model::modelDevice());
}

std::vector<NamedParameter> TokenVaeRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : vae_->named_parameters()) all.push_back({"vae." + item.key(), item.value()});
  return all;
}

at::Tensor TokenVaeRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  const auto batch = sampler_.load(sampler_.draw(random, static_cast<std::size_t>(batch_)), random);
  const auto posterior = vae_->encode(batch.features, batch.lengths);
  const auto mean = posterior.mean.to(torch::kFloat), logVariance = posterior.logVariance.to(torch::kFloat);
  const auto guess = vae_->decode(model::MldVaeImpl::sample({mean, logVariance}, diffusion::noiseLike(mean)), batch.lengths).to(torch::kFloat);
  const auto feature = at::smooth_l1_loss(guess, batch.features);
  const auto joint = at::smooth_l1_loss(representation::recoverJoints(guess * std_ + mean_), representation::recoverJoints(batch.features * std_ + mean_));
  const auto kl = (-0.5 * (1.0 + logVariance - mean.square() - logVariance.exp())).mean();
  terms = {{"feature", feature.item<double>()}, {"joint", joint.item<double>()}, {"kl", kl.item<double>()}};
  return feature + jointWeight_ * joint + klWeight_ * kl;
}

Scalars TokenVaeRecipe::validate() {
  base::RandomStream random(7);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < dataset_.clips().size(); ++i)
    if (dataset_.clips()[i].split == "val" && !dataset_.clips()[i].mirrored) clips.push_back(i);
  if (clips.empty()) return {};
  ReconstructionError sum;
  double count = 0.0;
  for (std::size_t i = 0; i < clips.size(); i += std::max<std::size_t>(1, clips.size() / kHeldOutClips)) {
    const auto batch = sampler_.load({clips[i]}, random);
    const auto guess = vae_->decode(vae_->encode(batch.features, batch.lengths).mean, batch.lengths);
    const auto error = reconstructionError(batch.features, guess, batch.lengths, mean_, std_);
    sum.rootRelativeCm += error.rootRelativeCm;
    sum.globalCm += error.globalCm;
    count += 1.0;
  }
  return {{"val_root_relative_cm", sum.rootRelativeCm / count}, {"val_global_cm", sum.globalCm / count}};
}

std::map<std::string, std::string> TokenVaeRecipe::metadata() const {
  const auto& o = vae_->options();
  const nlohmann::json config = {{"kind", "token-vae"}, {"width", o.width}, {"layers", o.layers}, {"feedForward", o.feedForward}};
  return {{"config", base::jsonText(config)}, {"data", dataset_.hash()}};
}

}  // namespace core::training
