#pragma once

#include "core/motion/clip.h"
#include "core/motion/picture/body_keypoints.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

// A 22-joint clip seen from the side by parallel rays, as the 2D models and the 2D panel see it.
namespace core::motion {

/// A place as seen by a camera that stands in front (yaw 0: u = x) of a figure facing +Z, or goes round it: pi / 2 its right side (u = z), pi its
/// back, 3 pi / 2 its left side. v is up.
glm::vec2 seenFrom(const glm::vec3& place, double yaw);

/// How far bodies are from pictures of them under any yaw of the camera: sums that are made once and asked often.
class YawCost {
 public:
  /// One frame: body [22] metres, picture [22] and seen [22] of the same frame, root over root.
  void add(const glm::vec3* body, const glm::vec2* picture, const std::uint8_t* seen);
  /// The squared distance across the picture over all joints that were seen, m^2, up to a constant.
  double at(double yaw) const;

 private:
  double xx_ = 0, zz_ = 0, xz_ = 0, ux_ = 0, uz_ = 0;
};

/// From where a camera must have seen the clip for it to look like the picture: the yaw, in [0, 2 pi), of the least cost, found to a degree from at
/// most some hundred frames. 0 when the picture shows nothing or the clip has another skeleton.
double yawOfPicture(const Clip& clip, const BodyKeypoints& picture);

}  // namespace core::motion
