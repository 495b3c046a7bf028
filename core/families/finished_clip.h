#pragma once

#include "core/motion/clip.h"
#include "core/motion/feet/floor_course.h"
#include "core/motion/feet/foot_plant.h"
#include "core/motion/feet/released_feet.h"

#include <ATen/core/Tensor.h>
#include <glm/vec3.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::families {

/// Sampled features float [F, 263], not normalized, as a clip for people: joint positions, proper rotations on the T-pose skeleton, 20 fps,
/// put on its feet by motion::plantFeet with the contacts that the features hold (columns 259 to 262). What a model samples floats by
/// mistake, so its floor is level unless it was asked to climb; what was taken from pictures may stand on things: give Ground::Auto for it.
std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name, motion::Ground ground = motion::Ground::Level);

/// The same with the feet as the authors of a transfer put them, in place of plantFeet: on the contacts of the motion that was restyled, features float [F, 263] as well.
std::shared_ptr<const motion::Clip> releasedClip(const at::Tensor& features, const at::Tensor& content, const std::string& name,
                                                 const motion::ReleasedFeetOptions& options);

/// What the floor is to a motion of these words, in upper or lower case: Auto where they speak of climbing, of stairs or of getting onto something, else Level.
motion::Ground groundOf(std::string_view words);

/// What the floor is to what is made of a recording, features as for finishedClip: Auto where the recording stands on things that it does not show, else Level.
motion::Ground groundUnder(const at::Tensor& features);

/// The two halves of it, for what has to be done between.
struct SampledBody {
  std::vector<glm::vec3> positions;  // [F * 22], on the skeleton's bones, metres
  std::vector<float> contacts;       // [F * 4], 0 to 1
};
SampledBody sampledBody(const at::Tensor& features, const std::string& name);
/// given: what the contacts are.
std::shared_ptr<const motion::Clip> plantedClip(const SampledBody& body, const std::string& name, motion::Ground ground = motion::Ground::Level,
                                                motion::FootPlantOptions::Given given = motion::FootPlantOptions::Given::Roughly);

}  // namespace core::families
