#include "core/families/smoodi/training/published_smoodi_recipe.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/smoodi/smoodi_sampler.h"
#include "core/families/smoodi/training/smoodi_loss.h"
#include "core/training/renormalized.h"

#include <torch/torch.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>
#include <utility>

namespace core::training {

namespace {

using dataset::ClipEntry;

constexpr std::int64_t kCheckedPairs = 32;
constexpr int kCheckedRounds = 4;

bool teachesAStyle(const ClipEntry& clip) { return !clip.style.empty() && !clip.captions.empty(); }

/// Clips of a split that are wanted; where none is, all that show a style.
BatchSampler samplerOf(const dataset::MotionDataset& dataset, const std::string& split, const std::function<bool(const ClipEntry&)>& isWanted) {
  const auto counts = [&](const ClipEntry& clip) { return clip.split == split && !clip.captions.empty() && isWanted(clip); };
  const bool hasAny = std::any_of(dataset.clips().begin(), dataset.clips().end(), counts);
  return BatchSampler(dataset, [&](const ClipEntry& clip) { return (hasAny ? counts(clip) : clip.split == "train" && teachesAStyle(clip)) ? 1.0 : 0.0; });
}

bool isPlain(const ClipEntry& clip) { return clip.style.empty(); }

model::StyleNetworkOptions encoderSizes(const model::DenoiserOptions& denoiser, const base::Settings& settings) {
  model::StyleNetworkOptions o;
  o.width = denoiser.width;
  o.feedForward = denoiser.feedForward;
  o.layers = static_cast<int>(settings.integer("style-layers"));
  o.classes = 100;  // heads that nothing uses
  return o;
}

}  // namespace

base::SettingSpecs PublishedSmoodiRecipe::settings() {
  return {base::neededFile("vae", "the weights.safetensors of a run of mld-token-vae, or a published MLD"),
          base::neededFile("text", "an imported CLIP text tower, as published; or what the denoiser was trained with"),
          base::neededFile("denoiser", "the weights.safetensors of a run of mld-token-denoiser, or a published MLD"),
          base::fileSetting("style", "a style network of the same width (style-network with form=published) that becomes the adaptor's style encoder and stays as it is"),
          base::wordSetting("variant", {"released", "paper"}, "as the released code trains, or as the paper says"),
          base::integerSetting("batch", 32, 1, 4096, "pairs of an update; 64 as published"),
          base::numberSetting("cycle", 0.1, 0, 100, "weight of the cycle loss; 0: none, as the published 50 minutes on a card"),
          base::numberSetting("style-dropout", {}, 0, 1, "share of references that are left out; usually 0 as released, 0.1 in the variant of the paper"),
          base::integerSetting("style-layers", 4, 1, 24, "of the style encoder; 6 as published")};
}

std::map<std::string, std::string> PublishedSmoodiRecipe::published() { return {{"batch", "64"}, {"cycle", "0.1"}, {"style-layers", "6"}}; }

PublishedSmoodiRecipe::PublishedSmoodiRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TokenVae vae,
                                             std::shared_ptr<text::TextEncoder> encoder, model::MldDenoiser denoiser, std::optional<model::StyleNetwork> styleEncoder)
    : dataset_(dataset),
      vae_(std::move(vae)),
      captions_(dataset, encoder, {.nullText = 0.1, .styledText = 0.0, .phrases = 0.0}),
      styled_(samplerOf(dataset, "train", teachesAStyle)),
      prior_(samplerOf(dataset, "train", isPlain)),
      heldOutStyled_(samplerOf(dataset, "val", teachesAStyle)),
      heldOutPrior_(samplerOf(dataset, "val", isPlain)),
      schedule_(diffusion::NoiseSchedule::scaledLinear().value()),
      isReleased_(settings.text("variant") == "released"),
      keepsStyleEncoder_(styleEncoder.has_value()),
      batch_(settings.integer("batch")),
      cycleWeight_(settings.number("cycle")),
      styleDropout_(settings.number("style-dropout", isReleased_ ? 0.0 : 0.1)) {
  const auto& sizes = denoiser->options();
  if (sizes.textWidth != encoder->width()) throw std::invalid_argument("the denoiser was trained with a text encoder of another width");
  if (sizes.latentWidth != vae_.vae->options().width) throw std::invalid_argument("the denoiser was trained with an autoencoder of another width");
  if (keepsStyleEncoder_ && (*styleEncoder)->options().width != sizes.width) throw std::invalid_argument("the style network has another width than the denoiser");
  model::StyleAdaptorOptions options;
  options.denoiser = sizes;
  options.style = keepsStyleEncoder_ ? (*styleEncoder)->options() : encoderSizes(sizes, settings);
  options.aliasStyleIntoFrozen = isReleased_;
  adaptor_ = model::StyleAdaptor(options, denoiser);
  if (keepsStyleEncoder_) {
    const torch::NoGradGuard quiet;
    const auto given = (*styleEncoder)->named_parameters();
    for (auto& own : adaptor_->styleEncoder()->named_parameters()) own.value().copy_(given[own.key()]);
  }
  if (!isReleased_) adaptor_->copyFromDenoiser();
  adaptor_->to(model::modelDevice());
  for (auto& item : adaptor_->named_parameters()) {
    const bool isFrozen = item.key().starts_with("mld_denoiser.") || (keepsStyleEncoder_ && item.key().starts_with("style_encoder."));
    item.value().set_requires_grad(!isFrozen);
  }
  for (auto& parameter : vae_.vae->parameters()) parameter.set_requires_grad(false);
}

std::vector<NamedParameter> PublishedSmoodiRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : adaptor_->named_parameters())
    if (item.value().requires_grad()) all.push_back({"denoiser." + item.key(), item.value()});
  return all;
}

at::Tensor PublishedSmoodiRecipe::lossOf(const BatchSampler& styled, const BatchSampler& prior, base::RandomStream& random, std::int64_t count, double cycleWeight,
                                         Scalars* terms) {
  SmoodiLossInput input;
  for (const auto& [side, sampler] : {std::pair{&input.x, &styled}, std::pair{&input.y, &prior}}) {
    const auto clips = sampler->draw(random, static_cast<std::size_t>(count));
    const auto batch = sampler->load(clips, random);
    side->lengths = batch.lengths;
    side->style = renormalized(batch.features, dataset_, vae_.mean, vae_.std);
    {
      const torch::NoGradGuard quiet;
      side->latent = model::drawnLatent(vae_.vae, side->style, batch.lengths);
    }
    side->text = captions_.draw(clips, random);
    side->noise = diffusion::noiseLike(side->latent);
    side->cycleNoise = diffusion::noiseLike(side->latent);
    if (styleDropout_ > 0.0) side->style = side->style * model::onModelDevice((torch::rand({count, 1, 1}) >= styleDropout_).to(torch::kFloat));
  }
  input.timestep = model::onModelDevice(torch::randint(schedule_.trainSteps(), {count}, torch::kLong));
  if (isReleased_) {
    const std::array<const SmoodiLossSide*, 6> shown = {&input.x, &input.y, &input.y, &input.x, &input.y, &input.x};
    for (std::size_t call = 0; call < shown.size(); ++call)
      input.permutations[call] = model::onModelDevice(sampling::windowPermutations(shown[call]->style.size(1), 1, random.below(std::uint64_t{1} << 62))[0]);
  }
  const LatentDecoder decode = [&](const torch::Tensor& latent, const torch::Tensor& lengths) { return vae_.vae->decode(latent, lengths); };
  const auto losses = smoodiLoss(adaptor_, schedule_, decode, input, {.cycleWeight = cycleWeight, .hasCycle = cycleWeight > 0.0, .accumulatesInBuffer = isReleased_});
  if (terms) {
    *terms = {{"style", losses.standard.item<double>()}, {"prior", losses.prior.item<double>()}};
    if (cycleWeight > 0.0) terms->emplace_back("cycle", (losses.cycleX + losses.cycleY).item<double>());
  }
  return losses.total;
}

at::Tensor PublishedSmoodiRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) { return lossOf(styled_, prior_, random, batch_, cycleWeight_, &terms); }

Scalars PublishedSmoodiRecipe::validate() {
  // The same clips, steps and noise each time.
  torch::manual_seed(17);
  base::RandomStream random(17);
  double sum = 0.0;
  for (int i = 0; i < kCheckedRounds; ++i) sum += lossOf(heldOutStyled_, heldOutPrior_, random, kCheckedPairs, 0.0, nullptr).item<double>();
  return {{"val_loss", sum / kCheckedRounds}};
}

void PublishedSmoodiRecipe::setTraining(bool isTraining) {
  adaptor_->train(isTraining);
  // Lightning puts everything in train mode: released weights were made with dropout in what is frozen.
  vae_.vae->train(isTraining && isReleased_);
  adaptor_->denoiser()->train(isTraining && isReleased_);
  if (keepsStyleEncoder_) adaptor_->styleEncoder()->train(isTraining && isReleased_);
}

std::map<std::string, std::string> PublishedSmoodiRecipe::metadata() const {
  const auto& o = adaptor_->options();
  const nlohmann::json config = {
      {"kind", "smoodi-published"}, {"width", o.denoiser.width}, {"layers", o.denoiser.layers}, {"variant", isReleased_ ? "released" : "paper"}};
  return {{"config", base::jsonText(config)}, {"data", dataset_.hash()}};
}

std::map<std::string, at::Tensor> PublishedSmoodiRecipe::extraTensors() {
  std::map<std::string, at::Tensor> all;
  for (const auto& item : adaptor_->named_parameters())
    if (!item.value().requires_grad()) all["denoiser." + item.key()] = item.value().detach();
  return all;
}

}  // namespace core::training
