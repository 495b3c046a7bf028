#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// SMooDi (Zhong et al. 2024): MLD with a style adaptor and classifier guidance. Our compact model, which knows styles by name, and the
/// authors' files, which read a style from a clip.
ModelFamily smoodiFamily();

}  // namespace core::families
