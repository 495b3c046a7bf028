#pragma once

#include "core/motion/body_end.h"
#include "core/motion/edit/pose_fade.h"

#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <vector>

// Moves of the 22-joint HumanML3D body that keep its bones, one pose at a time. joints [22], in place, metres.
namespace core::motion {

/// All joints, the legs by IK back to where the ankles and toes were.
void shiftPelvis(std::span<glm::vec3> joints, const glm::vec3& by);

/// The trunk from the lowest joint of the spine upwards, a third at each of three joints. turn: axis times radians.
void leanTrunk(std::span<glm::vec3> joints, const glm::vec3& turn);

/// An arm (BodyEnd::LeftHand, RightHand) or leg (LeftFoot, RightFoot) by two-bone IK; a toe goes with its ankle.
void reachWith(std::span<glm::vec3> joints, BodyEnd end, const glm::vec3& target);

/// The ankle to its place and the toe in the direction of its own; out of reach the leg is stretched towards them.
void placeFoot(std::span<glm::vec3> joints, int side, const glm::vec3& ankle, const glm::vec3& toe);

/// How far a limb reaches from its shoulder or hip, metres.
float reachOf(std::span<const glm::vec3> joints, BodyEnd end);
/// The joint that a limb hangs from.
int rootOf(BodyEnd end);

/// What an ankle is moved by in each frame so that it is moved by `wanted` at a key: kept while it stands, lost in its swing, 0 beyond the fade; a small
/// step where it never swings. positions [F * 22]; wanted [frames of the key]. Returns [F].
std::vector<glm::vec3> footCourse(std::span<const glm::vec3> positions, int joint, std::span<const glm::vec3> wanted, const PoseFade& fade);

}  // namespace core::motion
