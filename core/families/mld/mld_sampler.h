#pragma once

#include "core/base/result.h"
#include "core/diffusion/noise_schedule.h"
#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/mld_vae.h"
#include "core/jobs/progress.h"

#include <stop_token>

// Latent diffusion without a style, and the way back up. Features [B, T, 263] normalized; text [B, L, W]; lengths int64 [B].
namespace core::sampling {

/// Errors: InvalidArgument: lengths outside 1 to what the autoencoder makes, or that do not belong to so many latents and texts.
Result<void> checkLengths(const model::MldVae& vae, const torch::Tensor& lengths, std::int64_t latents, std::int64_t texts);

struct MldSampleRequest {
  torch::Tensor latent;       // [B, N, D], noise
  torch::Tensor textNull;     // [1, L, W]
  torch::Tensor textContent;  // [B, L, W]
  torch::Tensor lengths;
  int steps = 50;
  double contentWeight = 7.5;  // w_c
};
/// [B, longest length, 263]. Errors: InvalidArgument, Cancelled.
Result<torch::Tensor> sampleMld(model::MldVae& vae, model::MldDenoiser& denoiser, const diffusion::NoiseSchedule& schedule, const MldSampleRequest& request,
                                const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

struct InversionOptions {
  int steps = 50;
  int keep = 30;               // steps after which the latent is kept, 1 .. steps
  double contentWeight = 7.5;  // w_c
  bool goesOn = false;         // to the end
};

struct Inversion {
  torch::Tensor encoded;    // the VAE's mean
  torch::Tensor latent;     // after `keep` steps: where a transfer with start = steps - keep begins
  torch::Tensor latentEnd;  // after all steps, if it went on
};

/// DDIM inversion of a motion with the denoiser alone.
/// Errors: InvalidArgument, Cancelled.
Result<Inversion> invertMld(model::MldVae& vae, model::MldDenoiser& denoiser, const diffusion::NoiseSchedule& schedule, const torch::Tensor& features,
                            const torch::Tensor& lengths, const torch::Tensor& textNull, const torch::Tensor& textContent, const InversionOptions& options,
                            const std::stop_token& stop = {});

}  // namespace core::sampling
