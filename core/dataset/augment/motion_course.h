#pragma once

#include "core/motion/humanml3d_skeleton.h"

#include <glm/vec3.hpp>

#include <span>
#include <vector>

/// What a motion of the 22 joints does over time, and edits that keep it a motion. Positions: [T * 22], metres, 20 fps, Y up.
namespace core::dataset {

inline constexpr std::size_t kJoints = motion::humanml3d::kJointCount;
inline int framesOf(const std::vector<glm::vec3>& positions) { return static_cast<int>(positions.size() / kJoints); }

/// Metres; of no points: the largest number.
float lowestOf(std::span<const glm::vec3> points);

/// Where a pose stands and where it looks, on the ground.
struct Stand {
  glm::vec3 place{0.0F};
  float cosine = 1.0F, sine = 0.0F;
};
Stand standOf(const glm::vec3* pose);
/// The point as the stand sees it: X to its left, Z ahead; and back.
glm::vec3 seenFrom(const Stand& stand, const glm::vec3& point);
glm::vec3 inWorld(const Stand& stand, const glm::vec3& seen);

/// Degrees between the trunk and the vertical.
float trunkTilt(const glm::vec3* pose);

/// Poses in which recordings begin, and into which a standing body goes over. Stand: arms down; Fours: hands and knees on the floor.
enum class Pose { Stand, Kneel, Chair, Floor, Crouch, Fours, Lie, Other };
/// floor: metres, the height of the ground under the motion.
Pose poseOf(const glm::vec3* pose, float floor);

/// The course of a body, a value a frame.
struct Course {
  std::vector<float> heading;  // radians, without jumps, to the left is up
  std::vector<float> ahead;    // metres a second in the direction that the body looks, over half a second
  std::vector<float> left;
  std::vector<float> pelvis;  // metres above the floor
  float floor = 0.0F;         // height of the lowest point of the whole motion

  int frames() const { return static_cast<int>(heading.size()); }
  /// Means over [begin, end).
  float meanAhead(int begin, int end) const;
  float meanLeft(int begin, int end) const;
};
Course courseOf(const std::vector<glm::vec3>& positions);

std::vector<glm::vec3> cutOut(const std::vector<glm::vec3>& positions, int begin, int end);

/// The way bent: at frame f the body looks turn[f] radians further to the left than it did, and goes where it looks. turn: [T].
std::vector<glm::vec3> bent(const std::vector<glm::vec3>& positions, const std::vector<float>& turn);

/// The motion read at the frames `at` (fractions allowed, each within the motion).
std::vector<glm::vec3> readAt(const std::vector<glm::vec3>& positions, const std::vector<double>& at);

/// `first`, then a transition of so many frames, then `second`, set where the first ends: joints turn over the shortest way, bones keep their lengths, the body
/// slows down or speeds up from the one velocity to the other, and what is lowest stays as high as it was.
std::vector<glm::vec3> movedInto(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second, int frames);

}  // namespace core::dataset
