#include "core/engine/evaluation/latent_restyle.h"

#include "core/diffusion/ddim.h"

#include <ATen/ATen.h>

namespace core::engine {

Result<at::Tensor> restyle(sampling::StylizedModel& model, const at::Tensor& features, sampling::StylizedSampleOptions options, std::stop_token stop) {
  const at::NoGradGuard quiet;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  const auto timesteps = diffusion::ddimTimesteps(*schedule, options.steps);
  if (!timesteps) return timesteps.error();
  const int keep = options.steps * 3 / 5;
  options.frames = static_cast<int>(features.size(0));
  options.start = options.steps - keep;
  options.guidanceIterations *= 2;
  options.classifierScale *= 2.0;
  options.guidanceBelow = 150;
  const auto lengths = at::tensor({features.size(0)}, at::kLong);
  const auto seen = ((features - model.vae.mean) / model.vae.std).clamp(-8.0, 8.0).unsqueeze(0);
  auto latent = (model.vae.vae->encode(seen, lengths).mean - model.denoiser.latentMean) / model.denoiser.latentStd;
  const auto text = model.text->encode({options.prompt});
  for (int k = 0; k < keep; ++k) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the transfer was stopped"};
    const auto timestep = (*timesteps)[timesteps->size() - 1 - static_cast<std::size_t>(k)];
    const auto noise = model.denoiser.denoiser->forward(latent, at::full({1}, timestep, at::kLong), text);
    latent = diffusion::ddimInverseStep(latent, noise, diffusion::ddimLevels(*schedule, timestep, options.steps));
  }
  options.initialLatent = latent;
  return sampling::sampleStylized(model, options, [](const jobs::Progress&) {}, stop);
}

}  // namespace core::engine
