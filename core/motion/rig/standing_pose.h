#pragma once

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <vector>

namespace core::motion {

/// The joints that tell how a figure stands, as indices; all there.
struct StandingMarks {
  int leftHip = -1, rightHip = -1, leftAnkle = -1, rightAnkle = -1, leftShoulder = -1, rightShoulder = -1;
};

/// A coordinate axis with its sign: {2, -1} is -Z.
struct SignedAxis {
  int axis = 1, sign = 1;
  bool operator==(const SignedAxis&) const = default;
};
glm::vec3 vectorOf(const SignedAxis& axis);
/// The axis that a direction follows within about 25 degrees.
std::optional<SignedAxis> clearAxis(const glm::vec3& direction);

/// From the middle of the ankles to the middle of the shoulders. positions: [J], any unit.
glm::vec3 uprightLine(const std::vector<glm::vec3>& positions, const StandingMarks& marks);

/// How a person stands: the one place that decides what is up and where it looks, for files that are read and for rigs that are calibrated.
struct StandingPose {
  glm::vec3 up;    // unit, along the body
  glm::vec3 left;  // unit, from hip to hip; from shoulder to shoulder where both hips are in the middle
};
/// Nothing for a pose that does not stand upright: legs down, trunk up, hips and shoulders across it and facing the same way. More than one long line, so
/// that rest poses of arms only, or with all bones along one axis, tell nothing. positions: [J].
std::optional<StandingPose> standingPose(const std::vector<glm::vec3>& positions, const StandingMarks& marks);

/// The turn that makes an axis +Y: the shortest, of quarter turns (Z up: about X, so that -Y becomes forward, as 3D programs have it).
glm::quat turnToYUp(const SignedAxis& up);

/// Degrees about +Y by which a pose with Y up looks away from +Z towards +X, in quarter turns: -90, 0, 90, 180 or -180.
double quarterFacing(const StandingPose& pose);

}  // namespace core::motion
