#pragma once

#include "core/base/result.h"
#include "core/motion/body_end.h"
#include "core/motion/clip.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

// A pose under a person's hands: one joint is moved or turned, and the body goes with it as a body does. On the 22-joint HumanML3D body; joints [22], metres, Y up,
// level floor at y = 0. Bones keep their lengths, a foot that stands stays where it is, and no part goes lower than it lies on the floor, or than it was before.
namespace core::motion {

/// The end of the body that a person puts somewhere by moving this joint; nothing where only the whole body tells it: a knee, an elbow, the chest.
std::optional<BodyEnd> endMovedBy(int joint);

/// About which joint a turn of this one goes: itself, or the one before it where nothing hangs from it (a hand is turned at its elbow).
int pivotOf(int joint);

/// The axes of a part of the body, worldFromPart: Y along the bone that goes on from the joint, X across the body.
glm::quat partAxes(std::span<const glm::vec3> joints, int joint);

/// The joint as near to its target as it comes:
///  - hands and feet by two-bone IK; where that is too short, and for the head, the trunk leans and the pelvis goes along, as throughPoses does it;
///  - the pelvis, the hips and the lowest joint of the spine take all of the body along, with both feet where they are;
///  - the other joints of the trunk lean it; knees and elbows turn about the line between the ends of their limb; toes turn the foot.
/// Where a standing foot would have to leave its place, or a part would go into the floor, it goes as far on its way as is possible without.
/// held: ends that stay where they are, for all that a hand or the head does. Continuous in target; the same target gives the same pose.
/// Throws std::invalid_argument for other than 22 joints, a joint that is none, or a target that is not finite.
std::vector<glm::vec3> withJointMoved(std::span<const glm::vec3> joints, int joint, const glm::vec3& target, std::span<const BodyEnd> held = {});

/// Everything that hangs from pivotOf(joint), turned about it by a turn about the world's axes; with the pelvis all but the feet. Stops as above.
/// Throws likewise.
std::vector<glm::vec3> withJointTurned(std::span<const glm::vec3> joints, int joint, const glm::quat& turn);

/// Whether a clip is on the T-pose skeleton that everything here is made on, joint by joint: its poses can be edited as they are seen.
bool isOnOwnBody(const Clip& clip);

/// A pose as a motion of one frame on that skeleton. Throws std::invalid_argument for other than 22 joints.
Clip clipOfPose(std::span<const glm::vec3> joints, std::string name);

/// One frame of a clip, left and right exchanged; on that skeleton where the clip is. Errors: those of mirrored(). Throws std::out_of_range for another frame.
Result<Clip> mirroredPose(const Clip& clip, int frame);

}  // namespace core::motion
