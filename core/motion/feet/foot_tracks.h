#pragma once

#include "core/motion/feet/foot_contacts.h"

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct FootTrackOptions {
  double fps = 20.0;
  /// Seconds of swing, at the clip's mean swing speed, over which a correction is given up after a contact and taken on before one.
  double releaseSeconds = 0.15;
  /// Bring standing joints to a height at which real feet stand, and keep free ones above y = 0.
  bool fitsFloor = true;
  /// Metres that a foot is lifted at most where a contact was divided, so that it steps where it slid; 0: it goes on sliding there.
  double stepHeight = 0.05;
  /// Metres that the sole of a swinging foot stays above the floor at least where it is faster than 1.5 m/s (less from 0.75 m/s on), so
  /// that it does not drag. 0: as it is.
  double swingClearance = 0.03;
};

/// Where one foot shall go, [F] each, metres.
struct FootTrack {
  std::vector<glm::vec3> ankle, toe;
  int steps = 0;
};

/// The course of a foot that stands still while it carries weight. One linear least-squares solve for the corrections c of toe and ankle
/// together, over all frames and for each axis:
///   sum over contacts  W |x + c - place|^2        a planted joint is at its place (softer in the first and last frame)
///   + (L / ds) |c_t+1 - c_t|^2 + (ds / L) |c_t|^2  a correction fades with the way ds that the foot itself goes, over the length L: a
///                                                 foot that is slow over the floor keeps it, so that the fading makes no slide of its own
///   + k |bend of c|^2                             no corners
///   + h |c_toe - c_ankle|^2                       a joint that is free follows the other one: the foot keeps its attitude
/// The toe's place comes first where both disagree by the length of the foot. side: 0 left, 1 right; spans: contactSpans of the same
/// positions [F * 22]; standing: heights to stand at.
FootTrack footTrack(std::span<const glm::vec3> positions, int side, const ContactSpans& spans, const StandingHeights& standing, const FootTrackOptions& options);

/// A smooth curve that is nowhere below the given one: the largest value within reach frames, then weighted over the same reach.
std::vector<float> smoothCover(const std::vector<float>& values, int reach);

/// to, moved so that it is length away from from.
glm::vec3 withLength(const glm::vec3& from, const glm::vec3& to, float length);

}  // namespace core::motion
