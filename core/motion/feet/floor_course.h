#pragma once

#include "core/motion/feet/foot_contacts.h"

#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <vector>

/// What carries a body, whether it flies, and how it comes down to a level floor at y = 0. positions everywhere are [F * 22] HumanML3D
/// joints, frame-major, metres, Y up.
namespace core::motion {

/// What the floor is to a motion.
enum class Ground {
  Auto,   // level, unless somebody plainly stands on things that are not there (standsOnThings)
  Level,  // y = 0 everywhere: all that floats is brought down
  Leave,  // heights are the motion's own: nothing is raised or lowered, planted feet keep the height at which they stand
};

/// Metres from a joint's centre to the skin, 22 joints: how high each lies at least when the body rests on it. Real crawling and lying
/// clips come down to about these. Toes and ankles have 0 here; StandingHeights says it for them.
extern const std::array<float, 22> kFlesh;

/// Metres above y = 0 of the lowest part that can carry the body, per frame: soles of toes and heels, knees, trunk, head. Hands and
/// elbows count where the feet are more than 35 cm up (a handstand, a vault); a hand that reaches for the floor carries nobody.
std::vector<float> supportHeights(std::span<const glm::vec3> positions, const StandingHeights& standing);

/// A stretch without support within tolerance of the floor.
struct Airborne {
  int begin = 0, end = 0;  // frames, end excluded
  float clearance = 0.0f;  // metres: the highest support
  float peak = 0.0f;       // metres: the same, or how far the pelvis rises if that is more
  int top = 0;             // the frame of the highest support
  bool isFlight = false;   // no longer than a jump of that height lasts: 2 sqrt(2 peak / g), and a frame for rounding
  bool isThrown = false;   // the pelvis goes up and down in an arc, so a jump is meant even when it lasts too long
};

std::vector<Airborne> airborneStretches(std::span<const glm::vec3> positions, std::span<const float> supports, double fps, float tolerance = 0.03f);

/// Whether somebody is on a box, a step or a bar that the motion does not show: feet stand still for 0.4 s in all, 12 cm and more above
/// the floor, under a pelvis that has gone up with them; or nothing comes within 15 cm of the floor for a second and longer. A body that
/// only pulls its feet up does not do that; a sampled one that floats may (so its floor is Ground::Level).
bool standsOnThings(std::span<const glm::vec3> positions, const StandingHeights& standing, double fps);

/// Metres by which the whole motion has to be raised so that it stands on y = 0: by the median height of toes that carry weight (real
/// ones stand at 0 to 3 cm), or by the lowest part that carries a body which never stands. 0 for less than 1 cm, for more than most
/// metres, and where feet would be in the floor because the motion stands on things.
double clipShift(std::span<const glm::vec3> positions, double fps, double most);

/// How far the whole body has to be raised (below 0: lowered) in each frame, [F] metres: smooth, near 0 where nothing is wrong. What
/// floats is lowered until its lowest part is within 2 cm of the floor; a flight stays, one that lasts too long is cut down to the arc clearance - g / 2 (t - t0)^2;
/// trunk, head and knees come out of the floor, feet only when both are in it by more than 1 cm (a single one is the leg's business).
std::vector<float> floorCourse(std::span<const glm::vec3> positions, const StandingHeights& standing, double fps);

}  // namespace core::motion
