#include "core/families/smoodi/plan/stylized_batch.h"

#include "core/families/smoodi/plan/course_energy.h"
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

/// Whether the motions go as their contents go with the styles: it is asked for, and known of every style.
bool isChange(const std::vector<StylizedSampleOptions>& all) {
  return all.front().target == StyleTarget::Change && std::all_of(all.begin(), all.end(), [](const auto& one) {
           return one.style && one.style->change.isKnown() && (!one.course || !one.course->second || one.course->second->change.isKnown());
         });
}

bool hasCourse(const std::vector<StylizedSampleOptions>& all) { return all.front().style && all.front().course; }

/// Of every motion's tokens, [B, mostTokens, 1]: what its course says, or `usual`; padded with it.
at::Tensor overTokens(const std::vector<StylizedSampleOptions>& all, at::Tensor TokenCourse::*part, double usual, std::int64_t mostTokens, const at::Device& device) {
  auto values = torch::full({static_cast<std::int64_t>(all.size()), mostTokens, 1}, usual);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (const auto& own = (*all[i].course).*part; own.defined()) values[static_cast<std::int64_t>(i)].narrow(0, 0, own.size(0)).copy_(own.unsqueeze(1));
  return values.to(device);
}

/// [B, W], or [B, mostTokens, W] where a second style is mixed in.
at::Tensor embeddings(const std::vector<StylizedSampleOptions>& all, std::int64_t mostTokens) {
  const auto first = stacked(all, &StyleCondition::embedding);
  if (!hasCourse(all) || std::none_of(all.begin(), all.end(), [](const auto& one) { return one.course->second.has_value(); })) return first;
  const auto share = overTokens(all, &TokenCourse::share, 0.0, mostTokens, first.device());
  std::vector<at::Tensor> seconds;
  for (const auto& one : all) seconds.push_back(one.course->second ? one.course->second->embedding : one.style->embedding);
  return torch::lerp(first.unsqueeze(1), torch::cat(seconds).unsqueeze(1), share);
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

diffusion::StyleGuidance::Statistics targetsOf(const diffusion::StyleGuidance::Statistics& own, const std::vector<StyleChange>& each, double times) {
  std::vector<at::Tensor> means, deviations;
  for (std::size_t i = 0; i < each.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    const auto target = each[i].moved({own.first[at], own.second[at]}, times);
    means.push_back(target.mean), deviations.push_back(target.deviation);
  }
  return {torch::stack(means), torch::stack(deviations)};
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
    const auto statistics = model_.style.network->statisticsOfLayer(styleLayer(features), lengths_);
    return Statistics{statistics.mean, statistics.deviation};
  };
  const auto decoded = [this](const at::Tensor& latent) { return decode(latent); };
  if (hasCourse(all)) return courseEnergyOf(all, options);
  if (!hasStyle_ || !isChange(all)) return {decoded, measure, reference, options};
  // Everything is measured from where the motion is when the guidance sets in, which is the first time that anybody asks.
  std::vector<StyleChange> each;
  for (const auto& one : all) each.push_back(one.style->change);
  const auto apart = [measure, each, far = all.front().change, target = std::make_shared<Statistics>()](const at::Tensor& features) {
    const auto now = measure(features);
    if (!target->first.defined()) *target = targetsOf({now.first.detach(), now.second.detach()}, each, far);
    return Statistics{now.first - target->first, now.second - target->second};
  };
  return {decoded, apart, {torch::zeros_like(reference.first), torch::zeros_like(reference.second)}, options};
}

diffusion::StyleGuidance StylizedBatch::courseEnergyOf(const std::vector<StylizedSampleOptions>& all, diffusion::StyleGuidanceOptions options) const {
  const auto energy = std::make_shared<CourseEnergy>(all, isChange(all), model_.style.network->options().framesPerToken);
  // The largest scale is that of the term; what a token has less of shortens its gradient.
  const auto scales =
      overTokens(all, &TokenCourse::classifier, all.front().energy.scale, *std::max_element(tokens_.begin(), tokens_.end()), all.front().style->mean.device());
  const double most = scales.max().item<double>();
  options.scale = most * static_cast<double>(size_);
  const auto factors = most > 0.0 ? scales / most : torch::zeros_like(scales);
  return {[this, energy, factors](const at::Tensor& cleanLatent) {
            const torch::AutoGradMode gradients(true);
            const auto clean = cleanLatent.detach().requires_grad_(true);
            const auto loss = (*energy)(styleLayer(decode(clean)));
            return diffusion::StyleGuidance::EnergyGradient{loss.detach(), torch::autograd::grad({loss}, {clean})[0] * factors};
          },
          options};
}

StylizedBatch::StylizedBatch(StylizedModel& model, const diffusion::NoiseSchedule& schedule, const std::vector<std::int64_t>& timesteps,
                             const std::vector<StylizedSampleOptions>& all)
    : model_(model),
      hasStyle_(checked(all).front().style.has_value()),
      rescale_(all.front().rescale),
      size_(static_cast<std::int64_t>(all.size())),
      tokens_(tokensOf(all)),
      lengths_(torch::tensor(framesOf(all), torch::kLong)),
      decoding_(hasStyle_ ? model.decodingOf(framesOf(all)) : nullptr),
      reader_(hasStyle_ ? model.styleReaderOf(framesOf(all)) : nullptr),
      energy_(energyOf(all)),
      loop_{.schedule = schedule, .timesteps = timesteps, .predict = [this](const at::Tensor& sample, std::size_t k) { return predict(sample, loop_.timesteps[k]); }} {
  const auto& shared = all.front();
  mostTokens_ = *std::max_element(tokens_.begin(), tokens_.end());
  std::vector<std::string> prompts;
  for (const auto& one : all) prompts.push_back(one.prompt);
  const auto nullText = model.text->encode({""}).expand({size_, -1, -1}), content = model.text->encode(prompts);
  const auto embedding = hasStyle_ ? embeddings(all, mostTokens_) : at::Tensor();
  const auto form = hasStyle_ ? diffusion::GuidanceForm::Paper : diffusion::GuidanceForm::TextOnly;
  std::vector<at::Tensor> texts, styles;
  for (const auto& branch : diffusion::guidanceBranches(form)) {
    texts.push_back(branch.hasText ? content : nullText);
    if (hasStyle_) styles.push_back(branch.hasStyle ? embedding : torch::zeros_like(embedding));
  }
  branches_ = static_cast<std::int64_t>(texts.size());
  text_ = torch::cat(texts);
  textTokens_ = model.adaptor->textTokens(text_);
  if (hasStyle_) {
    style_ = torch::cat(styles);
  }
  // Tokens beyond a motion's own are not attended to, so that it comes out as it would alone.
  if (*std::min_element(tokens_.begin(), tokens_.end()) < mostTokens_)
    mask_ = model::lengthMask(torch::tensor(tokens_, torch::kLong).to(text_.device()), mostTokens_).repeat({branches_, 1});
  loop_.steps = shared.steps;
  loop_.solver = shared.solver;
  loop_.form = form;
  loop_.weights = shared.weights;
  if (hasCourse(all)) loop_.styleWeights = overTokens(all, &TokenCourse::strength, shared.weights.style, mostTokens_, text_.device());
  loop_.reshape = [this](const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample, const diffusion::DdimLevels& levels) {
    return rescaled(mixed, predicted, sample, levels);
  };
  loop_.energy = &energy_;
}

at::Tensor StylizedBatch::styleLayer(const at::Tensor& features) const {
  const auto& vae = model_.vae;
  auto& style = model_.style;
  const auto seen = renormalized(features, vae.mean, vae.std, style.mean, style.std);
  return reader_ ? reader_->lastLayer(seen) : style.network->lastLayer(seen, lengths_);
}

at::Tensor StylizedBatch::predict(const at::Tensor& sample, std::int64_t timestep) {
  const auto time = model_.adaptor->timeTokens(torch::full({1}, timestep, torch::kLong));
  const auto all = sample.repeat({branches_, 1, 1});
  if (!model_.packed || mask_.defined()) return network_({all, time.frozen, time.control});
  return hasStyle_ ? model_.packed->predict(all, time, textTokens_, style_) : model_.packed->predictPlain(all, time, textTokens_);
}

at::Tensor StylizedBatch::noises(const std::vector<at::Tensor>& given) const {
  const auto &samples = given[0], &time = given[1];
  if (hasStyle_) return model_.adaptor->predict(samples, {time, given[2]}, textTokens_, style_, mask_).noise;
  auto& denoiser = model_.denoiser.denoiser;
  auto& tokenizer = denoiser->tokenizer();
  const auto bias = model::sequenceBias(mask_, {}, samples.size(1), textTokens_.frozen.size(1));
  return denoiser->predict(tokenizer.sequence(tokenizer.latents(samples), time, textTokens_.frozen), samples.size(1), bias, {});
}

// The spread of the clean estimate, not of the noise, is what the decoder notices.
diffusion::GuidedNoise StylizedBatch::rescaled(const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample,
                                               const diffusion::DdimLevels& levels) const {
  const auto conditional = diffusion::ddimCleanEstimate(sample, predicted.slice(0, (branches_ - 1) * size_), levels.here);
  const auto guided = respread(diffusion::ddimCleanEstimate(sample, mixed.sum(), levels.here), conditional, tokens_, rescale_);
  return {(sample - std::sqrt(levels.here) * guided) / std::sqrt(1.0 - levels.here), {}};
}

at::Tensor StylizedBatch::decode(const at::Tensor& latent) const {
  const auto own = latent * model_.denoiser.latentStd + model_.denoiser.latentMean;
  // A motion is finished by the one network in every way of sampling; its gradient, asked for many times, is by packed layers.
  return decoding_ && torch::GradMode::is_enabled() && own.requires_grad() ? decoding_->decode(own) : model_.vae.vae->decode(own, lengths_);
}

}  // namespace core::sampling
