#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// Motion latent diffusion (Chen et al. 2023): text to motion in the latents of a transformer autoencoder. The authors' files; what we train
/// ourselves is part of our compact SMooDi.
ModelFamily mldFamily();

}  // namespace core::families
