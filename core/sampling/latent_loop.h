#pragma once

#include "core/base/result.h"
#include "core/diffusion/ddim.h"
#include "core/diffusion/dpm_solver.h"
#include "core/diffusion/guidance.h"
#include "core/diffusion/noise_schedule.h"
#include "core/diffusion/style_guidance.h"
#include "core/jobs/progress.h"
#include "core/sampling/stage_clock.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

// The loops of latent diffusion (MLD, SMooDi, published and compact): what differs between models are the networks behind `predict`.
namespace core::sampling {

/// Guided sampling from the first of the timesteps down. Latents [B, N, D].
struct LatentLoop {
  const diffusion::NoiseSchedule& schedule;
  std::vector<std::int64_t> timesteps;  // those that are done, descending; as latentTimesteps() gives them
  int steps = 50;                       // of the whole range
  diffusion::GuidanceForm form = diffusion::GuidanceForm::TextOnly;
  diffusion::GuidanceWeights weights = {};
  at::Tensor styleWeights = {};  // w_s of each token, [B, N, 1]; undefined: that of the weights

  /// The noises of the form's branches [K B, N, D] at step `index` of the timesteps.
  std::function<at::Tensor(const at::Tensor& latent, std::size_t index)> predict;
  /// Called before predict(); its time counts as that of the styles. May be empty.
  std::function<void(std::size_t index)> prepare = {};
  /// Changes the mixture of the branches before the energy acts; may be empty.
  std::function<diffusion::GuidedNoise(const diffusion::GuidedNoise& mixed, const at::Tensor& branches, const at::Tensor& latent, const diffusion::DdimLevels& levels)>
      reshape = {};
  const diffusion::StyleGuidance* energy = nullptr;  // may be null

  diffusion::Solver solver = diffusion::Solver::Ddim;
  double eta = 0.0;            // of DDIM; above 0 needs freshNoise
  at::Tensor freshNoise = {};  // [timesteps, B, N, D]
  int trajectoryStride = 10;
};

struct LatentRun {
  at::Tensor latent;                   // clean
  std::vector<at::Tensor> trajectory;  // after every trajectoryStride steps done
  StageSeconds seconds;                // styles, denoising, guidance
};

/// The timesteps of a run of so many steps from step `start` on. Errors: InvalidArgument, as ddimTimesteps and a start outside 0 to steps - 1.
Result<std::vector<std::int64_t>> latentTimesteps(const diffusion::NoiseSchedule& schedule, int steps, int start = 0, diffusion::Solver solver = diffusion::Solver::Ddim);

/// The guided noise of one step, before DDIM takes it: prepare, predict, compose, reshape, energy. clock and seconds: where the time went.
at::Tensor guidedNoise(const LatentLoop& loop, const at::Tensor& latent, std::size_t index, StageClock& clock, StageSeconds& seconds);

/// Without gradients. Errors: Cancelled, asked once per step.
Result<LatentRun> runLatentLoop(const LatentLoop& loop, at::Tensor latent, const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

/// The way up: DDIM inversion steps first to last - 1 of `steps`, counted from the clean end. predict: the noise of the latent at the i-th
/// of the ascending timesteps. Errors: as above.
struct LatentInversion {
  const diffusion::NoiseSchedule& schedule;
  int steps = 50;
  std::function<at::Tensor(const at::Tensor& latent, std::size_t index, std::int64_t timestep)> predict;
};
Result<at::Tensor> invertLatent(const LatentInversion& inversion, at::Tensor latent, int first, int last, const jobs::ProgressSink& progress = {},
                                const std::stop_token& stop = {});

}  // namespace core::sampling
