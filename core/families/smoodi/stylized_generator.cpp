#include "core/families/smoodi/stylized_generator.h"

#include "core/model/positional.h"
#include "core/sampling/latent_loop.h"
#include "core/sampling/seeded_noise.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace core::sampling {

namespace {

// The style network may have been trained in another normalization than the autoencoder.
at::Tensor renormalized(const at::Tensor& features, const at::Tensor& fromMean, const at::Tensor& fromStd, const at::Tensor& toMean, const at::Tensor& toStd) {
  return features * (fromStd / toStd) + (fromMean - toMean) / toStd;
}

/// Per motion, over its own tokens: guided and conditional [B, N, W].
at::Tensor rescaled(const at::Tensor& guided, const at::Tensor& conditional, const std::vector<std::int64_t>& tokens, double amount) {
  std::vector<at::Tensor> factors;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto own = [&](const at::Tensor& all) { return all[static_cast<std::int64_t>(i)].narrow(0, 0, tokens[i]).std(); };
    factors.push_back(own(conditional) / own(guided));
  }
  const auto same = guided * at::stack(factors).reshape({-1, 1, 1});
  return amount * same + (1.0 - amount) * guided;
}

}  // namespace

bool goTogether(const StylizedSampleOptions& a, const StylizedSampleOptions& b) {
  return a.style.has_value() == b.style.has_value() && a.steps == b.steps && a.start == b.start && a.rescale == b.rescale && a.contentWeight == b.contentWeight &&
         a.styleWeight == b.styleWeight && a.classifierScale == b.classifierScale && a.guidanceIterations == b.guidanceIterations && a.guidanceBelow == b.guidanceBelow;
}

Result<StyleCondition> namedStyle(const StylizedModel& model, const std::string& label) {
  const auto found = model.prototypes.find(label);
  if (found != model.prototypes.end()) {
    return StyleCondition{found->second.embedding.unsqueeze(0), found->second.mean.unsqueeze(0), found->second.deviation.unsqueeze(0)};
  }
  std::vector<std::string> labels;
  for (const auto& [name, prototype] : model.prototypes) labels.push_back(name);
  return Error{ErrorCode::NotFound, fmt::format("there is no style \"{}\"; there are {}", label, fmt::join(labels, ", "))};
}

Result<StyleCondition> styleOfFeatures(StylizedModel& model, const at::Tensor& features) {
  constexpr std::int64_t kShortest = 16, kLongest = 480;
  const auto frames = features.size(0);
  if (frames < kShortest) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("a style clip needs at least {} frames at 20 fps ({:.1f} seconds), this one has {}", kShortest, kShortest / 20.0, frames)};
  }
  const torch::NoGradGuard quiet;
  const auto used = std::min(frames, kLongest);
  const auto normalized = ((features.narrow(0, (frames - used) / 2, used) - model.style.mean) / model.style.std).clamp(-8.0, 8.0).unsqueeze(0);
  const auto reading = model.style.network->read(normalized, model.style.network->options().layers - 1, torch::tensor({used}, torch::kLong));
  return StyleCondition{reading.embedding, reading.layers.back().mean, reading.layers.back().deviation};
}

Result<at::Tensor> sampleStylized(StylizedModel& model, const StylizedSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  auto one = sampleStylizedBatch(model, {options}, progress, stop);
  if (!one) return one.error();
  return one->front();
}

Result<std::vector<at::Tensor>> sampleStylizedBatch(StylizedModel& model, const std::vector<StylizedSampleOptions>& all, const jobs::ProgressSink& progress,
                                                    std::stop_token stop) {
  const torch::NoGradGuard quiet;
  TORCH_CHECK(!all.empty(), "a batch needs a motion");
  const auto& shared = all.front();
  TORCH_CHECK(std::all_of(all.begin(), all.end(), [&](const auto& one) { return goTogether(one, shared); }),
              "the motions of a batch share everything but prompt, style, length, seed and start");
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  const auto timesteps = latentTimesteps(*schedule, shared.steps, shared.start);
  if (!timesteps) return timesteps.error();
  const auto batch = static_cast<std::int64_t>(all.size());
  const auto width = model.denoiser.latentMean.size(0);
  std::vector<std::int64_t> frames, tokens;
  std::vector<std::string> prompts;
  for (const auto& one : all) {
    frames.push_back(one.frames);
    tokens.push_back(model::TemporalVaeImpl::tokenCount(one.frames));
    prompts.push_back(one.prompt);
  }
  const auto most = *std::max_element(tokens.begin(), tokens.end());
  const auto lengths = torch::tensor(frames, torch::kLong);

  // Everything that no step changes.
  const auto nullText = model.text->encode({""}).expand({batch, -1, -1}), content = model.text->encode(prompts);
  const bool hasStyle = shared.style.has_value();
  at::Tensor embedding, mean, deviation;
  if (hasStyle) {
    const auto stacked = [&](at::Tensor StyleCondition::*part) {
      std::vector<at::Tensor> parts;
      for (const auto& one : all) parts.push_back((*one.style).*part);
      return torch::cat(parts);
    };
    embedding = stacked(&StyleCondition::embedding), mean = stacked(&StyleCondition::mean), deviation = stacked(&StyleCondition::deviation);
  }
  const auto form = hasStyle ? diffusion::GuidanceForm::Paper : diffusion::GuidanceForm::TextOnly;
  const auto branches = diffusion::guidanceBranches(form);
  std::vector<at::Tensor> texts, styles;
  for (const auto& branch : branches) {
    texts.push_back(branch.hasText ? content : nullText);
    if (hasStyle) styles.push_back(branch.hasStyle ? embedding : torch::zeros_like(embedding));
  }
  const auto count = static_cast<std::int64_t>(branches.size());
  const auto text = torch::cat(texts);
  model::StyleAdaptorImpl::Tokens textTokens;
  at::Tensor style;
  if (hasStyle) {
    textTokens = model.adaptor->textTokens(text);
    style = torch::cat(styles);
  }
  diffusion::StyleGuidanceOptions guidanceOptions;
  // The energy is a mean over the batch; every motion is to be pulled as if it were alone.
  guidanceOptions.scale = hasStyle ? shared.classifierScale * static_cast<double>(batch) : 0.0;
  guidanceOptions.iterations = shared.guidanceIterations;
  guidanceOptions.below = shared.guidanceBelow;
  guidanceOptions.zeroFirstChannel = false;  // a quirk of the released code, variant `released` only
  const auto decodeLatent = [&](const at::Tensor& latent) { return model.vae.vae->decode(latent * model.denoiser.latentStd + model.denoiser.latentMean, lengths); };
  const diffusion::StyleGuidance guidance(
      decodeLatent,
      [&](const at::Tensor& features) {
        const auto seen = renormalized(features, model.vae.mean, model.vae.std, model.style.mean, model.style.std);
        const auto statistics = model.style.network->statistics(seen, model.style.network->options().layers - 1, lengths);
        return std::pair{statistics.back().mean, statistics.back().deviation};
      },
      {mean, deviation}, guidanceOptions);

  auto latent = torch::zeros({batch, most, width});
  for (std::int64_t i = 0; i < batch; ++i) {
    const auto& one = all[static_cast<std::size_t>(i)];
    const auto own = tokens[static_cast<std::size_t>(i)];
    const auto initial = one.initialLatent.defined() ? one.initialLatent : seededNoise(one.seed, "initial latent", {1, own, width});
    TORCH_CHECK(initial.dim() == 3 && initial.size(1) == own && initial.size(2) == width, "the initial latent is ", initial.sizes());
    latent[i].narrow(0, 0, own).copy_(initial[0]);
  }
  // Tokens beyond a motion's own are not attended to, so that it comes out as it would alone.
  at::Tensor mask;
  if (*std::min_element(tokens.begin(), tokens.end()) < most) mask = model::lengthMask(torch::tensor(tokens, torch::kLong), most).repeat({count, 1});
  const LatentLoop loop{.schedule = *schedule,
                        .timesteps = *timesteps,
                        .steps = shared.steps,
                        .form = form,
                        .weights = {shared.contentWeight, shared.styleWeight},
                        .predict =
                            [&](const at::Tensor& sample, std::size_t k) {
                              const auto step = torch::full({1}, (*timesteps)[k], torch::kLong);
                              const auto stacked = sample.repeat({count, 1, 1});
                              return hasStyle ? model.adaptor->predict(stacked, model.adaptor->timeTokens(step), textTokens, style, mask).noise
                                              : model.denoiser.denoiser->forward(stacked, step.expand({count * batch}), text, mask);
                            },
                        // The spread of the clean estimate, not of the noise, is what the decoder notices.
                        .reshape =
                            [&](const diffusion::GuidedNoise& mixed, const at::Tensor& predicted, const at::Tensor& sample, const diffusion::DdimLevels& levels) {
                              const auto conditional = diffusion::ddimCleanEstimate(sample, predicted.slice(0, (count - 1) * batch), levels.here);
                              const auto guided = rescaled(diffusion::ddimCleanEstimate(sample, mixed.sum(), levels.here), conditional, tokens, shared.rescale);
                              return diffusion::GuidedNoise{(sample - std::sqrt(levels.here) * guided) / std::sqrt(1.0 - levels.here), {}};
                            },
                        .energy = &guidance};
  const auto run = runLatentLoop(loop, latent, progress, stop);
  if (!run) return run.error();
  const auto features = decodeLatent(run->latent) * model.vae.std + model.vae.mean;
  std::vector<at::Tensor> motions;
  for (std::int64_t i = 0; i < batch; ++i) motions.push_back(features[i].narrow(0, 0, frames[static_cast<std::size_t>(i)]).contiguous());
  return motions;
}

}  // namespace core::sampling
