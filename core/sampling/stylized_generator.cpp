#include "core/sampling/stylized_generator.h"

#include "core/base/random.h"
#include "core/diffusion/ddim.h"
#include "core/diffusion/guidance.h"
#include "core/diffusion/style_guidance.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <torch/torch.h>

namespace core::sampling {

namespace {

// Draws that are the same on every machine, unlike torch's.
at::Tensor normalTensor(std::uint64_t seed, const char* part, at::IntArrayRef shape) {
  base::RandomStream random(base::derivedSeed(seed, part));
  auto tensor = torch::empty(shape);
  auto* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) values[i] = static_cast<float>(random.normal());
  return tensor;
}

// The style network may have been trained in another normalization than the autoencoder.
at::Tensor renormalized(const at::Tensor& features, const at::Tensor& fromMean, const at::Tensor& fromStd, const at::Tensor& toMean, const at::Tensor& toStd) {
  return features * (fromStd / toStd) + (fromMean - toMean) / toStd;
}

at::Tensor rescaled(const at::Tensor& guided, const at::Tensor& conditional, double amount) {
  const auto same = guided * (conditional.std() / guided.std());
  return amount * same + (1.0 - amount) * guided;
}

}  // namespace

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
    return Error{ErrorCode::InvalidArgument, fmt::format("a style clip needs at least {} frames at 20 fps ({:.1f} seconds), this one has {}", kShortest, kShortest / 20.0, frames)};
  }
  const torch::NoGradGuard quiet;
  const auto used = std::min(frames, kLongest);
  const auto normalized = ((features.narrow(0, (frames - used) / 2, used) - model.style.mean) / model.style.std).clamp(-8.0, 8.0).unsqueeze(0);
  const auto reading = model.style.network->read(normalized, model.style.network->options().layers - 1, torch::tensor({used}, torch::kLong));
  return StyleCondition{reading.embedding, reading.layers.back().mean, reading.layers.back().deviation};
}

Result<at::Tensor> sampleStylized(StylizedModel& model, const StylizedSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const torch::NoGradGuard quiet;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  auto timesteps = diffusion::ddimTimesteps(*schedule, options.steps);
  if (!timesteps) return timesteps.error();
  const auto tokens = model::TemporalVaeImpl::tokenCount(options.frames);
  const auto width = model.denoiser.latentMean.size(0);
  const auto lengths = torch::tensor({static_cast<std::int64_t>(options.frames)}, torch::kLong);

  // Everything that no step changes.
  const auto nullText = model.text->encode({""}), content = model.text->encode({options.prompt});
  const bool hasStyle = options.style.has_value();
  const auto form = hasStyle ? diffusion::GuidanceForm::Paper : diffusion::GuidanceForm::TextOnly;
  const auto branches = diffusion::guidanceBranches(form);
  std::vector<at::Tensor> texts, styles;
  for (const auto& branch : branches) {
    texts.push_back(branch.hasText ? content : nullText);
    if (hasStyle) styles.push_back(branch.hasStyle ? options.style->embedding : torch::zeros_like(options.style->embedding));
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
  guidanceOptions.scale = hasStyle ? options.classifierScale : 0.0;
  guidanceOptions.iterations = options.guidanceIterations;
  guidanceOptions.below = options.guidanceBelow;
  guidanceOptions.zeroFirstChannel = false;  // a quirk of the released code, variant `released` only
  const auto decodeLatent = [&](const at::Tensor& latent) {
    return model.vae.vae->decode(latent * model.denoiser.latentStd + model.denoiser.latentMean, lengths);
  };
  const diffusion::StyleGuidance guidance(
      decodeLatent,
      [&](const at::Tensor& features) {
        const auto seen = renormalized(features, model.vae.mean, model.vae.std, model.style.mean, model.style.std);
        const auto statistics = model.style.network->statistics(seen, model.style.network->options().layers - 1, lengths);
        return std::pair{statistics.back().mean, statistics.back().deviation};
      },
      hasStyle ? std::pair{options.style->mean, options.style->deviation} : std::pair{at::Tensor(), at::Tensor()}, guidanceOptions);

  TORCH_CHECK(options.start >= 0 && options.start < options.steps, "the first step is ", options.start, " of ", options.steps);
  auto latent = options.initialLatent.defined() ? options.initialLatent : normalTensor(options.seed, "initial latent", {1, tokens, width});
  TORCH_CHECK(latent.dim() == 3 && latent.size(1) == tokens && latent.size(2) == width, "the initial latent is ", latent.sizes());
  for (auto k = static_cast<std::size_t>(options.start); k < timesteps->size(); ++k) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "generation was stopped"};
    progress({"sampling", static_cast<std::int64_t>(k), static_cast<std::int64_t>(timesteps->size())});
    const auto timestep = (*timesteps)[k];
    const auto step = torch::full({1}, timestep, torch::kLong);
    const auto stacked = latent.expand({count, tokens, width});
    const auto predicted = hasStyle ? model.adaptor->predict(stacked, model.adaptor->timeTokens(step), textTokens, style).noise
                                    : model.denoiser.denoiser->forward(stacked, step.expand({count}), text);
    const auto levels = diffusion::ddimLevels(*schedule, timestep, options.steps);
    const auto mixed = diffusion::compose(form, predicted, {options.contentWeight, options.styleWeight});
    // The spread of the clean estimate, not of the noise, is what the decoder notices.
    const auto conditional = diffusion::ddimCleanEstimate(latent, predicted.slice(0, count - 1), levels.here);
    const auto guided = rescaled(diffusion::ddimCleanEstimate(latent, mixed.sum(), levels.here), conditional, options.rescale);
    auto noise = (latent - std::sqrt(levels.here) * guided) / std::sqrt(1.0 - levels.here);
    if (guidance.isActive(timestep)) noise = guidance.guide(noise, latent, levels.here);
    latent = diffusion::ddimStep(latent, noise, levels);
  }
  progress({"sampling", static_cast<std::int64_t>(timesteps->size()), static_cast<std::int64_t>(timesteps->size())});
  return (decodeLatent(latent) * model.vae.std + model.vae.mean)[0].contiguous();
}

}  // namespace core::sampling
