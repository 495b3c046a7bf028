#pragma once

#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <vector>

/// When a foot carries weight, on the 22-joint HumanML3D body over a level floor. positions are [F * 22] frame-major, metres, Y up.
/// Four columns everywhere: left ankle, left foot (toe joint), right ankle, right foot, as in the motion features.
namespace core::motion {

/// The joints of the four columns.
inline constexpr std::array<int, 4> kContactJoints = {7, 10, 8, 11};

struct FootContactOptions {
  double fps = 20.0;
  /// Metres: how far a toe may be above the clip's standing height and still carry weight; 0.3 of it for the ankle.
  double contactHeight = 0.05;
  /// Metres: the horizontal extent above which a contact counts as a real slide and is split at its fastest step.
  double maxDrift = 0.15;
  /// Pieces of a divided contact that slide on are contacts all the same: for feet that somebody says to stand.
  bool keepsSlidingPieces = false;
  /// The contacts are a person's word: every run of them is a span as it stands, however short, high or fast.
  bool isExact = false;
};

/// Heights of the joints above y = 0 while the body stands in this clip, metres.
struct StandingHeights {
  float toe = 0.02f;
  float ankle = 0.08f;
};

/// One joint carrying weight without a break.
struct ContactSpan {
  int begin = 0;              // first frame
  int end = 0;                // one past the last
  glm::vec3 place{0.0f};      // median of the joint's positions in the span
  bool followsSlide = false;  // a contact was divided between the span before and this one
};

struct ContactSpans {
  std::array<std::vector<ContactSpan>, 4> columns;  // in order of time, never touching
  StandingHeights heights;
  bool areExact = false;
  int splits = 0;  // contacts divided because the foot slid further than maxDrift
  int slides = 0;  // pieces of those given up: shorter than 0.15 s, or no slower than half the speed at the split
};

/// Contacts from speed and height, [F * 4], 0 or 1: low over the floor, and slower than 0.5 m/s or than 30 % of the joint's own swing
/// speed (90th percentile of the clip; up to 1.2 m/s), whichever is more, so that a foot that skates a little is still seen as standing.
/// With hysteresis: it begins below 0.6 of contactHeight and that speed, and lasts up to contactHeight and 1.25 times that speed.
/// Throws std::invalid_argument when the size is no multiple of 22 or fps is not above 0.
std::vector<float> detectContacts(std::span<const glm::vec3> positions, const FootContactOptions& options = {});

/// The heights at which this clip's feet stand, within what real ones do: toes 0 to 3 cm, ankles 6 to 12 cm. A clip that stands elsewhere
/// floats or sinks. contacts as for contactSpans.
StandingHeights realStandingHeights(std::span<const glm::vec3> positions, std::span<const float> contacts);

/// Contacts [F * 4] in [0, 1] to spans: on above 0.5, off below 0.35; breaks up to 0.1 s closed; at least 0.15 s long; frames at the ends
/// in which the joint still moves much faster than inside the span are left out, as are frames too high above the standing height.
/// Throws std::invalid_argument when sizes disagree or fps is not above 0.
ContactSpans contactSpans(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootContactOptions& options = {});

}  // namespace core::motion
