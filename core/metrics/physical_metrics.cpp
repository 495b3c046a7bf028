#include "core/metrics/physical_metrics.h"

#include "core/motion/feet/foot_skating.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::metrics {

namespace {

std::size_t frameCount(std::span<const glm::vec3> positions, std::size_t joints, std::size_t leastFrames) {
  if (joints == 0 || positions.size() % joints != 0 || positions.size() / joints < leastFrames)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not at least " + std::to_string(leastFrames) + " frames of " + std::to_string(joints) +
                                " joints");
  return positions.size() / joints;
}

}  // namespace

double footSkatingRatio(std::span<const glm::vec3> positions, double fps) { return motion::footSkatingRatio(positions, fps); }

FloorContact floorContact(std::span<const glm::vec3> positions, int joints, double contactHeight) {
  const auto perFrame = static_cast<std::size_t>(std::max(joints, 0));
  const std::size_t frames = frameCount(positions, perFrame, 1);
  FloorContact contact;
  for (std::size_t t = 0; t < frames; ++t) {
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < perFrame; ++j) lowest = std::min(lowest, static_cast<double>(positions[t * perFrame + j].y));
    contact.penetration += std::max(0.0, -lowest);
    contact.floating += std::max(0.0, lowest - contactHeight);
    contact.deepest = std::max(contact.deepest, -lowest);
  }
  contact.penetration /= static_cast<double>(frames);
  contact.floating /= static_cast<double>(frames);
  return contact;
}

double boneLengthDrift(std::span<const glm::vec3> positions, std::span<const int> parents) {
  const std::size_t frames = frameCount(positions, parents.size(), 1);
  double sum = 0.0;
  int bones = 0;
  for (std::size_t j = 0; j < parents.size(); ++j) {
    if (parents[j] < 0) continue;
    const auto parent = static_cast<std::size_t>(parents[j]);
    if (parent >= parents.size()) throw std::invalid_argument("joint " + std::to_string(j) + " has no such parent");
    double shortest = std::numeric_limits<double>::infinity(), longest = 0.0, total = 0.0;
    for (std::size_t t = 0; t < frames; ++t) {
      const double length = glm::length(glm::dvec3(positions[t * parents.size() + j]) - glm::dvec3(positions[t * parents.size() + parent]));
      shortest = std::min(shortest, length);
      longest = std::max(longest, length);
      total += length;
    }
    if (!(total > 0.0)) continue;
    sum += (longest - shortest) * static_cast<double>(frames) / total;
    ++bones;
  }
  return bones > 0 ? sum / bones : 0.0;
}

}  // namespace core::metrics
