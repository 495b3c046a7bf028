#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// MDM (Tevet et al. 2023): diffusion of the motion itself with a transformer encoder. Our compact model and the authors' files.
ModelFamily mdmFamily();

}  // namespace core::families
