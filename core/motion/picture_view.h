#pragma once

#include "core/motion/clip.h"
#include "core/motion/picture_body.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <vector>

// A clip seen from the side by parallel rays, as the 2D models and the 2D panel see it.
namespace core::motion {

/// A place as seen by a camera that stands in front (yaw 0: u = x) of a figure facing +Z, or goes round it: pi / 2 its right side (u = z), pi its
/// back, 3 pi / 2 its left side. v is up.
glm::vec2 seenFrom(const glm::vec3& place, double yaw);

/// From where a camera must have seen the clip for it to look like the picture: the yaw, in [0, 2 pi), with the least squared distance of the
/// seen joints from their roots, frame by frame; found to a degree. 0 when the picture shows nothing.
double yawOfPicture(const Clip& clip, const PictureBody& picture);

}  // namespace core::motion
