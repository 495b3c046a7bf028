#include "core/families/mld/denoiser_recipe.h"

#include "core/base/file.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/mld_weights.h"
#include "core/training/action_balance.h"

#include <torch/torch.h>

#include <cmath>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace core::training {

at::Tensor maskedNoiseError(const at::Tensor& predicted, const at::Tensor& noise, const at::Tensor& mask) {
  const auto weight = mask.unsqueeze(2).to(torch::kFloat);
  return ((predicted.to(torch::kFloat) - noise).square() * weight).sum() / (weight.sum() * static_cast<double>(noise.size(2)));
}

namespace {
CaptionMix captionMix(const base::Settings& settings) {
  CaptionMix mix;
  mix.nullText = settings.number("null-text");
  mix.styledText = settings.number("styled-text");
  mix.phrases = settings.number("phrases");
  return mix;
}
}  // namespace

base::SettingSpecs DenoiserRecipe::settings() {
  const CaptionMix mix;
  const auto usual = model::compactDenoiser();
  return {base::neededFile("vae", "the weights.safetensors of a run of mld-vae, or a bundle that holds it"),
          base::neededFile("text", "the weights.safetensors of a run of text-encoder, or a bundle that holds it"),
          base::fileSetting("from", "a trained denoiser to go on from; its sizes and its whitening of the latents then hold"),
          base::integerSetting("batch", 192, 1, 4096, "clips of an update"),
          base::numberSetting("null-text", mix.nullText, 0, 1, "share of captions left empty, for guidance"),
          base::numberSetting("styled-text", mix.styledText, 0, 1, "of labelled clips, the share of captions that name the style too"),
          base::numberSetting("phrases", mix.phrases, 0, 1, "of labelled clips, the share of captions drawn from other ways to say it"),
          base::numberSetting("replay", 0.0, 0, 0.95,
                              "share of an update that is drawn from the source \"replay\", motions that the start made of itself: they are held to what the start "
                              "predicts for their first caption, whichever is drawn, so that it forgets nothing and understands the others; 0: every source alike"),
          base::fileSetting("replay-captions",
                            "with replay: a file of captions, one a line, behind a tab where something stands before it; half of the replayed motions are asked "
                            "for these, so that what the motions do not show is kept, too"),
          base::integerSetting("layers", usual.layers, 1, 24, "of the network; an odd number, for its skip connections"),
          base::integerSetting("width", usual.width, 16, 1024, "of its tokens"),
          base::integerSetting("feed-forward", usual.feedForward, 16, 4096, "of the network"),
          base::numberSetting("dropout", usual.dropout, 0, 0.9, "of the network")};
}

namespace {

std::vector<std::string> captionsOf(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file);
  if (!text) throw std::runtime_error(text.error().message);
  std::vector<std::string> captions;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    captions.push_back(line.substr(line.rfind('\t') + 1));
  }
  if (captions.empty()) throw std::runtime_error(file.string() + ": holds no caption");
  return captions;
}

using ClipWeight = std::function<double(const dataset::ClipEntry&)>;

bool learnsFrom(const dataset::ClipEntry& clip) { return clip.split == "train" && !clip.captions.empty(); }
bool isReplayed(const dataset::ClipEntry& clip) { return clip.source == "replay"; }

double replayedWeight(const dataset::ClipEntry& clip) { return learnsFrom(clip) && isReplayed(clip) ? 1.0 : 0.0; }

// Moves that are shown by many clips are seen more often than others, but not as much: one over the root of their number.
ClipWeight taughtWeight(const dataset::MotionDataset& dataset) {
  const auto move = [](const dataset::ClipEntry& clip) { return clip.content.empty() ? clip.captions.front().text : clip.content; };
  std::map<std::string, double> counts;
  for (const auto& clip : dataset.clips())
    if (learnsFrom(clip) && !isReplayed(clip)) counts[move(clip)] += 1.0;
  return
      [move, counts = std::move(counts)](const dataset::ClipEntry& clip) { return learnsFrom(clip) && !isReplayed(clip) ? 1.0 / std::sqrt(counts.at(move(clip))) : 0.0; };
}

}  // namespace

DenoiserRecipe::DenoiserRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TrainedVae vae, std::shared_ptr<text::TextEncoder> encoder,
                               std::optional<model::TrainedDenoiser> start)
    : dataset_(dataset),
      latents_(dataset, vae),
      captions_(dataset, encoder, captionMix(settings)),
      sampler_(dataset, settings.number("replay") > 0.0 ? taughtWeight(dataset) : actionBalance(dataset)),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() ? 1.0 : 0.0; }),
      schedule_(diffusion::NoiseSchedule::scaledLinear().value()),
      batch_(settings.integer("batch")),
      replayed_(static_cast<std::int64_t>(std::llround(settings.number("replay") * static_cast<double>(batch_)))) {
  if (replayed_ > 0) {
    if (!start) throw std::invalid_argument("the setting replay needs a start: --set from=FILE");
    replaySampler_.emplace(dataset, replayedWeight);
    if (const auto file = settings.text("replay-captions"); !file.empty()) replayCaptions_ = captionsOf(file);
    before_ = model::MldDenoiser(start->denoiser->options());
    const torch::NoGradGuard quiet;
    auto copies = before_->named_parameters();
    for (const auto& item : start->denoiser->named_parameters()) copies[item.key()].copy_(item.value());
    before_->to(model::modelDevice());
    before_->eval();
  }
  if (start) {
    latents_.useWhitening(start->latentMean, start->latentStd);
    denoiser_ = start->denoiser;
    return;
  }
  auto options = model::compactDenoiser();
  options.latentWidth = vae.vae->options().latentWidth;
  options.textWidth = encoder->width();
  options.layers = static_cast<int>(settings.integer("layers"));
  if (options.layers % 2 == 0) throw std::invalid_argument("the setting layers is an odd number: one layer stands between those that skip connections join");
  options.width = static_cast<int>(settings.integer("width"));
  options.feedForward = static_cast<int>(settings.integer("feed-forward"));
  if (options.width % options.heads != 0) throw std::invalid_argument("the setting width is a multiple of " + std::to_string(options.heads));
  options.dropout = settings.number("dropout");
  denoiser_ = model::MldDenoiser(options);
  denoiser_->to(model::modelDevice());
}

std::vector<NamedParameter> DenoiserRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : denoiser_->named_parameters()) all.push_back({"denoiser." + item.key(), item.value()});
  return all;
}

at::Tensor DenoiserRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  auto clips = sampler_.draw(random, static_cast<std::size_t>(batch_ - replayed_));
  if (replayed_ > 0) {
    const auto more = replaySampler_->draw(random, static_cast<std::size_t>(replayed_));
    clips.insert(clips.end(), more.begin(), more.end());
  }
  const auto batch = latents_.draw(clips);
  auto [text, ownText] = captions_.drawBesideOwn(clips, random);
  for (auto i = batch_ - replayed_; i < batch_ && !replayCaptions_.empty(); ++i) {
    if (random.below(2) == 0) continue;
    const auto& other = captions_.encode(replayCaptions_[random.below(replayCaptions_.size())]).select(0, 0);
    text.select(0, i).copy_(other);
    ownText.select(0, i).copy_(other);
  }
  const auto step = torch::randint(schedule_.trainSteps(), {batch_}, torch::kLong);
  const auto noise = diffusion::noiseLike(batch.latent);
  const auto noisy = schedule_.addNoise(batch.latent, noise, step);
  const auto predicted = denoiser_->forward(noisy, step, text, batch.mask);
  if (replayed_ == 0) return maskedNoiseError(predicted, noise, batch.mask);
  const auto first = batch_ - replayed_;
  const auto kept = [&](const at::Tensor& all) { return all.narrow(0, first, replayed_); };
  auto target = noise.clone();
  {
    const torch::NoGradGuard quiet;
    kept(target).copy_(before_->forward(kept(noisy), kept(step), kept(ownText), kept(batch.mask)).to(torch::kFloat));
    terms = {{"taught", maskedNoiseError(predicted.narrow(0, 0, first), noise.narrow(0, 0, first), batch.mask.narrow(0, 0, first)).item<double>()},
             {"drift", maskedNoiseError(kept(predicted), kept(target), kept(batch.mask)).item<double>()}};
  }
  return maskedNoiseError(predicted, target, batch.mask);
}

Scalars DenoiserRecipe::validate() {
  // The same clips, steps and noise each time, so that the curve shows the model alone.
  torch::manual_seed(17);
  base::RandomStream random(17);
  double sum = 0.0;
  constexpr int kBatches = 8;
  for (int i = 0; i < kBatches; ++i) {
    const auto clips = heldOut_.draw(random, 64);
    const auto batch = latents_.draw(clips);
    const auto text = captions_.draw(clips, random);
    const auto step = torch::randint(schedule_.trainSteps(), {64}, torch::kLong);
    const auto noise = diffusion::noiseLike(batch.latent);
    sum += maskedNoiseError(denoiser_->forward(schedule_.addNoise(batch.latent, noise, step), step, text, batch.mask), noise, batch.mask).item<double>();
  }
  return {{"val_noise_error", sum / kBatches}};
}

std::map<std::string, std::string> DenoiserRecipe::metadata() const {
  return {{"config", model::denoiserConfig(denoiser_->options(), "mld-denoiser")}, {"data", dataset_.hash()}};
}

std::map<std::string, at::Tensor> DenoiserRecipe::extraTensors() { return {{"latent_mean", latents_.mean()}, {"latent_std", latents_.std()}}; }

}  // namespace core::training
