#include "core/representation/inverse_kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace core::representation {

namespace {

constexpr double kSmoothingSigma = 20.0;
constexpr int kSmoothingRadius = 80;

const std::vector<double>& smoothingKernel() {
  static const std::vector<double> kernel = [] {
    std::vector<double> weights;
    double sum = 0.0;
    for (int i = -kSmoothingRadius; i <= kSmoothingRadius; ++i) {
      weights.push_back(std::exp(-0.5 * i * i / (kSmoothingSigma * kSmoothingSigma)));
      sum += weights.back();
    }
    for (double& weight : weights) weight /= sum;
    return weights;
  }();
  return kernel;
}

/// The forward directions are horizontal, so only x and z are smoothed.
void smoothAlongTime(std::vector<glm::dvec3>& forward) {
  const auto& kernel = smoothingKernel();
  const int frames = static_cast<int>(forward.size());
  std::vector<glm::dvec3> smooth(forward.size(), glm::dvec3(0.0));
  for (int t = 0; t < frames; ++t) {
    glm::dvec3 sum(0.0);
    for (int i = -kSmoothingRadius; i <= kSmoothingRadius; ++i) {
      const auto source = static_cast<std::size_t>(std::clamp(t + i, 0, frames - 1));
      sum += kernel[static_cast<std::size_t>(i + kSmoothingRadius)] * forward[source];
    }
    smooth[static_cast<std::size_t>(t)] = sum;
  }
  forward = std::move(smooth);
}

glm::dvec3 normalizedOr(const glm::dvec3& vector, const glm::dvec3& fallback) {
  const double length = glm::length(vector);
  return length > 1e-12 ? vector / length : fallback;
}

}  // namespace

glm::quat rotationBetween(const glm::vec3& a, const glm::vec3& b) {
  const float lengths = std::sqrt(glm::dot(a, a) * glm::dot(b, b));
  if (!(lengths > 0.0f)) return {1.0f, 0.0f, 0.0f, 0.0f};
  const glm::vec3 axis = glm::cross(a, b);
  const glm::quat sum(lengths + glm::dot(a, b), axis.x, axis.y, axis.z);
  const float norm = std::sqrt(glm::dot(sum, sum));
  if (norm > 1e-6f * lengths) return sum / norm;
  // Opposite directions. Heading about Y where that is across; otherwise about X, which is across every vertical bone.
  const glm::vec3 across = std::abs(a.y) < 0.9f * glm::length(a) ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
  const glm::vec3 turn = glm::normalize(across - a * (glm::dot(across, a) / glm::dot(a, a)));
  return {0.0f, turn.x, turn.y, turn.z};
}

std::vector<glm::quat> headingRotations(std::span<const glm::vec3> positions, Layout layout, Heading heading, HeadingSmoothing smoothing) {
  const BodyTables& tables = bodyTables(layout);
  const std::size_t joints = tables.parents.size(), frames = positions.size() / joints;
  // The published inverse kinematics unpacks its face joints in another order than they are passed: the hips are exchanged.
  const bool hipsExchanged = heading == Heading::HumanMl3d;
  std::vector<glm::dvec3> forward(frames);
  for (std::size_t t = 0; t < frames; ++t) {
    const auto at = [&](int joint) { return glm::dvec3(positions[t * joints + static_cast<std::size_t>(joint)]); };
    glm::dvec3 hips = at(tables.rightHip) - at(tables.leftHip);
    if (hipsExchanged) hips = -hips;
    const glm::dvec3 across = normalizedOr(hips + at(tables.rightShoulder) - at(tables.leftShoulder), glm::dvec3(0.0));
    // Not normalized before smoothing: a tilted body weighs less, as in the published data.
    forward[t] = glm::cross(glm::dvec3(0, 1, 0), across);
  }
  if (smoothing == HeadingSmoothing::Gaussian) smoothAlongTime(forward);
  std::vector<glm::quat> rotations;
  rotations.reserve(frames);
  glm::dvec3 last(0.0, 0.0, 1.0);
  for (const auto& direction : forward) {
    last = normalizedOr(direction, last);
    rotations.push_back(rotationBetween(glm::vec3(last), glm::vec3(0, 0, 1)));
  }
  return rotations;
}

void localSwings(std::span<const glm::vec3> pose, const BodyTables& tables, const glm::quat& root, std::span<glm::quat> local) {
  local[0] = root;
  for (const auto& chain : tables.chains) {
    glm::quat parent = root;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const auto joint = static_cast<std::size_t>(chain[i]);
      const glm::vec3 bone = pose[joint] - pose[static_cast<std::size_t>(chain[i - 1])];
      const float length = glm::length(bone);
      const glm::quat swing = rotationBetween(tables.unitOffsets[joint], length > 0.0f ? bone / length : tables.unitOffsets[joint]);
      local[joint] = glm::conjugate(parent) * swing;
      parent = parent * local[joint];
    }
  }
}

}  // namespace core::representation
