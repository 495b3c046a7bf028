#include "core/representation/picture_mask.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/projection_2d.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::representation {

namespace {

constexpr std::size_t kJoints = motion::humanml3d::kJointCount;
constexpr std::array<std::size_t, 4> kContactJoints = {7, 10, 8, 11};

/// The joints that each bone's angle depends on: its ends and the start of the bone before it.
const std::vector<std::vector<std::size_t>>& angleJoints() {
  static const auto list = [] {
    std::vector<std::vector<std::size_t>> made(kJoints);
    for (const auto& chain : bodyTables(Layout::HumanMl3d).chains) {
      for (std::size_t i = 1; i < chain.size(); ++i) {
        auto& joints = made[static_cast<std::size_t>(chain[i])];
        for (std::size_t k = i >= 2 ? i - 2 : 0; k <= i; ++k) joints.push_back(static_cast<std::size_t>(chain[k]));
      }
    }
    return made;
  }();
  return list;
}

}  // namespace

at::Tensor seenFeatures2d(std::span<const std::uint8_t> seen) {
  if (seen.size() % kJoints != 0 || seen.size() < 2 * kJoints) throw std::invalid_argument(std::to_string(seen.size()) + " marks are not 2 or more frames of 22 joints");
  const std::size_t rows = seen.size() / kJoints - 1;
  auto mask = at::zeros({static_cast<std::int64_t>(rows), kFeatureWidth2d});
  float* values = mask.data_ptr<float>();
  for (std::size_t t = 0; t < rows; ++t, values += kFeatureWidth2d) {
    const auto now = seen.subspan(t * kJoints, kJoints), next = seen.subspan((t + 1) * kJoints, kJoints);
    const auto pair = [&](int first, std::size_t index, bool isSeen) {
      values[static_cast<std::size_t>(first) + 2 * index] = values[static_cast<std::size_t>(first) + 2 * index + 1] = isSeen ? 1.0f : 0.0f;
    };
    pair(kFeatureGroups2d[0][0], 0, next[0] != 0);
    for (std::size_t j = 1; j < kJoints; ++j) {
      pair(kFeatureGroups2d[1][0], j - 1, now[j] && now[0]);
      const auto& joints = angleJoints()[j];
      pair(kFeatureGroups2d[2][0], j - 1, std::all_of(joints.begin(), joints.end(), [&](std::size_t joint) { return now[joint] != 0; }));
    }
    for (std::size_t j = 0; j < kJoints; ++j) pair(kFeatureGroups2d[3][0], j, now[j] && next[j]);
    for (std::size_t k = 0; k < kContactJoints.size(); ++k)
      values[static_cast<std::size_t>(kFeatureGroups2d[4][0]) + k] = now[kContactJoints[k]] && next[kContactJoints[k]] ? 1.0f : 0.0f;
  }
  return mask;
}

at::Tensor randomlySeenFeatures2d(base::RandomStream& random, double chance, std::int64_t frames) {
  if (random.uniform() >= chance) return at::ones({frames, kFeatureWidth2d});
  const auto count = static_cast<std::size_t>(frames) + 1;
  std::vector<std::uint8_t> seen(count * kJoints, 1);
  const auto hide = [&](std::size_t joint, std::size_t begin, std::size_t end) {
    for (std::size_t t = begin; t < end; ++t) seen[t * kJoints + joint] = 0;
  };
  if (random.uniform() < 0.5) {
    hide(10, 0, count);
    hide(11, 0, count);
  }
  const auto hidden = random.below(5);
  for (std::uint64_t i = 0; i < hidden; ++i) {
    const auto joint = 1 + random.below(kJoints - 1);
    const auto begin = random.below(count), length = random.uniform() < 0.3 ? count : 1 + random.below(count);
    hide(joint, length == count ? 0 : begin, std::min(count, begin + length));
  }
  return seenFeatures2d(seen);
}

}  // namespace core::representation
