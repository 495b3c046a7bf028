#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// ReMoDiffuse (Zhang et al. 2023): its network, mixture, loop and retrieval, module by module. There are no files of it yet that make motions.
ModelFamily remodiffuseFamily();

}  // namespace core::families
