#include "core/families/mdm/mdm_generator.h"

#include "core/motion/published_forms.h"
#include "core/sampling/repeated_network.h"
#include "core/sampling/respaced_steps.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

namespace {

constexpr int kMostFrames = motion::humanml3d::kMostFrames;

}  // namespace

at::Tensor cleanMdm(model::Mdm& network, const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, double guidance, const at::Tensor& mask) {
  if (guidance == 0.0) return network->forward(x, timestep, text, mask);
  const auto masks = mask.defined() ? at::cat({mask, mask}) : mask;
  return guidedClean(network->forward(at::cat({x, x}), at::cat({timestep, timestep}), at::cat({at::zeros_like(text), text}), masks), guidance);
}

Result<at::Tensor> runMdm(model::Mdm& network, const MdmLoop& loop, at::Tensor initial, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const auto batch = initial.size(0);
  RepeatedNetwork clean([&](const std::vector<at::Tensor>& given) { return cleanMdm(network, given[0], given[1], loop.text, loop.guidance); });
  const CleanLoop steps{.clean =
                            [&](const at::Tensor& sample, std::int64_t told) {
                              return clean({sample, at::full({batch}, told, sample.options().dtype(at::kLong))});
                            },
                        .draw = loop.draw,
                        .after = loop.after};
  return runCleanLoop(steps, loop.schedule, std::move(initial), loop.options, progress, stop);
}

Result<at::Tensor> sampleMdm(MdmModel& model, const MdmSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  const at::NoGradGuard quiet;
  if (options.frames < 1 || options.frames > kMostFrames)
    return Error{ErrorCode::InvalidArgument, fmt::format("this model makes 1 to {} frames, not {}", kMostFrames, options.frames)};
  if (options.guidance != 0.0 && !model.canGuide) {
    return Error{ErrorCode::Unsupported,
                 "this model was never trained without its text (cond_mask_prob 0), so that its guidance must be switched off (content weight 0)"};
  }
  const auto known = knownValues(options.known, model.mean, model.std, options.frames);
  if (!known) return known.error();
  const auto schedule = diffusion::NoiseSchedule::cosine({.trainSteps = model.diffusionSteps});
  if (!schedule) return schedule.error();
  const auto few = respacedSteps(*schedule, options.steps);
  int draws = 0;
  const auto draw = [&] {
    return seededNoise(options.seed, fmt::format("mdm draw {}", draws++).c_str(), {1, options.frames, model.network->options().featureWidth}).to(model.mean.device());
  };
  const auto initial = draw();
  MdmLoop loop{
      .text = options.prompt.empty() ? at::zeros({1, model.network->options().textWidth}, model.mean.options()) : model.text->encode({options.prompt}).squeeze(1),
      .guidance = options.guidance,
      .schedule = {few.respacing.schedule, few.respacing.original},
      .options = {},
      .draw = [&](std::size_t) { return draw(); }};
  loop.options = {loop.schedule.descending(), few.reverse, *known};
  const auto sample = runMdm(model.network, loop, initial, progress, stop);
  if (!sample) return sample.error();
  return ((*sample)[0] * model.std + model.mean).cpu().contiguous();
}

}  // namespace core::sampling
