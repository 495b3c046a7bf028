#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// ReMoDiffuse (Zhang et al. 2023): diffusion of the motion itself beside clips of a library whose captions are near. Our compact model and the authors'
/// files.
ModelFamily remodiffuseFamily();

}  // namespace core::families
