#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// Unpaired style transfer (Aberman et al. 2020): a finished motion in the style of a clip. Our compact model.
ModelFamily abermanFamily();

}  // namespace core::families
