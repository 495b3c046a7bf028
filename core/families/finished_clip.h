#pragma once

#include "core/motion/clip.h"
#include "core/motion/feet/floor_course.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>

namespace core::families {

/// Sampled features float [F, 263], not normalized, as a clip for people: joint positions, proper rotations on the T-pose skeleton, 20 fps,
/// put on its feet by motion::plantFeet with the contacts that the features hold (columns 259 to 262). What a model samples floats by
/// mistake, so its floor is level; what was taken from pictures may stand on things: give Ground::Auto for it.
std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name, motion::Ground ground = motion::Ground::Level);

}  // namespace core::families
