#pragma once

#include "core/families/steering.h"
#include "core/motion/clip.h"
#include "core/motion/feet/floor_course.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>
#include <vector>

namespace core::families {

/// finishedClip() of a motion that is steered: put on its path before its feet are planted (motion::alongPath), led through its poses after (motion::throughPoses), and
/// its feet settled where either drew them along (motion::settledFeet). Feet that are told when to stand are planted then and at no other time. ground: of plantedClip.
/// remarks: what was bent far, poses that could not be reached and feet that could not be held, named.
std::shared_ptr<const motion::Clip> steeredClip(const at::Tensor& features, const std::string& name, const Steering& steering, motion::Ground ground,
                                                std::vector<std::string>& remarks);

}  // namespace core::families
