#pragma once

#include "core/io/read/fbx/fbx_objects.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>

namespace core::io::fbx {

/// What of a Model's transform may be keyed.
struct Moving {
  glm::dvec3 translation{0.0}, scaling{1.0};
  glm::dquat turn{1, 0, 0, 0};  // R alone
};

/// How a Model stands under its parent. Source: FBX SDK, "Computing transformation matrices":
/// T * Roff * Rp * Rpre * R * Rpost^-1 * Rp^-1 * Soff * Sp * S * Sp^-1.
class Transform {
 public:
  Transform() = default;
  explicit Transform(const Properties& properties);

  /// As the file has it without keys, and the same turn in degrees.
  const Moving& still() const { return still_; }
  const glm::dvec3& stillDegrees() const { return stillDegrees_; }
  /// parentScale: the parent's own scaling at the moment, which a Model of inherit type 2 does not take over.
  glm::dmat4 local(const Moving& now, const glm::dvec3& parentScale = glm::dvec3(1.0)) const;
  bool ignoresParentScale() const { return inheritType_ == 2; }

  /// R from degrees about X, Y and Z in the Model's own order.
  glm::dquat turn(const glm::dvec3& degrees) const;

 private:
  Moving still_;
  glm::dvec3 stillDegrees_{0.0};
  glm::dvec3 rotationOffset_{0.0}, rotationPivot_{0.0}, scalingOffset_{0.0}, scalingPivot_{0.0};
  glm::dquat before_{1, 0, 0, 0}, afterInverse_{1, 0, 0, 0};  // Rpre, Rpost^-1
  int order_ = 0, inheritType_ = 1;
};

}  // namespace core::io::fbx
