#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// When feet carry weight, as a person sees and says it: whole feet and seconds, not joints and frames.
namespace core::motion {

/// From one second to another.
struct FootStand {
  double start = 0.0, end = 0.0;
  bool operator==(const FootStand&) const = default;
};

/// Left, right. In order of time, at least a frame apart.
using FootStands = std::array<std::vector<FootStand>, 2>;

/// When feet stand, where somebody says so: a foot that is told stands then and at no other time, nothing is said of the other one.
struct ToldStands {
  std::array<std::optional<std::vector<FootStand>>, 2> feet;

  bool isEmpty() const { return !feet[0] && !feet[1]; }
  /// Over what was found: feet that are not told stand as they do there.
  FootStands over(const FootStands& found) const;
  bool operator==(const ToldStands&) const = default;
};

/// A foot stands while its ankle or its toe does. contacts [F * 4] as in foot_contacts.h, above 0.5; fps above 0.
FootStands standsOf(std::span<const float> contacts, double fps);

/// Contacts [F * 4] that say the same as the stands and nothing else, for plantFeet with Given::Exactly. found [F * 4]: what was found in that motion: within a stand the
/// heel lifts and the toe comes down when they were found to; where nothing was found the whole foot stands. Throws std::invalid_argument where found is no multiple
/// of 4.
std::vector<float> contactsOf(const FootStands& stands, std::span<const float> found, double fps);

/// How stands of one foot may be changed: on frames, none shorter than two of them, none touching another, all inside of the motion.
struct StandRules {
  double fps = 20.0, duration = 0.0;
};
/// To begin there, as long as before; as far as its neighbours let it.
void moveStand(std::vector<FootStand>& foot, std::size_t stand, double start, const StandRules& rules);
void setStandStart(std::vector<FootStand>& foot, std::size_t stand, double start, const StandRules& rules);
void setStandEnd(std::vector<FootStand>& foot, std::size_t stand, double end, const StandRules& rules);
/// A new one between two times, whichever is first, as far as there is room about `from`. Its place; nothing where another one is, or no room for two frames.
std::optional<std::size_t> addStand(std::vector<FootStand>& foot, double from, double to, const StandRules& rules);
/// Those of a piece of a motion that begins at a second and lasts so long; what is cut to less than two frames falls away.
FootStands trimmedStands(const FootStands& stands, double begin, double duration, double fps);
/// Whether they are as the rules want them: what a file may hold.
bool areInOrder(const FootStands& stands);

}  // namespace core::motion
