#pragma once

#include "core/diffusion/noise_schedule.h"
#include "core/families/module_table.h"

#include <string>

// Inputs that modules of latent models have in common, checked: each throws std::invalid_argument with the sentence.
namespace core::families {

/// 1,000 scaled-linear steps.
const diffusion::NoiseSchedule& publishedSchedule();
/// int64 [batch], each a step of that schedule; batch -1: any number.
at::Tensor timestepsInput(const ModuleCall& call, std::int64_t batch);
/// Motions [batch, frames, width] of at most so many frames.
at::Tensor motionInput(const ModuleCall& call, const std::string& name, std::int64_t batch, std::int64_t width, std::int64_t maxFrames);
at::Tensor lengthsInput(const ModuleCall& call, const std::string& name, std::int64_t batch, std::int64_t maxFrames);

}  // namespace core::families
