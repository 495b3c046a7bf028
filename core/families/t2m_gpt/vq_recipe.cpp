#include "core/families/t2m_gpt/vq_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_tensors.h"
#include "core/training/action_balance.h"
#include "core/training/renormalized.h"

#include <torch/torch.h>

#include <stdexcept>

namespace core::training {

namespace {

constexpr std::int64_t kHeldOutBatch = 64;
constexpr int kHeldOutBatches = 4;

model::VqVaeOptions sizesOf(const base::Settings& settings) {
  model::VqVaeOptions o;
  o.width = static_cast<int>(settings.integer("width"));
  o.codeWidth = static_cast<int>(settings.integer("code-width"));
  o.codes = static_cast<int>(settings.integer("codes"));
  return o;
}

/// The root decides the path and the feet, and 6D rotations are never drawn.
at::Tensor groupWeights(double root) {
  const auto& layout = representation::featureLayout(representation::Layout::HumanMl3d);
  auto weights = torch::ones({layout.width});
  weights.slice(0, 0, layout.positions.begin).fill_(root);
  weights.slice(0, layout.rotations.begin, layout.rotations.end).fill_(0.4);
  return weights;
}

VqLossOptions lossOptionsOf(const base::Settings& settings) {
  VqLossOptions options;
  using Distance = VqLossOptions::Distance;
  const auto word = settings.text("distance");
  options.distance = word == "l1" ? Distance::L1 : word == "l2" ? Distance::L2 : Distance::SmoothL1;
  options.velocityWeight = settings.number("w-velocity");
  options.commitWeight = settings.number("w-commit");
  options.differenceWeight = settings.number("w-difference");
  if (const double root = settings.number("w-root"); root > 0.0) options.featureWeights = model::onModelDevice(groupWeights(root));
  return options;
}

}  // namespace

base::SettingSpecs VqRecipe::settings() {
  return {base::integerSetting("batch", 128, 1, 4096, "windows of an update; with 256 codes every code is met 8 times in it"),
          base::integerSetting("window", 64, 8, motion::humanml3d::kMostFrames, "frames of a window; a multiple of 4"),
          base::integerSetting("codes", 256, 2, 4096, "rows of the codebook; 512 as published"),
          base::integerSetting("code-width", 128, 2, 1024, "numbers of a code; 512 as published"),
          base::integerSetting("width", 128, 8, 1024, "channels of the hidden layers; 512 as published"),
          base::wordSetting("distance", {"l1_smooth", "l1", "l2"}, "how far a reconstruction is"),
          base::numberSetting("w-velocity", 0.5, 0, 100, "weight of the joint positions once more, as published"),
          base::numberSetting("w-commit", 0.02, 0, 100, "weight of the latents' distance from their codes"),
          base::numberSetting("w-difference", 2.0, 0, 100, "weight of the joints' steps from frame to frame; 0 as published"),
          base::numberSetting("w-root", 4.0, 0, 100, "weight of the root's way, and 0.4 for rotations; 0: everything weighs 1, as published"),
          base::numberSetting("mu", 0.99, 0, 0.9999, "how slowly the codebook follows"),
          base::wordSetting("resets", {"random", "first"}, "what replaces a code that nobody uses: latents of the batch by chance, or the first ones as published"),
          base::fileSetting("from", "a trained tokenizer to go on from; its sizes, its normalization and its codebook then hold")};
}

VqRecipe::VqRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<sampling::TrainedVq> start)
    : dataset_(dataset),
      network_(start ? start->network : model::VqVae(sizesOf(settings))),
      mean_(start ? start->mean : model::onModelDevice(dataset.mean())),
      std_(start ? start->std : model::onModelDevice(dataset.std())),
      window_(settings.integer("window")),
      batch_(settings.integer("batch")),
      sampler_(dataset,
               [balance = actionBalance(dataset), share = 1.0 / static_cast<double>(dataset.clips().size()), rows = window_](const dataset::ClipEntry& clip) {
                 // Half as the clips are, half balanced by action, as the other autoencoder's.
                 return clip.split == "train" && clip.rows >= rows ? share + balance(clip) : 0.0;
               }),
      heldOut_(dataset, [rows = window_](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && clip.rows >= rows ? 1.0 : 0.0; }),
      lossOptions_(lossOptionsOf(settings)),
      mu_(settings.number("mu")),
      replacesByChance_(settings.text("resets") == "random"),
      isStarted_(torch::zeros({1}, torch::kLong)) {
  if (window_ % network_->framesPerCode() != 0) throw std::invalid_argument("the setting window is a multiple of " + std::to_string(network_->framesPerCode()));
  const auto& o = network_->options();
  network_->to(model::modelDevice());
  sums_ = {model::onModelDevice(torch::zeros({o.codes, o.codeWidth})), model::onModelDevice(torch::ones({o.codes}))};
  if (start) {
    for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
    sums_.sum.copy_(network_->codebook());
    isStarted_.fill_(1);
  }
}

std::vector<NamedParameter> VqRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"vqvae." + item.key(), item.value()});
  return all;
}

at::Tensor VqRecipe::windows(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count) const {
  return renormalized(sampler.load(sampler.draw(random, static_cast<std::size_t>(count)), random, window_).features, dataset_, mean_, std_);
}

at::Tensor VqRecipe::replacementsOf(const at::Tensor& latents) const {
  const auto order = replacesByChance_ ? latents.index_select(0, torch::randperm(latents.size(0), torch::kLong).to(latents.device())) : latents;
  return enoughLatents(order, network_->options().codes);
}

at::Tensor VqRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  const auto features = windows(sampler_, random, batch_);
  auto& codebook = network_->codebook();
  if (isStarted_.item<std::int64_t>() == 0) {
    const torch::NoGradGuard quiet;
    const auto latents = network_->encode(features).to(torch::kFloat).reshape({-1, codebook.size(1)});
    codebook.copy_(replacementsOf(latents).narrow(0, 0, codebook.size(0)));
    sums_.sum.copy_(codebook);
    isStarted_.fill_(1);
  }
  const auto losses = vqLoss(network_, features, lossOptions_);
  followCodes(codebook, sums_, losses.latents, losses.codes, replacementsOf(losses.latents), mu_);
  terms = {{"reconstruction", losses.reconstruction.item<double>()},
           {"commitment", losses.commitment.item<double>()},
           {"velocity", losses.velocity.item<double>()},
           {"perplexity", perplexity(losses.codes, codebook.size(0)).item<double>()}};
  if (losses.difference.defined()) terms.emplace_back("difference", losses.difference.item<double>());
  return losses.total;
}

Scalars VqRecipe::validate() {
  base::RandomStream random(17);
  double loss = 0.0, distance = 0.0;
  std::vector<at::Tensor> codes;
  const auto joints = [&](const at::Tensor& features) {
    const auto places = representation::recoverJoints(features * std_ + mean_);  // [B, F, 22, 3]
    return places - places.slice(2, 0, 1);
  };
  for (int i = 0; i < kHeldOutBatches; ++i) {
    const auto features = windows(heldOut_, random, kHeldOutBatch);
    const auto losses = vqLoss(network_, features, lossOptions_);
    loss += losses.total.item<double>() / kHeldOutBatches;
    codes.push_back(losses.codes);
    const auto guess = network_->decode(network_->lookUp(losses.codes.reshape({kHeldOutBatch, -1})));
    distance += 100.0 * (joints(guess) - joints(features)).norm(2, {3}).mean().item<double>() / kHeldOutBatches;
  }
  return {{"val_loss", loss}, {"val_cm", distance}, {"val_perplexity", perplexity(torch::cat(codes), network_->options().codes).item<double>()}};
}

std::map<std::string, std::string> VqRecipe::metadata() const { return {{"config", sampling::vqConfig(network_->options())}, {"data", dataset_.hash()}}; }

std::map<std::string, at::Tensor> VqRecipe::extraTensors() { return {{"mean", mean_}, {"std", std_}, {"vqvae.quantizer.codebook", network_->codebook()}}; }

std::map<std::string, at::Tensor> VqRecipe::stateTensors() {
  return {{"codebook", network_->codebook()}, {"sum", sums_.sum}, {"count", sums_.count}, {"started", isStarted_}};
}

}  // namespace core::training
