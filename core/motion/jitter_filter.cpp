#include "core/motion/jitter_filter.h"

#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

/// Weights that give the middle of the parabola through 2 * reach + 1 values.
std::vector<double> parabolaWeights(int reach) {
  double s0 = 0.0, s2 = 0.0, s4 = 0.0;
  for (int k = -reach; k <= reach; ++k) {
    const double q = static_cast<double>(k) * k;
    s0 += 1.0, s2 += q, s4 += q * q;
  }
  std::vector<double> weights;
  for (int k = -reach; k <= reach; ++k) weights.push_back((s4 - s2 * k * k) / (s0 * s4 - s2 * s2));
  return weights;
}

/// How much of a joint's restlessness is trembling, 0 to 1. Of uncorrelated noise neighbouring second differences are correlated by
/// -2/3; of movement, however fast, hardly below 0.
double tremblingShare(std::span<const glm::vec3> positions, std::size_t joint) {
  const std::size_t frames = positions.size() / kJoints;
  if (frames < 8) return 0.0;
  const auto bend = [&](std::size_t f) {
    return glm::dvec3(positions[(f - 1) * kJoints + joint]) - 2.0 * glm::dvec3(positions[f * kJoints + joint]) + glm::dvec3(positions[(f + 1) * kJoints + joint]);
  };
  // Every frame counts up to a size, so that one blow does not speak for the whole clip.
  std::vector<double> sizes;
  for (std::size_t f = 1; f + 1 < frames; ++f) sizes.push_back(glm::length(bend(f)));
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double usual = 2.0 * *middle + 1e-9;
  const auto tamed = [&](std::size_t f) {
    const glm::dvec3 b = bend(f);
    return b * std::min(1.0, usual / std::max(1e-12, glm::length(b)));
  };
  double together = 0.0, own = 0.0;
  glm::dvec3 last = tamed(1);
  for (std::size_t f = 2; f + 1 < frames; ++f) {
    const glm::dvec3 now = tamed(f);
    together += glm::dot(last, now);
    own += 0.5 * (glm::dot(last, last) + glm::dot(now, now));
    last = now;
  }
  if (!(own > 0.0)) return 0.0;
  return std::clamp((-together / own - 0.15) / (0.55 - 0.15), 0.0, 1.0);
}

}  // namespace

std::vector<glm::vec3> withoutJitter(std::span<const glm::vec3> positions, const JitterOptions& options) {
  if (positions.empty() || positions.size() % kJoints != 0) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  if (!(options.fps >= 1.0 && options.fps <= 1000.0) || !(options.windowSeconds > 0.0 && options.windowSeconds <= 2.0) ||
      !(options.limitCm >= 0.0 && options.limitCm <= 100.0))
    throw std::invalid_argument("jitter filter: rate, window or limit is out of range");
  const int frames = static_cast<int>(positions.size() / kJoints);
  std::vector<glm::vec3> out(positions.begin(), positions.end());
  const int reach = std::max(2, static_cast<int>(std::lround(0.5 * options.windowSeconds * options.fps)));
  if (options.limitCm == 0.0 || frames < 3) return out;
  const auto at = [&](int frame, std::size_t joint) -> const glm::vec3& { return positions[static_cast<std::size_t>(frame) * kJoints + joint]; };
  std::vector<std::vector<double>> weights;
  for (int r = 0; r <= reach; ++r) weights.push_back(parabolaWeights(std::max(r, 1)));
  // What separates each joint from its smooth course, [F * 22].
  std::vector<glm::dvec3> off(positions.size(), glm::dvec3(0.0));
  for (int f = 0; f < frames; ++f) {
    // Near the ends the window shrinks, so that it stays centred; the outermost frames stay.
    const int own = std::min({reach, f, frames - 1 - f});
    if (own < 1) continue;
    for (std::size_t j = 0; j < kJoints; ++j) {
      glm::dvec3 smooth(0.0);
      if (own == 1) {
        smooth = 0.25 * glm::dvec3(at(f - 1, j)) + 0.5 * glm::dvec3(at(f, j)) + 0.25 * glm::dvec3(at(f + 1, j));
      } else {
        for (int k = -own; k <= own; ++k) smooth += weights[static_cast<std::size_t>(own)][static_cast<std::size_t>(k + own)] * glm::dvec3(at(f + k, j));
      }
      off[static_cast<std::size_t>(f) * kJoints + j] = smooth - glm::dvec3(at(f, j));
    }
  }
  for (std::size_t j = 0; j < kJoints; ++j) {
    const double share = tremblingShare(positions, j);
    if (share == 0.0) continue;
    // Trembling is always there, a step or a blow is rare: the joint's own median tells how far trembling goes.
    std::vector<double> sizes;
    for (std::size_t f = 0; f < static_cast<std::size_t>(frames); ++f) sizes.push_back(glm::length(off[f * kJoints + j]));
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    const double limit = std::min(options.limitCm / 100.0, 3.0 * *middle);
    if (!(limit > 1e-9)) continue;
    for (std::size_t f = 0; f < static_cast<std::size_t>(frames); ++f) {
      const double ratio = glm::length(off[f * kJoints + j]) / limit;
      out[f * kJoints + j] += glm::vec3(off[f * kJoints + j] * share / (1.0 + ratio * ratio * ratio * ratio));
    }
  }
  for (int f = 0; f < frames; ++f) {
    const auto base = static_cast<std::size_t>(f) * kJoints;
    for (std::size_t j = 1; j < kJoints; ++j) {
      const auto parent = static_cast<std::size_t>(kParents[j]);
      // Where the smoothed joint would be relative to its smoothed parent, at the bone's own length: the median around the frame.
      std::array<float, 64> near{};
      const int around = std::min(reach, 31);
      std::size_t count = 0;
      for (int k = std::max(0, f - around); k <= std::min(frames - 1, f + around); ++k) near[count++] = glm::distance(at(k, j), at(k, parent));
      std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count / 2), near.begin() + static_cast<std::ptrdiff_t>(count));
      const float length = near[count / 2];
      const glm::vec3 bone = out[base + j] - out[base + parent];
      const float now = glm::length(bone);
      if (now > 1e-6f && length > 1e-6f) out[base + j] = out[base + parent] + bone * (length / now);
    }
  }
  return out;
}

double meanJerk(std::span<const glm::vec3> positions, int joints, double fps) {
  if (joints < 1 || positions.size() % static_cast<std::size_t>(joints) != 0)
    throw std::invalid_argument(fmt::format("{} positions are not frames of {} joints", positions.size(), joints));
  if (!(fps > 0.0)) throw std::invalid_argument(fmt::format("the frame rate is {} and not above 0", fps));
  const auto row = static_cast<std::size_t>(joints);
  if (positions.size() < 4 * row) return 0.0;
  double sum = 0.0;
  const std::size_t count = positions.size() - 3 * row;
  for (std::size_t k = 0; k < count; ++k) {
    const auto p = [&](std::size_t step) { return glm::dvec3(positions[k + step * row]); };
    sum += glm::length(-1.0 * p(0) + 3.0 * p(1) + -3.0 * p(2) + p(3));
  }
  return sum / static_cast<double>(count) * fps * fps * fps;
}

}  // namespace core::motion
