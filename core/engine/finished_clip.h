#pragma once

#include "core/motion/clip.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>

namespace core::engine {

/// Sampled features float [F, 263], not normalized, as a clip for people: joint positions, the floor at y = 0, feet locked
/// where they stand, proper rotations on the T-pose skeleton, 20 fps.
std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name);

}  // namespace core::engine
