#include "core/sampling/latent_loop.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

Result<std::vector<std::int64_t>> latentTimesteps(const diffusion::NoiseSchedule& schedule, int steps, int start, diffusion::Solver solver) {
  if (start < 0 || start >= steps) return Error{ErrorCode::InvalidArgument, fmt::format("the first step must lie between 0 and {}, not {}", steps - 1, start)};
  auto timesteps = diffusion::solverTimesteps(schedule, steps, solver);
  if (timesteps) timesteps->erase(timesteps->begin(), timesteps->begin() + start);
  return timesteps;
}

at::Tensor guidedNoise(const LatentLoop& loop, const at::Tensor& latent, std::size_t index, StageClock& clock, StageSeconds& seconds) {
  const auto timestep = loop.timesteps[index];
  const auto levels = diffusion::ddimLevels(loop.schedule, timestep, loop.steps);
  if (loop.prepare) loop.prepare(index);
  clock.add(seconds.styles);
  const auto branches = loop.predict(latent, index);
  auto mixed = diffusion::compose(loop.form, branches, loop.weights, loop.styleWeights);
  clock.add(seconds.denoising);
  if (loop.reshape) mixed = loop.reshape(mixed, branches, latent, levels);
  if (loop.energy && loop.energy->isActive(timestep)) mixed.base = loop.energy->guide(mixed.base, latent, levels.here);
  clock.add(seconds.guidance);
  return mixed.sum();
}

Result<LatentRun> runLatentLoop(const LatentLoop& loop, at::Tensor latent, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  LatentRun run;
  StageClock clock;
  diffusion::DpmSolver dpm;
  const auto count = loop.timesteps.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    const auto levels = diffusion::ddimLevels(loop.schedule, loop.timesteps[i], loop.steps);
    const auto noise = guidedNoise(loop, latent, i, clock, run.seconds);
    if (loop.solver == diffusion::Solver::Dpm)
      latent = dpm.step(latent, noise, levels, i + 1 == count);
    else
      latent = diffusion::ddimStep(latent, noise, levels, loop.eta, loop.freshNoise.defined() ? loop.freshNoise[static_cast<std::int64_t>(i)] : at::Tensor());
    if ((i + 1) % static_cast<std::size_t>(loop.trajectoryStride) == 0) run.trajectory.push_back(latent);
    progress({"sampling", static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(count)});
  }
  run.latent = latent;
  return run;
}

Result<at::Tensor> invertLatent(const LatentInversion& inversion, at::Tensor latent, int first, int last, const jobs::ProgressSink& progress,
                                const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  const auto timesteps = diffusion::ddimTimesteps(inversion.schedule, inversion.steps);
  if (!timesteps) return timesteps.error();
  for (int i = first; i < last; ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "inversion was stopped"};
    progress({"inverting", i - first, last - first});
    const auto timestep = (*timesteps)[timesteps->size() - 1 - static_cast<std::size_t>(i)];
    const auto noise = inversion.predict(latent, static_cast<std::size_t>(i), timestep);
    latent = diffusion::ddimInverseStep(latent, noise, diffusion::ddimLevels(inversion.schedule, timestep, inversion.steps));
  }
  return latent;
}

}  // namespace core::sampling
