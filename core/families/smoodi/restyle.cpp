#include "core/families/smoodi/restyle.h"

#include "core/base/random.h"
#include "core/families/mld/mld_sampler.h"
#include "core/families/smoodi/plan/stylized_plan.h"
#include "core/motion/published_forms.h"
#include "core/sampling/latent_loop.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

namespace {

using motion::humanml3d::kFewestFrames, motion::humanml3d::kMostFrames;

Result<void> check(const at::Tensor& features, int turn, int steps, std::int64_t shortest) {
  if (turn < 1 || turn > steps) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the step at which it turns must lie between 1 and {}, not {}", steps, turn)};
  }
  const auto frames = features.size(0);
  if (frames < shortest || frames > kMostFrames) {
    return Error{ErrorCode::InvalidArgument, fmt::format("a motion of {} frames at 20 fps; {} to {} can be restyled", frames, shortest, kMostFrames)};
  }
  return {};
}

Result<at::Tensor> inpainted(StylizedModel& model, const at::Tensor& features, const StylizedSampleOptions& down, int turn, const diffusion::NoiseSchedule& schedule,
                             const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const auto timesteps = latentTimesteps(schedule, down.steps);
  if (!timesteps) return timesteps.error();
  StylizedPlan plan;
  plan.spans = {down};
  plan.seed = down.seed;
  plan.known = {features, at::ones_like(features)};
  const auto held = static_cast<double>((*timesteps)[static_cast<std::size_t>(down.steps - turn)]);
  // As what lies beside kept stretches is let go.
  const HoldRange usual;
  plan.loosely = HoldRange{usual.free / usual.held * held, held};
  return samplePlan(model, plan, progress, stop);
}

}  // namespace

Result<at::Tensor> restyle(StylizedModel& model, const at::Tensor& features, const RestyleOptions& options, const jobs::ProgressSink& progress,
                           const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  if (auto ok = check(features, options.turn, options.steps, kFewestFrames); !ok) return ok.error();
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  StylizedSampleOptions down;
  down.prompt = options.prompt;
  down.style = options.style;
  down.frames = static_cast<int>(features.size(0));
  down.seed = options.seed;
  down.weights = options.weights;
  down.energy = options.energy;
  down.target = StyleTarget::Reference;  // what is there has a style of its own, which is to go
  down.steps = options.steps;
  if (options.way == services::RestyleWay::Inpainting) return inpainted(model, features, down, options.turn, *schedule, progress, stop);
  const auto lengths = at::tensor({features.size(0)}, at::kLong);
  const auto normalized = ((features.to(model.vae.mean.device()) - model.vae.mean) / model.vae.std).unsqueeze(0);
  const auto clean = (model.vae.vae->encode(normalized, lengths).mean - model.denoiser.latentMean) / model.denoiser.latentStd;
  const auto text = model.text->encode({options.prompt});
  const LatentInversion inversion{*schedule, options.steps, [&](const at::Tensor& latent, std::size_t, std::int64_t timestep) {
                                    return model.denoiser.denoiser->forward(latent, at::full({1}, timestep, at::kLong), text);
                                  }};
  const auto latent = invertLatent(inversion, clean, 0, options.turn, progress, stop);
  if (!latent) return latent.error();
  down.start = options.steps - options.turn;
  down.initialLatent = *latent;
  return sampleStylized(model, down, progress, stop);
}

SmoodiOptions publishedTransfer() {
  SmoodiOptions options;
  options.energy.scale = 0.4;
  options.energy.iterations = 10;
  options.energy.below = 150;
  return options;
}

Result<at::Tensor> restylePublished(PublishedModel& model, const at::Tensor& features, const PublishedRestyleOptions& options, const jobs::ProgressSink& progress,
                                    const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  if (auto ok = check(features, options.turn, options.loop.steps, 1); !ok) return ok.error();
  if (options.loop.energy.scale != 0.0 && !model.networks.styleFunction) {
    return Error{ErrorCode::Unsupported, "this model was imported without style_classifier.pt, so that its guidance must be switched off (classifier scale 0)"};
  }
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  auto loop = options.loop;
  loop.start = loop.steps - options.turn;
  SmoodiRequest request;
  request.lengths = at::tensor({features.size(0)}, at::kLong);
  request.textNull = model.text->encode({""});
  request.textContent = model.text->encode({options.prompt});
  const auto normalized = ((features.to(model.mean.device()) - model.mean) / model.std).unsqueeze(0);
  auto inversion = invertMld(model.networks.vae, model.networks.denoiser->denoiser(), *schedule, normalized, request.lengths, request.textNull, request.textContent,
                             {.steps = loop.steps, .keep = options.turn, .contentWeight = loop.weights.content}, stop);
  if (!inversion) return inversion.error();
  request.latent = inversion->latent;
  request.style = publishedStyleReference(options.style, model.mean, model.std);
  request.permutations = windowPermutations(request.style.size(1), options.turn, base::derivedSeed(options.seed, "style frames"));
  auto sample = sampleSmoodi(model.networks, *schedule, request, loop, progress, stop);
  if (!sample) return sample.error();
  return (sample->features[0] * model.std + model.mean).cpu().contiguous();
}

}  // namespace core::sampling
