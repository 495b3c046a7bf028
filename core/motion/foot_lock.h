#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct FootLockOptions {
  double fps = 20.0;
  /// Metres above the clip's own standing height up to which a toe joint counts as carrying weight; 0.3 of it for the ankle.
  double contactHeight = 0.05;
  /// Seconds over which a correction fades in before a contact and out after it, at the mean speed of the swing between; longer for
  /// large corrections, never longer than that swing. 0.001 to 10.
  double releaseSeconds = 0.15;
  /// Lift feet that go below the floor (y = 0), and bring standing ones to a height at which real feet stand.
  bool fixPenetration = true;
  /// Metres of horizontal movement above which a contact is taken for a real slide: it is split at its fastest step, and pieces
  /// that slide on are left to slide.
  double maxDrift = 0.15;
  /// Metres that the pelvis, and the body with it, may be lowered for a leg that is too short. 0 and above.
  double maxPelvisDrop = 0.05;
};

struct FootLockReport {
  double skatingBefore = 0.0, skatingAfter = 0.0;  // footSkatingRatio
  double maxPenetrationCmBefore = 0.0, maxPenetrationCmAfter = 0.0;  // of ankles and toes below y = 0
  double jerkBefore = 0.0, jerkAfter = 0.0;        // mean over all joints, m/s^3
  double meanChangeCm = 0.0, maxChangeCm = 0.0;    // how far joints were moved
  double maxPelvisDropCm = 0.0;
  int lockedSpans = 0;  // contacts pinned, ankles and toes counted apart
  int splitSpans = 0;   // contacts divided because the foot slid further than maxDrift
  int freeSlides = 0;   // pieces of those left to slide
};

/// Keeps feet in place while they carry weight. positions [F * 22] HumanML3D joints, frame-major, metres, Y up, level floor at y = 0;
/// contacts [F * 4] in [0, 1] (left ankle, left foot, right ankle, right foot) as the motion features have them, or empty: then they
/// are found from speed and height.
///
/// While an ankle or toe carries weight it stays at the median of its positions there, at the clip's own standing height and not below
/// the floor; the toe's place comes first where both disagree. Between contacts the correction fades with half a cosine over the way that
/// the foot itself goes, so nothing jumps and a slow foot stays slow. The knee follows by two-bone IK and keeps its side; thigh, shin and foot keep the length they have in each frame. A leg that
/// cannot reach first has the pelvis lowered (smoothed over time), then the heel raised over its standing toe; what is left is a slide.
/// Joints above the hips move only with the pelvis. A foot held still in the air, or standing on something, is left as it is.
/// Returns as many positions. Throws std::invalid_argument when sizes disagree, a value is not finite, or an option is out of range.
std::vector<glm::vec3> lockFeet(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootLockOptions& options = {},
                                FootLockReport* report = nullptr);

}  // namespace core::motion
