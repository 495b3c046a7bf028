#include "core/families/mdm/mdm_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/model/positional.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/training/action_balance.h"
#include "core/training/renormalized.h"

#include <torch/torch.h>

#include <stdexcept>

namespace core::training {

namespace {

constexpr std::int64_t kHeldOutClips = 32, kLongest = motion::humanml3d::kMostFrames;
constexpr int kHeldOutRounds = 4;

model::MdmOptions sizesOf(const base::Settings& settings, int textWidth) {
  model::MdmOptions o;
  o.width = static_cast<int>(settings.integer("width"));
  o.layers = static_cast<int>(settings.integer("layers"));
  o.feedForward = static_cast<int>(settings.integer("feed-forward", 2 * o.width));
  o.dropout = settings.number("dropout");
  o.textWidth = textWidth;
  if (o.width % o.heads != 0) throw std::invalid_argument("the setting width is a multiple of " + std::to_string(o.heads));
  return o;
}

}  // namespace

at::Tensor mdmLoss(const at::Tensor& clean, const at::Tensor& predicted, const at::Tensor& isInside) {
  const auto inside = isInside.to(torch::kFloat);
  const auto error = (predicted.to(torch::kFloat) - clean).square().mean(2) * inside;  // [B, F]
  return (error.sum(1) / inside.sum(1)).mean();
}

base::SettingSpecs MdmRecipe::settings() {
  return {base::neededFile("text", "the weights.safetensors of a run of text-encoder, or a bundle that holds it"),
          base::fileSetting("from", "a trained network to go on from; its sizes and its normalization then hold"),
          base::integerSetting("batch", 48, 1, 4096, "clips of an update"),
          base::numberSetting("null-text", 0.1, 0, 1, "share of captions left out, for guidance"),
          base::integerSetting("width", 256, 8, 1024, "of the network; 512 as published"),
          base::integerSetting("layers", 6, 1, 24, "of the network; 8 as published"),
          base::integerSetting("feed-forward", {}, 8, 4096, "of the network; usually twice its width"),
          base::numberSetting("dropout", 0.1, 0, 0.9, "of the network")};
}

MdmRecipe::MdmRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder, const model::TensorFile& textPart,
                     std::optional<sampling::MdmModel> start)
    : dataset_(dataset),
      captions_(dataset, encoder, {.nullText = 0.0}),  // null is a vector of zeros, put in below
      sampler_(dataset, actionBalance(dataset)),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() ? 1.0 : 0.0; }),
      schedule_(diffusion::NoiseSchedule::cosine().value()),
      batch_(settings.integer("batch")),
      nullText_(settings.number("null-text")),
      mean_(start ? start->mean : model::onModelDevice(dataset.mean())),
      std_(start ? start->std : model::onModelDevice(dataset.std())) {
  sampling::addModelPart(textPart_, "text", textPart);
  if (!start) {
    network_ = model::Mdm(sizesOf(settings, encoder->width()));
    network_->to(model::modelDevice());
    return;
  }
  if (start->network->options().textWidth != encoder->width()) throw std::invalid_argument("the network to go on from was trained with a text encoder of another width");
  network_ = start->network;
  for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
}

std::vector<NamedParameter> MdmRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"mdm." + item.key(), item.value()});
  return all;
}

at::Tensor MdmRecipe::lossOf(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, double nullText) {
  const auto clips = sampler.draw(random, static_cast<std::size_t>(count));
  auto batch = sampler.load(clips, random, kLongest);
  const auto isInside = model::lengthMask(batch.lengths, batch.features.size(1));
  batch.features = renormalized(batch.features, dataset_, mean_, std_) * isInside.to(torch::kFloat).unsqueeze(2);
  auto text = captions_.draw(clips, random).squeeze(1);
  if (nullText > 0.0) text = text * (torch::rand({count, 1}) >= nullText).to(text.options());
  const auto step = torch::randint(schedule_.trainSteps(), {count}, torch::kLong);
  const auto noisy = schedule_.addNoise(batch.features, diffusion::noiseLike(batch.features), step);
  return mdmLoss(batch.features, network_->forward(noisy, step, text, isInside), isInside);
}

at::Tensor MdmRecipe::loss(std::int64_t, base::RandomStream& random, Scalars&) { return lossOf(sampler_, random, batch_, nullText_); }

Scalars MdmRecipe::validate() {
  torch::manual_seed(17);
  base::RandomStream random(17);
  double sum = 0.0;
  for (int i = 0; i < kHeldOutRounds; ++i) sum += lossOf(heldOut_, random, kHeldOutClips, 0.0).item<double>();
  return {{"val_loss", sum / kHeldOutRounds}};
}

std::map<std::string, std::string> MdmRecipe::metadata() const {
  auto metadata = textPart_.metadata;
  metadata["format"] = sampling::kMdmFormat;
  metadata["config"] = sampling::compactMdmConfig(network_->options());
  metadata["data"] = dataset_.hash();
  return metadata;
}

std::map<std::string, at::Tensor> MdmRecipe::extraTensors() {
  auto extras = textPart_.tensors;
  extras.insert({{"mean", mean_}, {"std", std_}});
  return extras;
}

}  // namespace core::training
