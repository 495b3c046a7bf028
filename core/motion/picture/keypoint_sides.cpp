#include "core/motion/picture/keypoint_sides.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <utility>

namespace core::motion {

namespace {

using Points = std::vector<Keypoint>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;  // left and right

bool isSeen(const Points& pose, std::size_t point) { return point < pose.size() && pose[point].score > 0.0f; }

/// How far the points are from where they were, and how far with the sides exchanged; both over the pairs that are seen in both. False for fewer than two pairs.
bool compare(const Points& before, const Points& now, const Pairs& pairs, float& kept, float& exchanged) {
  kept = exchanged = 0.0f;
  std::size_t count = 0;
  for (const auto& [left, right] : pairs) {
    if (!isSeen(before, left) || !isSeen(before, right) || !isSeen(now, left) || !isSeen(now, right)) continue;
    const auto apart = [&](std::size_t a, std::size_t b) { return glm::length(before[a].place - now[b].place); };
    kept += apart(left, left) + apart(right, right);
    exchanged += apart(left, right) + apart(right, left);
    ++count;
  }
  return count >= 2;
}

/// The frames at which the sides change over.
std::vector<std::size_t> changes(const std::vector<Points>& poses, const Pairs& pairs) {
  std::vector<std::size_t> out;
  const Points* before = nullptr;
  for (std::size_t f = 0; f < poses.size(); ++f) {
    if (poses[f].empty()) continue;
    float kept = 0.0f, exchanged = 0.0f;
    if (before && compare(*before, poses[f], pairs, kept, exchanged) && exchanged < 0.5f * kept) out.push_back(f);
    before = &poses[f];
  }
  return out;
}

}  // namespace

std::size_t settleSides(std::vector<Points>& poses, const KeypointIndices& at, std::size_t longest) {
  const auto pairsOf = [](std::initializer_list<const int*> parts) {
    Pairs pairs;
    for (const int* part : parts)
      if (part[0] >= 0 && part[1] >= 0) pairs.emplace_back(static_cast<std::size_t>(part[0]), static_cast<std::size_t>(part[1]));
    return pairs;
  };
  std::vector<bool> touched(poses.size(), false);
  for (const Pairs& pairs : {pairsOf({at.shoulder, at.elbow, at.wrist}), pairsOf({at.hip, at.knee, at.ankle, at.bigToe, at.smallToe})}) {
    const auto turned = changes(poses, pairs);
    const auto exchange = [&](std::size_t begin, std::size_t end) {
      for (std::size_t f = begin; f < end; ++f) {
        if (poses[f].empty()) continue;
        for (const auto& [left, right] : pairs)
          if (std::max(left, right) < poses[f].size()) std::swap(poses[f][left], poses[f][right]);
        touched[f] = true;
      }
    };
    std::size_t next = 0;
    // A clip may begin in such a moment; with an even number of changes it does not.
    if (turned.size() % 2 == 1 && turned[0] <= longest && turned[0] * 4 < poses.size()) exchange(0, turned[next++]);
    while (next < turned.size()) {
      const std::size_t begin = turned[next], end = next + 1 < turned.size() ? turned[next + 1] : poses.size();
      if (end - begin > longest) {
        ++next;  // it stays so: the person has turned, or the other one was the mistake
        continue;
      }
      exchange(begin, end);
      next += 2;
    }
  }
  return static_cast<std::size_t>(std::count(touched.begin(), touched.end(), true));
}

}  // namespace core::motion
