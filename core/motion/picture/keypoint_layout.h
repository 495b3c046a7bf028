#pragma once

#include "core/motion/picture/keypoints.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which point is which, where the number of points alone does not tell.
namespace core::motion {

/// Where the body's points stand among points of these names ("left_shoulder", "LShoulder", "r_ankle", "root", "thorax"); nothing without both hips, shoulders, knees and
/// ankles.
std::optional<KeypointIndices> indicesByNames(const std::vector<std::string>& names);

/// Of the published layouts with as many points, the one that makes the shortest body: a wrong order joins points that lie far apart. people: those that are seen.
/// The usual layout of that number (keypointSetOf()) unless another one is shorter by a tenth; nothing for a number that no layout has.
struct KeypointLayout {
  std::string_view name;
  KeypointIndices indices;
  bool isUsual = true;
};
std::optional<KeypointLayout> layoutOf(std::size_t points, const std::vector<const KeypointPerson*>& people);

/// The numbers of points that layouts have, as words: "14, 15, 16, 17 and 133".
std::string knownPointCounts();
bool isKnownPointCount(std::size_t points);

}  // namespace core::motion
