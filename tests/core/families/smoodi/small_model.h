#pragma once

#include "core/families/smoodi/stylized_model.h"

namespace test_support {

/// Untrained and small, with one style, "old": for the promises of the loops, not for the motion. The same at every call.
core::sampling::StylizedModel smallModel();

}  // namespace test_support
