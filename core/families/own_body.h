#pragma once

#include "core/motion/clip.h"

#include <memory>

namespace core::families {

/// A clip whose bones are those of the 22-joint T-pose skeleton, whatever its joints' names and order, on exactly that skeleton at 20 fps; null for another body.
/// What was exported from here comes back so as it was.
std::shared_ptr<const motion::Clip> onOwnBody(const motion::Clip& clip);

}  // namespace core::families
