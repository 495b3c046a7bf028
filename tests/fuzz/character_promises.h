#pragma once

#include "core/io/motion_file.h"

#include <string>
#include <string_view>

namespace fuzz {

/// Reads the body of a case, where it is of the format: a mesh that hangs on its skeleton, as core/motion/skin/skinned_mesh.h says, which can be posed.
void characterFile(std::string_view bytes, const std::string& name, core::io::MotionFormat format);

}  // namespace fuzz
