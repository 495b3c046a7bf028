#include "core/families/mdm/mdm_generator.h"

#include "core/sampling/few_steps.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

namespace {

constexpr int kMostFrames = 196;

/// The clean motion from a sample [1, F, 263]; text [1, W], or null and text [2, W] with guidance.
at::Tensor cleanMotion(model::Mdm& network, const at::Tensor& sample, std::int64_t told, const at::Tensor& text, double guidance) {
  const auto timestep = at::full({text.size(0)}, told, at::kLong);
  if (guidance == 0.0) return network->forward(sample, timestep, text);
  const auto both = network->forward(at::cat({sample, sample}), timestep, text).chunk(2, 0);
  return both[0] + guidance * (both[1] - both[0]);
}

}  // namespace

Result<at::Tensor> sampleMdm(MdmModel& model, const MdmSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const at::NoGradGuard quiet;
  if (options.frames < 1 || options.frames > kMostFrames) return Error{ErrorCode::InvalidArgument, fmt::format("this model makes 1 to {} frames, not {}", kMostFrames, options.frames)};
  if (options.guidance != 0.0 && !model.canGuide) {
    return Error{ErrorCode::Unsupported, "this model was never trained without its text (cond_mask_prob 0), so that its guidance must be switched off (content weight 0)"};
  }
  const auto known = knownValues(options.known, model.mean, model.std, options.frames);
  if (!known) return known.error();
  const auto schedule = diffusion::NoiseSchedule::cosine({.trainSteps = model.diffusionSteps});
  if (!schedule) return schedule.error();
  const auto few = fewSteps(*schedule, options.steps);
  const auto null = at::zeros({1, model.network->options().textWidth});
  auto text = options.prompt.empty() ? null : model.text->encode({options.prompt}).squeeze(1);  // [1, W]
  if (options.guidance != 0.0) text = at::cat({null, text});
  int draws = 0;
  const auto draw = [&] { return seededNoise(options.seed, fmt::format("mdm draw {}", draws++).c_str(), {1, options.frames, model.network->options().featureWidth}); };
  auto sample = draw();
  const auto count = static_cast<std::int64_t>(few.respacing.original.size());
  for (std::int64_t step = count - 1; step >= 0; --step) {
    if (progress) progress({"sampling", count - 1 - step, count});
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    const auto clean = known->applied(cleanMotion(model.network, sample, few.respacing.original[static_cast<std::size_t>(step)], text, options.guidance));
    const bool isDrawn = few.reverse == diffusion::ReverseStep::Posterior && step > 0;
    sample = diffusion::reverseStep(few.reverse, few.respacing.schedule, clean, sample, step, isDrawn ? draw() : at::Tensor());
  }
  return (sample[0] * model.std + model.mean).contiguous();
}

}  // namespace core::sampling
