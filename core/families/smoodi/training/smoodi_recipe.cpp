#include "core/families/smoodi/training/smoodi_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/diffusion/style_guidance.h"
#include "core/families/smoodi/training/smoodi_loss.h"
#include "core/training/action_balance.h"

#include <torch/torch.h>

namespace core::training {

namespace {

using dataset::ClipEntry;

std::unique_ptr<BatchSampler> priorSampler(const dataset::MotionDataset& dataset) {
  const auto balance = actionBalance(dataset);
  const auto weight = [&](const ClipEntry& clip) { return clip.style.empty() ? balance(clip) : 0.0; };
  for (const auto& clip : dataset.clips()) {
    if (weight(clip) > 0.0) return std::make_unique<BatchSampler>(dataset, weight);
  }
  return nullptr;
}

// The masks tell the latent tokens; a token stands for eight frames.
at::Tensor framesOf(const at::Tensor& mask) { return mask.sum(1).to(torch::kLong) * model::TemporalVaeImpl::kFrameStride; }

}  // namespace

base::SettingSpecs SmoodiRecipe::settings() {
  return {base::neededFile("vae", "the weights.safetensors of a run of mld-vae, or a bundle that holds it"),
          base::neededFile("text", "of text-encoder, or a bundle that holds it"),
          base::neededFile("denoiser", "of mld-denoiser, or a bundle that holds it; it stays as it is"),
          base::neededFile("style", "of style-network, or a bundle that holds it; it stays as it is"),
          base::fileSetting("from", "a trained adaptor to go on from, of whatever denoiser of the same sizes"),
          base::switchSetting("keep-styles", false, "the styles by name that the start knows stay what they are; those that it does not know are added"),
          base::integerSetting("batch", 160, 1, 4096, "clips of an update"),
          base::numberSetting("prior-weight", 1.0, 0, 100, "weight of the clips without a style, which keep the content (L_pr); 0: without"),
          base::numberSetting("style-dropout", 0.1, 0, 1, "share of styled clips whose style is hidden"),
          base::numberSetting("cycle-weight", 0.0, 0, 100, "weight of the cycle loss (L_cyc); 0.1 as published"),
          base::integerSetting("cycle-batch", 24, 1, 4096, "pairs of an update for it"),
          base::numberSetting("style-weight", 0.0, 0, 100, "weight of the statistics that another style has (L_sty): the guidance, learnt"),
          base::integerSetting("style-batch", 32, 2, 4096, "clips of an update for it"),
          base::integerSetting("style-below", 400, 1, 1000, "of the 1,000 noise levels, those under which it is asked"),
          base::numberSetting("style-keep", 0.0, 0, 100, "within it, weight of how far clips without a label are moved by it"),
          base::numberSetting("null-text", 0.1, 0, 1, "share of captions left empty, for guidance"),
          base::numberSetting("phrases", 0.5, 0, 1, "of labelled clips, the share of captions drawn from other ways to say it")};
}

SmoodiRecipe::SmoodiRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, model::TrainedVae vae, std::shared_ptr<text::TextEncoder> encoder,
                           model::TrainedDenoiser denoiser, model::TrainedStyleNetwork style)
    : dataset_(dataset),
      latents_(dataset, vae),
      captions_(dataset, std::move(encoder), CaptionMix{settings.number("null-text"), 0.0, settings.number("phrases")}),
      styled_(dataset, [balance = actionBalance(dataset)](const ClipEntry& clip) { return clip.style.empty() ? 0.0 : balance(clip); }),
      heldOut_(dataset, [](const ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.style.empty() ? 1.0 : 0.0; }),
      prior_(priorSampler(dataset)),
      schedule_(diffusion::NoiseSchedule::scaledLinear().value()),
      vae_(std::move(vae)),
      denoiser_(std::move(denoiser)),
      style_(std::move(style)),
      keepsStyles_(settings.isOn("keep-styles")),
      batch_(settings.integer("batch")),
      cycleBatch_(settings.integer("cycle-batch")),
      styleBatch_(settings.integer("style-batch")),
      styleBelow_(settings.integer("style-below")),
      priorWeight_(settings.number("prior-weight")),
      styleDropout_(settings.number("style-dropout")),
      cycleWeight_(settings.number("cycle-weight")),
      styleWeight_(settings.number("style-weight")),
      keepWeight_(settings.number("style-keep")),
      learnsChange_(styleWeight_ > 0.0) {
  // The whitening of the frozen denoiser holds, whatever this data set's own would be.
  latents_.useWhitening(denoiser_.latentMean, denoiser_.latentStd);
  auto options = model::compactAdaptor(denoiser_.denoiser->options(), style_.network->options());
  adaptor_ = model::StyleAdaptor(options, denoiser_.denoiser);
  adaptor_->copyFromDenoiser();
  adaptor_->to(model::modelDevice());
  {
    const torch::NoGradGuard quiet;
    style_.network->eval();
    for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
      const auto features = ((model::onModelDevice(dataset_.features(i) * dataset_.std() + dataset_.mean()) - style_.mean) / style_.std).unsqueeze(0);
      const auto reading = style_.network->read(features, style_.network->options().layers - 1, torch::tensor({features.size(1)}, torch::kLong));
      readings_.push_back({reading.embedding[0].clone(), reading.layers.back().mean[0].clone(), reading.layers.back().deviation[0].clone()});
      const auto& clip = dataset_.clips()[i];
      if (clip.split == "train" && !clip.style.empty()) byStyle_[clip.style].push_back(i);
    }
    for (const auto& [label, clips] : byStyle_) {
      std::map<std::string, std::vector<std::size_t>> byContent;
      for (const auto clip : clips)
        if (const auto& content = dataset_.clips()[clip].content; !content.empty()) byContent[content].push_back(clip);
      for (const auto& [content, same] : byContent) contents_[content][label] = {meanOf(same, &StyleReading::mean), meanOf(same, &StyleReading::deviation)};
    }
  }
}

Result<void> SmoodiRecipe::startFrom(const model::TensorFile& adaptor, const std::string& fileName) {
  learnsChange_ = learnsChange_ || adaptor.metadata.contains(sampling::kLearntChange);
  if (keepsStyles_) {
    for (const auto& [name, tensor] : adaptor.tensors)
      if (name.starts_with("prototype.") || name.starts_with(sampling::kContentPrefix)) keptStyles_[name] = tensor.to(torch::kFloat);
  }
  return model::loadAdaptor(adaptor_, adaptor.tensors, fileName);
}

std::vector<NamedParameter> SmoodiRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& [name, value] : adaptor_->trainableParameters()) {
    // The style network has been trained already and stays as it is.
    if (!name.starts_with("style_encoder.")) all.push_back({"adaptor." + name, value});
  }
  for (const auto& item : denoiser_.denoiser->parameters()) item.set_requires_grad(false);
  for (const auto& item : vae_.vae->parameters()) item.set_requires_grad(false);
  for (const auto& item : style_.network->parameters()) item.set_requires_grad(false);
  return all;
}

void SmoodiRecipe::setTraining(bool isTraining) {
  adaptor_->train(isTraining);
  denoiser_.denoiser->eval();  // frozen means frozen: no dropout either
  vae_.vae->eval();
  adaptor_->styleEncoder()->eval();
}

at::Tensor SmoodiRecipe::meanOf(const std::vector<std::size_t>& clips, at::Tensor StyleReading::*part) const {
  std::vector<at::Tensor> values;
  for (const auto clip : clips) values.push_back(readings_[clip].*part);
  return torch::stack(values).mean(0);
}

std::size_t SmoodiRecipe::referenceFor(std::size_t clip, base::RandomStream& random) const {
  const auto found = byStyle_.find(dataset_.clips()[clip].style);
  if (found == byStyle_.end()) return clip;
  return found->second[random.below(found->second.size())];
}

// One clip or the mean of a few: at sampling both a person's clip and a label's prototype are asked for.
at::Tensor SmoodiRecipe::drawnEmbedding(const std::vector<std::size_t>& clips, base::RandomStream& random) const {
  const auto drawn = [&] { return readings_[clips[random.below(clips.size())]].embedding; };
  const auto several = random.uniform() < 0.4 ? 1 + random.below(6) : 1;
  auto sum = drawn().clone();
  for (std::uint64_t k = 1; k < several; ++k) sum += drawn();
  return sum / static_cast<double>(several);
}

at::Tensor SmoodiRecipe::noiseError(const std::vector<std::size_t>& clips, base::RandomStream& random, double styleDropout) {
  const auto count = static_cast<std::int64_t>(clips.size());
  const auto batch = latents_.draw(clips);
  const auto text = captions_.draw(clips, random);
  std::vector<at::Tensor> styles;
  for (const auto clip : clips) {
    if (random.uniform() < styleDropout) {
      styles.push_back(torch::zeros_like(readings_[clip].embedding));
      continue;
    }
    const auto found = byStyle_.find(dataset_.clips()[clip].style);
    styles.push_back(drawnEmbedding(found == byStyle_.end() ? std::vector{clip} : found->second, random));
  }
  const auto step = torch::randint(schedule_.trainSteps(), {count}, torch::kLong);
  const auto noise = diffusion::noiseLike(batch.latent);
  ControlledCalls calls(adaptor_, schedule_, {batch.latent, noise, step, text, batch.mask});
  return calls.error(calls.predict(torch::stack(styles)));
}

at::Tensor SmoodiRecipe::decoded(const at::Tensor& latent, const at::Tensor& lengths) {
  const auto motion = vae_.vae->decode(latent * denoiser_.latentStd + denoiser_.latentMean, lengths).to(torch::kFloat);
  return (motion * vae_.std + vae_.mean - style_.mean) / style_.std;
}

at::Tensor SmoodiRecipe::cycleError(base::RandomStream& random, Scalars& terms) {
  const auto count = static_cast<std::size_t>(cycleBatch_);
  const auto step = torch::randint(schedule_.trainSteps(), {cycleBatch_}, torch::kLong);
  struct Side {
    at::Tensor style, lengths;
    ControlledCalls calls;
  };
  const auto draw = [&](const BatchSampler& sampler) {
    const auto clips = sampler.draw(random, count);
    const auto batch = latents_.draw(clips);
    const auto text = captions_.draw(clips, random);
    std::vector<at::Tensor> styles;
    for (const auto clip : clips) styles.push_back(readings_[referenceFor(clip, random)].embedding);
    return Side{torch::stack(styles), framesOf(batch.mask),
                ControlledCalls(adaptor_, schedule_, {batch.latent, diffusion::noiseLike(batch.latent), step, text, batch.mask})};
  };
  auto x = draw(styled_), y = draw(prior_ ? *prior_ : styled_);
  const auto [cycleX, cycleY] = cycleTerms(x.calls, y.calls,
                                           {y.style, x.style, [](LossSide, const at::Tensor& like) { return diffusion::noiseLike(like); },
                                            [&](LossSide side, const at::Tensor& clean) {
                                              const auto& lengths = side == LossSide::X ? x.lengths : y.lengths;
                                              return style_.network->embed(decoded(clean, lengths), lengths);
                                            }});
  terms.emplace_back("cycle_x", cycleX.item<double>());
  terms.emplace_back("cycle_y", cycleY.item<double>());
  return cycleX + cycleY;
}

std::optional<sampling::StyleStatistics> SmoodiRecipe::targetFor(std::size_t clip, const std::string& style) const {
  const auto& entry = dataset_.clips()[clip];
  const sampling::StyleStatistics own{readings_[clip].mean, readings_[clip].deviation};
  auto change = sampling::changeBetween(contents_, entry.style.empty() ? sampling::kNeutralStyle : entry.style, style);
  if (const auto same = contents_.find(entry.content); !entry.style.empty() && same != contents_.end()) {
    const auto alone = sampling::changeBetween({*same}, entry.style, style);
    if (alone.isKnown()) change = alone;
  }
  if (!change.isKnown()) return {};
  return change.moved(own, 1.0);
}

at::Tensor SmoodiRecipe::styleError(base::RandomStream& random, Scalars& terms) {
  const auto count = static_cast<std::size_t>(styleBatch_), unlabelled = prior_ ? count / 2 : 0;
  auto clips = styled_.draw(random, count - unlabelled);
  if (unlabelled > 0)
    for (const auto clip : prior_->draw(random, unlabelled)) clips.push_back(clip);
  std::vector<at::Tensor> styles, means, deviations;
  for (const auto clip : clips) {
    const auto& [label, examples] = *std::next(byStyle_.begin(), static_cast<std::ptrdiff_t>(random.below(byStyle_.size())));
    // A style that no content tells apart from the clip's own leaves the clip what it is.
    const auto target = targetFor(clip, label).value_or(sampling::StyleStatistics{readings_[clip].mean, readings_[clip].deviation});
    means.push_back(target.mean), deviations.push_back(target.deviation);
    styles.push_back(drawnEmbedding(examples, random));
  }
  const auto batch = latents_.draw(clips);
  const auto step = torch::randint(styleBelow_, {static_cast<std::int64_t>(clips.size())}, torch::kLong);
  ControlledCalls calls(adaptor_, schedule_, {batch.latent, diffusion::noiseLike(batch.latent), step, captions_.draw(clips, random), batch.mask});
  const auto clean = calls.clean(calls.predict(torch::stack(styles)).to(torch::kFloat));
  const auto lengths = framesOf(batch.mask);
  const auto motion = decoded(clean, lengths);
  const auto shown = style_.network->statistics(motion, style_.network->options().layers - 1, lengths).back();
  // Per channel, so that the weight means the same for every network.
  const auto moved =
      diffusion::StyleGuidance::energy({shown.mean, shown.deviation}, {torch::stack(means), torch::stack(deviations)}) / (4.0 * static_cast<double>(shown.mean.size(1)));
  terms.emplace_back("style", moved.item<double>());
  if (keepWeight_ == 0.0 || unlabelled == 0) return moved;
  // Nobody showed what the style makes of these, so that they may change no more than they must. Frames behind a clip's end are zero in both.
  const auto first = static_cast<std::int64_t>(clips.size() - unlabelled), last = static_cast<std::int64_t>(clips.size());
  const auto own = [&] {
    const torch::NoGradGuard quiet;
    return decoded(batch.latent, lengths).slice(0, first, last);
  }();
  const auto frames = lengths.slice(0, first, last).sum().to(torch::kFloat) * static_cast<double>(own.size(2));
  const auto frame = torch::arange(own.size(1)).unsqueeze(0) < lengths.slice(0, first, last).unsqueeze(1);
  const auto kept = ((motion.slice(0, first, last) - own).abs() * frame.unsqueeze(2)).sum() / frames;
  terms.emplace_back("kept", kept.item<double>());
  return moved + keepWeight_ * kept;
}

at::Tensor SmoodiRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  const bool hasPrior = prior_ && priorWeight_ > 0.0;
  const auto styledCount = static_cast<std::size_t>(hasPrior ? batch_ * 3 / 4 : batch_);
  const auto styled = noiseError(styled_.draw(random, styledCount), random, styleDropout_);
  terms = {{"standard", styled.item<double>()}};
  auto total = styled;
  if (hasPrior) {
    const auto prior = noiseError(prior_->draw(random, static_cast<std::size_t>(batch_) - styledCount), random, styleDropout_);
    terms.emplace_back("prior", prior.item<double>());
    total = styled + priorWeight_ / 3.0 * prior;  // per clip the weights are equal
  }
  if (cycleWeight_ > 0.0) total = total + cycleWeight_ * cycleError(random, terms);
  if (styleWeight_ > 0.0) total = total + styleWeight_ * styleError(random, terms);
  return total;
}

Scalars SmoodiRecipe::validate() {
  const auto measure = [&](double styleDropout) {
    torch::manual_seed(17);
    base::RandomStream random(17);
    double sum = 0.0;
    for (int i = 0; i < 6; ++i) sum += noiseError(heldOut_.draw(random, 64), random, styleDropout).item<double>();
    return sum / 6.0;
  };
  return {{"val_noise_error", measure(0.0)}, {"val_noise_error_without_style", measure(1.0)}};
}

std::map<std::string, std::string> SmoodiRecipe::metadata() const {
  std::string labels;
  for (const auto& [label, clips] : byStyle_) labels += (labels.empty() ? "" : ",") + label;
  std::map<std::string, std::string> all = {
      {"config", model::denoiserConfig(denoiser_.denoiser->options(), "style-adaptor")}, {"styles", labels}, {"data", dataset_.hash()}};
  if (learnsChange_) all[sampling::kLearntChange] = "1";
  return all;
}

std::map<std::string, at::Tensor> SmoodiRecipe::extraTensors() {
  std::map<std::string, at::Tensor> all = {{"latent_mean", latents_.mean()}, {"latent_std", latents_.std()}};
  for (const auto& [label, clips] : byStyle_) {
    all["prototype." + label + ".embedding"] = meanOf(clips, &StyleReading::embedding);
    all["prototype." + label + ".mean"] = meanOf(clips, &StyleReading::mean);
    all["prototype." + label + ".deviation"] = meanOf(clips, &StyleReading::deviation);
  }
  for (const auto& [content, styles] : contents_) {
    for (const auto& [label, statistics] : styles) {
      const auto name = std::string(sampling::kContentPrefix) + content + "." + label;
      all[name + ".mean"] = statistics.mean;
      all[name + ".deviation"] = statistics.deviation;
    }
  }
  for (const auto& [name, tensor] : keptStyles_) all[name] = tensor;
  return all;
}

}  // namespace core::training
