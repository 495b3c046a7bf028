#include "core/io/read/fbx/fbx_transform.h"

#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <cmath>
#include <numbers>

namespace core::io::fbx {

namespace {

// FBX SDK, EFbxRotationOrder: the axis that turns first stands first; 6 is "spheric XYZ", which turns as XYZ.
constexpr std::array<std::array<int, 3>, 7> kOrders = {{{0, 1, 2}, {0, 2, 1}, {1, 2, 0}, {1, 0, 2}, {2, 0, 1}, {2, 1, 0}, {0, 1, 2}}};

glm::dquat turnOf(const glm::dvec3& degrees, int order) {
  glm::dquat out(1, 0, 0, 0);
  for (const int axis : kOrders[static_cast<std::size_t>(order)]) {
    glm::dvec3 about(0.0);
    about[axis] = 1.0;
    out = glm::angleAxis(std::fmod(degrees[axis], 720.0) * std::numbers::pi / 180.0, about) * out;
  }
  return out;
}

glm::dmat4 moved(const glm::dvec3& by) { return glm::translate(glm::dmat4(1.0), by); }

}  // namespace

Transform::Transform(const Properties& p) {
  still_.translation = p.vector("Lcl Translation");
  stillDegrees_ = p.vector("Lcl Rotation");
  still_.scaling = p.vector("Lcl Scaling", glm::dvec3(1.0));
  rotationOffset_ = p.vector("RotationOffset");
  rotationPivot_ = p.vector("RotationPivot");
  scalingOffset_ = p.vector("ScalingOffset");
  scalingPivot_ = p.vector("ScalingPivot");
  // Turns before and after, and the order, count only where the Model says that they are in use; files that leave the word out mean them.
  const bool isInUse = !p.says("RotationActive") || p.whole("RotationActive") != 0;
  if (isInUse) {
    const auto order = p.whole("RotationOrder");
    order_ = order > 0 && order < static_cast<std::int64_t>(kOrders.size()) ? static_cast<int>(order) : 0;
    before_ = turnOf(p.vector("PreRotation"), 0);
    afterInverse_ = glm::conjugate(turnOf(p.vector("PostRotation"), 0));
  }
  still_.turn = turn(stillDegrees_);
  inheritType_ = static_cast<int>(p.whole("InheritType", 1) & 3);
}

glm::dquat Transform::turn(const glm::dvec3& degrees) const { return turnOf(degrees, order_); }

glm::dmat4 Transform::local(const Moving& now, const glm::dvec3& parentScale) const {
  glm::dmat4 m = moved(now.translation);
  if (ignoresParentScale()) {
    glm::dvec3 back(1.0);
    for (int i = 0; i < 3; ++i)
      if (std::abs(parentScale[i]) > 1e-9) back[i] = 1.0 / parentScale[i];
    m = glm::scale(m, back);
  }
  m = m * moved(rotationOffset_ + rotationPivot_) * glm::mat4_cast(before_ * now.turn * afterInverse_);
  m = m * moved(scalingOffset_ + scalingPivot_ - rotationPivot_);
  return glm::scale(m, now.scaling) * moved(-scalingPivot_);
}

}  // namespace core::io::fbx
