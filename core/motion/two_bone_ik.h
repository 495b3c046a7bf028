#pragma once

#include <glm/vec3.hpp>

/// Two bones and three joints: hip, knee and ankle, or shoulder, elbow and wrist. Works on joint positions.
namespace core::motion {

/// The three joints, metres, world.
struct TwoBoneChain {
  glm::vec3 root{0.0f};
  glm::vec3 middle{0.0f};
  glm::vec3 end{0.0f};
};

struct TwoBoneOptions {
  /// Share of the chain's full length, before full extension, over which the end falls softly behind a target that moves away;
  /// 0 follows exactly until the chain is straight. 0 to 0.5.
  double softStretch = 0.02;
  /// Which way the middle joint bends when the current pose does not tell because it is straight or folded flat; any length.
  glm::vec3 fallbackPole{0.0f, 0.0f, 1.0f};
};

/// Turns both bones so that the end comes to target. The root stays, both bones keep the length they have in the chain, and the middle
/// joint keeps its side: the current bend direction is carried along by the shortest turn from the old root-end line to the new one.
/// A target that the end already stands on leaves the chain as it is, even a stretched one, so that a correction may fade in from
/// nothing; the result is continuous in target.
///
/// Where the target cannot be met exactly the end lies on the line from root to target:
///  - beyond reach, or within the soft zone before it: as far out as the soft zone allows, never further than both bones;
///  - nearer than the difference of the bone lengths: at that difference;
///  - on the root: along the old root-end line (or, when that has no length, against +Y).
/// Straight and folded chains bend towards fallbackPole; when that is parallel to the chain, or zero, in some fixed direction across it.
/// A bone without length is allowed: the other alone points to the target.
/// Throws std::invalid_argument when a coordinate is not finite or softStretch is outside its range.
TwoBoneChain solveTwoBone(const TwoBoneChain& chain, const glm::vec3& target, const TwoBoneOptions& options = {});

/// The distance from the root up to which solveTwoBone meets a target exactly, metres.
float exactReach(const TwoBoneChain& chain, const TwoBoneOptions& options = {});

}  // namespace core::motion
