#include "core/motion/edit/leg_turns.h"

#include "core/motion/two_bone_ik.h"

#include <glm/gtx/quaternion.hpp>

namespace core::motion {

namespace {

glm::quat swing(const glm::vec3& from, const glm::vec3& to) {
  if (glm::length(from) < 1e-6f || glm::length(to) < 1e-6f) return glm::quat(1, 0, 0, 0);
  return glm::rotation(glm::normalize(from), glm::normalize(to));
}

}  // namespace

void placeLeg(const LegJoints& leg, const Skeleton& skeleton, const WorldPose& pose, const glm::vec3& ankle, const glm::vec3* toe, std::span<glm::quat> locals) {
  const auto at = [&](int joint) { return pose.positions[static_cast<std::size_t>(joint)]; };
  const auto turn = [&](int joint) { return pose.rotations[static_cast<std::size_t>(joint)]; };
  const auto solved = solveTwoBone({at(leg.hip), at(leg.knee), at(leg.ankle)}, ankle, {.softStretch = 0.0, .fallbackPole = turn(leg.hip) * glm::vec3(0, 0, 1)});
  const glm::quat hip = swing(at(leg.knee) - at(leg.hip), solved.middle - solved.root) * turn(leg.hip);
  const glm::quat knee = swing(at(leg.ankle) - at(leg.knee), solved.end - solved.middle) * turn(leg.knee);
  const glm::quat foot = toe ? swing(at(leg.toe) - at(leg.ankle), *toe - solved.end) * turn(leg.ankle) : turn(leg.ankle);
  const glm::quat parent = turn(skeleton.joint(leg.hip).parent);
  const auto put = [&](int joint, const glm::quat& above, const glm::quat& own) {
    locals[static_cast<std::size_t>(joint)] = glm::normalize(glm::conjugate(above) * own);
  };
  put(leg.hip, parent, hip);
  put(leg.knee, hip, knee);
  put(leg.ankle, knee, foot);
}

}  // namespace core::motion
