#pragma once

#include "core/sampling/stylized_generator.h"

namespace core::engine {

/// A motion done again in another style: its latent is inverted (DDIM upwards, the denoiser alone with the caption) to 30 of 50 steps, and
/// sampled from there with options.style. As the published transfer: twice the guidance iterations and scale, in the last 150 training
/// steps only (spec/smoodi.md, section 1.10); unlike it, the inversion takes no classifier-free guidance, which would not be undone.
/// features float [F, 263], not normalized, F 20 to 196. Returns the same shape. options.frames, start and initialLatent are set here.
/// Errors: Cancelled.
Result<at::Tensor> restyle(sampling::StylizedModel& model, const at::Tensor& features, sampling::StylizedSampleOptions options, std::stop_token stop);

}  // namespace core::engine
