#pragma once

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

namespace core::io {

/// Place, turn and scale of a transform; shear is lost, and a mirroring is a negative scale of X.
struct MatrixParts {
  glm::dvec3 place, scale;
  glm::dquat turn;
};
MatrixParts partsOf(const glm::dmat4& m);
/// The turn alone; a mirroring shows as a turn only.
glm::dquat turnIn(const glm::dmat4& m);
inline glm::dvec3 placeIn(const glm::dmat4& m) { return glm::dvec3(m[3]); }

}  // namespace core::io
