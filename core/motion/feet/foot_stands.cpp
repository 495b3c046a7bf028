#include "core/motion/feet/foot_stands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

namespace {

constexpr int kShortest = 2;  // frames

int frameOf(double seconds, double fps) { return static_cast<int>(std::lround(seconds * fps)); }

/// The frames between which one may lie.
struct Room {
  int begin = 0, end = 0;
};
Room roomOf(const std::vector<FootStand>& foot, std::size_t stand, const StandRules& rules) {
  Room room{0, frameOf(rules.duration, rules.fps)};
  if (stand > 0) room.begin = frameOf(foot[stand - 1].end, rules.fps) + 1;
  if (stand + 1 < foot.size()) room.end = frameOf(foot[stand + 1].start, rules.fps) - 1;
  return room;
}

FootStand between(int begin, int end, double fps) { return {begin / fps, end / fps}; }

/// clamp, also where there is no room at all.
int inside(int value, int low, int high) { return std::max(low, std::min(value, high)); }

}  // namespace

FootStands ToldStands::over(const FootStands& found) const {
  FootStands stands = found;
  for (std::size_t foot = 0; foot < stands.size(); ++foot)
    if (feet[foot]) stands[foot] = *feet[foot];
  return stands;
}

FootStands standsOf(std::span<const float> contacts, double fps) {
  FootStands stands;
  const auto frames = static_cast<int>(contacts.size() / 4);
  for (std::size_t foot = 0; foot < 2; ++foot) {
    int begin = -1;
    for (int f = 0; f <= frames; ++f) {
      const auto column = static_cast<std::size_t>(f) * 4 + foot * 2;
      const bool isOn = f < frames && std::max(contacts[column], contacts[column + 1]) > 0.5f;
      if (isOn && begin < 0) begin = f;
      if (!isOn && begin >= 0) stands[foot].push_back(between(begin, f, fps)), begin = -1;
    }
  }
  return stands;
}

std::vector<float> contactsOf(const FootStands& stands, std::span<const float> found, double fps) {
  if (found.size() % 4 != 0) throw std::invalid_argument(fmt::format("{} contacts are not four for each frame", found.size()));
  const auto frames = static_cast<int>(found.size() / 4);
  std::vector<float> contacts(found.size(), 0.0f);
  const auto at = [](int frame, std::size_t column) { return static_cast<std::size_t>(frame) * 4 + column; };
  for (std::size_t foot = 0; foot < 2; ++foot)
    for (const auto& stand : stands[foot]) {
      const int begin = std::clamp(frameOf(stand.start, fps), 0, frames), end = std::clamp(frameOf(stand.end, fps), begin, frames);
      const auto isOn = [&](int f, std::size_t column) { return found[at(f, column)] > 0.5f; };
      for (std::size_t column = 2 * foot; column < 2 * foot + 2; ++column) {
        // One piece from the first frame to the last in which this joint stands: a foot that stands does so without a break.
        int first = end, last = begin;
        for (int f = begin; f < end; ++f)
          if (isOn(f, column) || !(isOn(f, 2 * foot) || isOn(f, 2 * foot + 1))) first = std::min(first, f), last = f + 1;
        for (int f = first; f < last; ++f) contacts[at(f, column)] = 1.0f;
      }
    }
  return contacts;
}

void moveStand(std::vector<FootStand>& foot, std::size_t stand, double start, const StandRules& rules) {
  const auto room = roomOf(foot, stand, rules);
  const int length = frameOf(foot.at(stand).end, rules.fps) - frameOf(foot[stand].start, rules.fps);
  const int begin = inside(frameOf(start, rules.fps), room.begin, room.end - length);
  foot[stand] = between(begin, begin + length, rules.fps);
}

void setStandStart(std::vector<FootStand>& foot, std::size_t stand, double start, const StandRules& rules) {
  const int end = frameOf(foot.at(stand).end, rules.fps);
  foot[stand] = between(inside(frameOf(start, rules.fps), roomOf(foot, stand, rules).begin, end - kShortest), end, rules.fps);
}

void setStandEnd(std::vector<FootStand>& foot, std::size_t stand, double end, const StandRules& rules) {
  const int begin = frameOf(foot.at(stand).start, rules.fps);
  foot[stand] = between(begin, std::min(std::max(frameOf(end, rules.fps), begin + kShortest), roomOf(foot, stand, rules).end), rules.fps);
}

std::optional<std::size_t> addStand(std::vector<FootStand>& foot, double from, double to, const StandRules& rules) {
  const int seed = frameOf(from, rules.fps);
  const auto after = std::find_if(foot.begin(), foot.end(), [&](const auto& other) { return other.start > from; });
  const auto place = static_cast<std::size_t>(after - foot.begin());
  foot.insert(after, between(seed, seed, rules.fps));
  const auto room = roomOf(foot, place, rules);
  if (seed < room.begin || seed > room.end || room.end - room.begin < kShortest) {
    foot.erase(foot.begin() + static_cast<std::ptrdiff_t>(place));
    return {};
  }
  int begin = std::min(seed, frameOf(to, rules.fps)), end = std::max(seed, frameOf(to, rules.fps));
  begin = inside(begin, room.begin, room.end - kShortest);
  end = std::min(std::max(end, begin + kShortest), room.end);
  foot[place] = between(begin, end, rules.fps);
  return place;
}

FootStands trimmedStands(const FootStands& stands, double begin, double duration, double fps) {
  FootStands piece;
  for (std::size_t foot = 0; foot < stands.size(); ++foot)
    for (const auto& stand : stands[foot]) {
      const FootStand cut{std::max(0.0, stand.start - begin), std::min(duration, stand.end - begin)};
      if (frameOf(cut.end, fps) - frameOf(cut.start, fps) >= kShortest) piece[foot].push_back(cut);
    }
  return piece;
}

bool areInOrder(const FootStands& stands) {
  for (const auto& foot : stands)
    for (std::size_t i = 0; i < foot.size(); ++i)
      if (!(foot[i].start >= 0.0 && foot[i].end > foot[i].start && (i == 0 || foot[i].start > foot[i - 1].end))) return false;
  return true;
}

}  // namespace core::motion
