#include "core/families/smoodi/plan/stylized_batch.h"

#include "core/model/positional.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace core::sampling {

namespace {

// The style network may have been trained in another normalization than the autoencoder.
at::Tensor renormalized(const at::Tensor& features, const at::Tensor& fromMean, const at::Tensor& fromStd, const at::Tensor& toMean, const at::Tensor& toStd) {
  return features * (fromStd / toStd) + (fromMean - toMean) / toStd;
}

/// Per motion, over its own tokens: guided and conditional [B, N, W].
at::Tensor respread(const at::Tensor& guided, const at::Tensor& conditional, const std::vector<std::int64_t>& tokens, double amount) {
  std::vector<at::Tensor> factors;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto own = [&](const at::Tensor& all) { return all[static_cast<std::int64_t>(i)].narrow(0, 0, tokens[i]).std(); };
    factors.push_back(own(conditional) / own(guided));
  }
  const auto same = guided * at::stack(factors).reshape({-1, 1, 1});
  return amount * same + (1.0 - amount) * guided;
}

at::Tensor stacked(const std::vector<StylizedSampleOptions>& all, at::Tensor StyleCondition::*part) {
  std::vector<at::Tensor> parts;
  for (const auto& one : all) parts.push_back((*one.style).*part);
  return torch::cat(parts);
}

const std::vector<StylizedSampleOptions>& checked(const std::vector<StylizedSampleOptions>& all) {
  TORCH_CHECK(std::all_of(all.begin(), all.end(), [&](const auto& one) { return goTogether(one, all.front()); }),
              "the motions of a batch share everything but prompt, style, length, seed and start");
  return all;
}

std::vector<std::int64_t> framesOf(const std::vector<StylizedSampleOptions>& all) {
  std::vector<std::int64_t> frames;
  for (const auto& one : all) frames.push_back(one.frames);
  return frames;
}

std::vector<std::int64_t> tokensOf(const std::vector<StylizedSampleOptions>& all) {
  std::vector<std::int64_t> tokens;
  for (const auto& one : all) tokens.push_back(model::TemporalVaeImpl::tokenCount(one.frames));
  return tokens;
}

}  // namespace

diffusion::StyleGuidance StylizedBatch::energyOf(const std::vector<StylizedSampleOptions>& all) const {
  auto options = all.front().energy;
  // The energy is a mean over the batch; every motion is to be pulled as if it were alone.
  options.scale = hasStyle_ ? options.scale * static_cast<double>(size_) : 0.0;
  using Statistics = diffusion::StyleGuidance::Statistics;
  Statistics reference;
  if (hasStyle_) reference = {stacked(all, &StyleCondition::mean), stacked(all, &StyleCondition::deviation)};
  const auto measure = [this](const at::Tensor& features) {
    auto& vae = model_.vae;
    auto& style = model_.style;
    const auto statistics = style.network->statistics(renormalized(features, vae.mean, vae.std, style.mean, style.std), style.network->options().layers - 1, lengths_);
    return Statistics{statistics.back().mean, statistics.back().deviation};
  };
  const auto decoded = [this](const at::Tensor& latent) { return decode(latent); };
  const auto neutral = model_.neutralStyle();
  if (!hasStyle_ || all.front().target == StyleTarget::Reference || !neutral) return {decoded, measure, reference, options};
  // Everything is measured from where the motion is when the guidance sets in, which is the first time that anybody asks.
  const double far = all.front().change;
  reference = {far * (reference.first - neutral->mean), far * (reference.second - neutral->deviation)};
  const auto moved = [measure, own = std::make_shared<Statistics>()](const at::Tensor& features) {
    const auto now = measure(features);
    if (!own->first.defined()) *own = {now.first.detach(), now.second.detach()};
    return Statistics{now.first - own->first, now.second - own->second};
  };
  return {decoded, moved, reference, options};
}

StylizedBatch::StylizedBatch(StylizedModel& model, const diffusion::NoiseSchedule& schedule, const std::vector<std::int64_t>& timesteps,
                             const std::vector<StylizedSampleOptions>& all)
    : model_(model),
      hasStyle_(checked(all).front().style.has_value()),
      rescale_(all.front().rescale),
      size_(static_cast<std::int64_t>(all.size())),
      tokens_(tokensOf(all)),
      lengths_(torch::tensor(framesOf(all), torch::kLong)),
      energy_(energyOf(all)),
      loop_{.schedule = schedule, .timesteps = timesteps, .predict = [this](const at::Tensor& sample, std::size_t k) { return predict(sample, loop_.timesteps[k]); }} {
  const auto& shared = all.front();
  mostTokens_ = *std::max_element(tokens_.begin(), tokens_.end());
  std::vector<std::string> prompts;
  for (const auto& one : all) prompts.push_back(one.prompt);
  const auto nullText = model.text->encode({""}).expand({size_, -1, -1}), content = model.text->encode(prompts);
  const auto embedding = hasStyle_ ? stacked(all, &StyleCondition::embedding) : at::Tensor();
  const auto form = hasStyle_ ? diffusion::GuidanceForm::Paper : diffusion::GuidanceForm::TextOnly;
  std::vector<at::Tensor> texts, styles;
  for (const auto& branch : diffusion::guidanceBranches(form)) {
    texts.push_back(branch.hasText ? content : nullText);
    if (hasStyle_) styles.push_back(branch.hasStyle ? embedding : torch::zeros_like(embedding));
  }
  branches_ = static_cast<std::int64_t>(texts.size());
  text_ = torch::cat(texts);
  if (hasStyle_) {
    textTokens_ = model.adaptor->textTokens(text_);
    style_ = torch::cat(styles);
  }
  // Tokens beyond a motion's own are not attended to, so that it comes out as it would alone.
  if (*std::min_element(tokens_.begin(), tokens_.end()) < mostTokens_)
    mask_ = model::lengthMask(torch::tensor(tokens_, torch::kLong).to(text_.device()), mostTokens_).repeat({branches_, 1});
  loop_.steps = shared.steps;
  loop_.form = form;
  loop_.weights = shared.weights;
  loop_.reshape = [this](const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample, const diffusion::DdimLevels& levels) {
    return rescaled(mixed, predicted, sample, levels);
  };
  loop_.energy = &energy_;
}

at::Tensor StylizedBatch::predict(const at::Tensor& sample, std::int64_t timestep) const {
  const auto step = torch::full({1}, timestep, torch::kLong);
  const auto all = sample.repeat({branches_, 1, 1});
  return hasStyle_ ? model_.adaptor->predict(all, model_.adaptor->timeTokens(step), textTokens_, style_, mask_).noise
                   : model_.denoiser.denoiser->forward(all, step.expand({branches_ * size_}), text_, mask_);
}

// The spread of the clean estimate, not of the noise, is what the decoder notices.
diffusion::GuidedNoise StylizedBatch::rescaled(const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample,
                                               const diffusion::DdimLevels& levels) const {
  const auto conditional = diffusion::ddimCleanEstimate(sample, predicted.slice(0, (branches_ - 1) * size_), levels.here);
  const auto guided = respread(diffusion::ddimCleanEstimate(sample, mixed.sum(), levels.here), conditional, tokens_, rescale_);
  return {(sample - std::sqrt(levels.here) * guided) / std::sqrt(1.0 - levels.here), {}};
}

at::Tensor StylizedBatch::decode(const at::Tensor& latent) const {
  return model_.vae.vae->decode(latent * model_.denoiser.latentStd + model_.denoiser.latentMean, lengths_);
}

}  // namespace core::sampling
