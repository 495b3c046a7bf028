#include "core/families/remodiffuse/remodiffuse_recipe.h"

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

constexpr std::int64_t kCheckedAtOnce = 32, kLongestClip = motion::humanml3d::kMostFrames;
constexpr int kCheckedRounds = 4;

model::RemodiffuseOptions remodiffuseSizesOf(const base::Settings& settings, int textInput) {
  model::RemodiffuseOptions o;
  const auto size = [&](const char* name) { return static_cast<int>(settings.integer(name)); };
  o.width = size("width");
  o.layers = size("layers");
  o.feedForward = o.motionFeedForward = static_cast<int>(settings.integer("feed-forward", 2 * o.width));
  o.timeWidth = size("time-width");
  o.textWidth = size("text-width");
  o.textFeedForward = 2 * o.textWidth;
  o.textLayers = size("text-layers");
  o.motionLayers = size("motion-layers");
  o.textInput = o.captionInput = textInput;
  o.captionLayers = 0;  // one token a caption: nothing to attend to
  if (o.width % o.heads != 0 || o.textWidth % o.textHeads != 0)
    throw std::invalid_argument("the setting width is a multiple of " + std::to_string(o.heads) + ", text-width of " + std::to_string(o.textHeads));
  return o;
}

}  // namespace

base::SettingSpecs RemodiffuseRecipe::settings() {
  return {base::neededFile("text", "the weights.safetensors of a run of text-encoder, or a bundle that holds it"),
          base::fileSetting("from", "a trained network to go on from; its sizes and its normalization then hold"),
          base::integerSetting("batch", 48, 1, 4096, "clips of an update"),
          base::numberSetting("null-text", 0.1, 0, 1, "share of captions left out, for guidance"),
          base::numberSetting("null-clips", 0.1, 0, 1, "share of motions without clips beside them, for guidance"),
          base::integerSetting("near", 2, 1, 16, "clips beside a motion"),
          base::integerSetting("among", 8, 1, 64, "they are drawn from so many of the nearest, so that none is copied"),
          base::integerSetting("library", 500, 0, 100'000, "clips of the data set kept with the weights, which motions are made beside"),
          base::integerSetting("width", 256, 8, 1024, "of the network; 512 as published"),
          base::integerSetting("layers", 4, 1, 24, "of the network, as published"),
          base::integerSetting("feed-forward", {}, 8, 4096, "of the network; usually twice its width, as published"),
          base::integerSetting("time-width", 512, 8, 4096, "of what the step is told by; 2048 as published"),
          base::integerSetting("text-width", 192, 4, 1024, "of the text inside; 256 as published"),
          base::integerSetting("text-layers", 1, 1, 8, "of the text inside; 2 as published"),
          base::integerSetting("motion-layers", 2, 1, 8, "that read a clip, as published")};
}

RemodiffuseRecipe::RemodiffuseRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder,
                                     const model::TensorFile& textPart, std::optional<sampling::RemodiffuseModel> start)
    : dataset_(dataset),
      captions_(dataset, encoder, {.nullText = 0.0}),  // what is left out is hidden from the network
      sampler_(dataset, actionBalance(dataset)),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() ? 1.0 : 0.0; }),
      batch_(settings.integer("batch")),
      nullText_(settings.number("null-text")),
      nullClips_(settings.number("null-clips")),
      near_(static_cast<int>(settings.integer("near"))),
      mean_(start ? start->mean : model::onModelDevice(dataset.mean())),
      std_(start ? start->std : model::onModelDevice(dataset.std())),
      library_(
          dataset, near_, static_cast<int>(settings.integer("among")), [this](const std::string& caption) { return captions_.encode(caption)[0][0]; },
          [this](const at::Tensor& features) { return renormalized(features, dataset_, mean_, std_); }) {
  sampling::addModelPart(kept_, "text", textPart);
  sampling::addLibrary(kept_, library_.chosen(settings.integer("library")));
  if (!start) {
    network_ = model::Remodiffuse(remodiffuseSizesOf(settings, encoder->width()));
    network_->to(model::modelDevice());
    return;
  }
  if (start->network->options().textInput != encoder->width()) throw std::invalid_argument("the network to go on from was trained with a text encoder of another width");
  network_ = start->network;
  for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
}

std::vector<NamedParameter> RemodiffuseRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({"remodiffuse." + item.key(), item.value()});
  return all;
}

RemodiffuseRecipe::Drawn RemodiffuseRecipe::draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, bool isByChance) {
  const auto clips = sampler.draw(random, static_cast<std::size_t>(count));
  const auto batch = sampler.load(clips, random, kLongestClip);
  Drawn drawn;
  drawn.isInside = model::lengthMask(batch.lengths, batch.features.size(1));
  drawn.motion = renormalized(batch.features, dataset_, mean_, std_) * drawn.isInside.to(torch::kFloat).unsqueeze(2);
  drawn.text = captions_.draw(clips, random);
  drawn.clips = library_.beside(clips, drawn.text.squeeze(1).cpu(), batch.lengths.cpu(), isByChance ? &random : nullptr);
  drawn.clips.motion = model::onModelDevice(drawn.clips.motion);
  drawn.clips.lengths = model::onModelDevice(drawn.clips.lengths);
  drawn.clips.text = model::onModelDevice(drawn.clips.text);
  return drawn;
}

at::Tensor RemodiffuseRecipe::lossOf(const Drawn& drawn, double nullText, double nullClips) {
  const auto count = drawn.motion.size(0);
  const auto& schedule = sampling::remodiffuseSchedule();
  const auto step = torch::randint(schedule.trainSteps(), {count}, torch::kLong);
  const auto noise = diffusion::noiseLike(drawn.motion);
  const model::RemodiffuseSwitches switches{torch::rand({count}) >= nullText, torch::rand({count}) >= nullClips};
  return model::remodiffuseLoss(network_, schedule, drawn.motion, noise, step, drawn.isInside, drawn.text, drawn.clips, switches);
}

at::Tensor RemodiffuseRecipe::loss(std::int64_t, base::RandomStream& random, Scalars&) { return lossOf(draw(sampler_, random, batch_, true), nullText_, nullClips_); }

Scalars RemodiffuseRecipe::validate() {
  base::RandomStream random(17);
  double with = 0.0, alone = 0.0;
  for (int i = 0; i < kCheckedRounds; ++i) {
    const auto drawn = draw(heldOut_, random, kCheckedAtOnce, false);
    for (const auto& [sum, nullClips] : {std::pair{&with, 0.0}, std::pair{&alone, 2.0}}) {
      torch::manual_seed(static_cast<std::uint64_t>(17 + i));
      *sum += lossOf(drawn, 0.0, nullClips).item<double>() / kCheckedRounds;
    }
  }
  return {{"val_loss", with}, {"val_loss_alone", alone}};
}

std::map<std::string, std::string> RemodiffuseRecipe::metadata() const {
  auto metadata = kept_.metadata;
  metadata["format"] = sampling::kRemodiffuseFormat;
  metadata["config"] = sampling::compactRemodiffuseConfig(network_->options(), near_);
  metadata["data"] = dataset_.hash();
  return metadata;
}

std::map<std::string, at::Tensor> RemodiffuseRecipe::extraTensors() {
  auto extras = kept_.tensors;
  extras.insert({{"mean", mean_}, {"std", std_}});
  return extras;
}

}  // namespace core::training
