#pragma once

#include "core/checkpoint/safetensors.h"
#include "core/families/smoodi/smoodi_sampler.h"

namespace core::sampling {

/// The released sampling loop computed the way the released code computes it, as a measure and as a check of sampleSmoodi(): plain
/// formulas on the published tensors, nothing kept and nothing left out. Every step embeds all three references; the adaptor runs all its
/// layers; cross-attention to the one latent token is attention; every guidance iteration decodes from scratch and reads both motions twice
/// through style_function (as its "intermediate" stage does). Form Released only, batch 1 or more.
/// Errors: as sampleSmoodi; InvalidArgument when a tensor is missing.
Result<SmoodiSample> sampleUncached(const model::TensorMap& weights, const diffusion::NoiseSchedule& schedule, const SmoodiRequest& request, const SmoodiOptions& options,
                                    const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace core::sampling
