#include "core/representation/humanml3d_features.h"

#include "core/representation/inverse_kinematics.h"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::representation {

namespace {

void requireUsable(std::span<const glm::vec3> positions, std::size_t joints, const FeatureOptions& options) {
  if (positions.size() % joints != 0 || positions.size() < 2 * joints)
    throw std::invalid_argument("extracting features needs at least 2 frames of " + std::to_string(joints) + " joints, got " + std::to_string(positions.size()) +
                                " positions");
  if (options.offsets && options.offsets->size() != joints)
    throw std::invalid_argument("the target skeleton has " + std::to_string(options.offsets->size()) + " bones instead of " + std::to_string(joints));
  for (const auto& position : positions)
    if (!std::isfinite(position.x) || !std::isfinite(position.y) || !std::isfinite(position.z)) throw std::invalid_argument("a joint position is not a finite number");
}

float boneLength(std::span<const glm::vec3> pose, const BodyTables& tables, int joint) {
  const auto index = static_cast<std::size_t>(joint);
  return glm::length(pose[index] - pose[static_cast<std::size_t>(tables.parents[index])]);
}

std::vector<glm::vec3> targetOffsets(std::span<const glm::vec3> firstPose, const BodyTables& tables, const FeatureOptions& options) {
  if (options.offsets) return *options.offsets;
  if (options.layout == Layout::HumanMl3d) return {canonicalOffsets().begin(), canonicalOffsets().end()};
  std::vector<glm::vec3> own(tables.parents.size(), glm::vec3(0));
  for (std::size_t j = 1; j < own.size(); ++j) own[j] = tables.unitOffsets[j] * boneLength(firstPose, tables, static_cast<int>(j));
  return own;
}

/// Step 1: bone directions of the source, bone lengths of the target, root path scaled by the leg length.
std::vector<glm::vec3> onTargetSkeleton(std::span<const glm::vec3> source, const BodyTables& tables, std::span<const glm::vec3> offsets) {
  const std::size_t joints = tables.parents.size(), frames = source.size() / joints;
  const float sourceLeg = boneLength(source, tables, tables.upperLeg) + boneLength(source, tables, tables.lowerLeg);
  const float targetLeg = glm::length(offsets[static_cast<std::size_t>(tables.upperLeg)]) + glm::length(offsets[static_cast<std::size_t>(tables.lowerLeg)]);
  if (!(sourceLeg > 0.0f) || !(targetLeg > 0.0f)) throw std::invalid_argument("the leg bones that give the scale have no length");
  const float scale = targetLeg / sourceLeg;
  std::vector<glm::vec3> target(source.size());
  for (std::size_t t = 0; t < frames; ++t) {
    const auto from = source.subspan(t * joints, joints);
    const std::span<glm::vec3> to(target.data() + t * joints, joints);
    to[0] = from[0] * scale;
    for (const auto& chain : tables.chains) {
      for (std::size_t i = 1; i < chain.size(); ++i) {
        const auto joint = static_cast<std::size_t>(chain[i]), parent = static_cast<std::size_t>(chain[i - 1]);
        const glm::vec3 bone = from[joint] - from[parent];
        const float length = glm::length(bone);
        const glm::quat swing = length > 0.0f ? rotationBetween(tables.unitOffsets[joint], bone / length) : glm::quat(1, 0, 0, 0);
        to[joint] = to[parent] + swing * offsets[joint];
      }
    }
  }
  return target;
}

/// Steps 2 to 4: lowest point of the clip at y = 0, first pelvis over the origin, first frame facing +Z.
void placeAtOrigin(std::vector<glm::vec3>& positions, const FeatureOptions& options) {
  const std::size_t joints = bodyTables(options.layout).parents.size();
  float floor = positions.front().y;
  for (const auto& position : positions) floor = std::min(floor, position.y);
  const glm::vec3 origin(positions.front().x, floor, positions.front().z);
  // Here the published code has the hips in their right order.
  const auto facing = headingRotations(std::span(positions).first(joints), options.layout, Heading::Corrected, HeadingSmoothing::None);
  for (auto& position : positions) position = facing.front() * (position - origin);
}

void writeRow(float* row, const FeatureLayout& layout, const BodyTables& tables, std::span<const glm::vec3> pose, std::span<const glm::vec3> next, const glm::quat& root,
              const glm::quat& nextRoot, std::span<const glm::quat> local, Turning turning) {
  const auto joints = static_cast<std::size_t>(layout.joints);
  // The sine of half the angle comes from the quaternion itself, so this is half the turn per frame.
  glm::quat turn = nextRoot * glm::conjugate(root);
  // q and -q are the same turn, but only the one with w >= 0 has the sine of its half angle in y.
  if (turning == Turning::Continuous && turn.w < 0.0f) turn = -turn;
  row[layout.yaw.begin] = std::asin(std::clamp(turn.y, -1.0f, 1.0f));
  // The step is seen from the next frame's heading, the joint velocities below from this frame's.
  const glm::vec3 step = nextRoot * (next[0] - pose[0]);
  row[layout.rootVelocity.begin] = step.x;
  row[layout.rootVelocity.begin + 1] = step.z;
  const glm::vec3 under(pose[0].x, 0.0f, pose[0].z);
  row[layout.rootHeight.begin] = (root * (pose[0] - under)).y;
  float* position = row + layout.positions.begin;
  float* rotation = row + layout.rotations.begin;
  for (std::size_t j = 1; j < joints; ++j) {
    const glm::vec3 localPosition = root * (pose[j] - under);
    for (int k = 0; k < 3; ++k) *position++ = localPosition[k];
    const glm::mat3 matrix = glm::mat3_cast(local[j]);
    for (int column = 0; column < 2; ++column)
      for (int k = 0; k < 3; ++k) *rotation++ = matrix[column][k];
  }
  float* velocity = row + layout.velocities.begin;
  for (std::size_t j = 0; j < joints; ++j) {
    const glm::vec3 localVelocity = root * (next[j] - pose[j]);
    for (int k = 0; k < 3; ++k) *velocity++ = localVelocity[k];
  }
  float* contact = row + layout.contacts.begin;
  for (const auto& foot : {tables.leftFoot, tables.rightFoot}) {
    for (const int joint : foot) {
      const glm::vec3 moved = next[static_cast<std::size_t>(joint)] - pose[static_cast<std::size_t>(joint)];
      *contact++ = glm::dot(moved, moved) < tables.contactLimit ? 1.0f : 0.0f;
    }
  }
}

}  // namespace

FeatureClip extractFeatures(std::span<const glm::vec3> positions, const FeatureOptions& options) {
  const FeatureLayout& layout = featureLayout(options.layout);
  const BodyTables& tables = bodyTables(options.layout);
  const auto joints = static_cast<std::size_t>(layout.joints);
  requireUsable(positions, joints, options);
  FeatureClip clip;
  clip.width = layout.width;
  clip.positions = onTargetSkeleton(positions, tables, targetOffsets(positions.first(joints), tables, options));
  placeAtOrigin(clip.positions, options);
  clip.rows = static_cast<int>(positions.size() / joints) - 1;

  auto roots = headingRotations(clip.positions, options.layout, options.heading, HeadingSmoothing::Gaussian);
  roots.front() = glm::quat(1, 0, 0, 0);
  clip.values.resize(static_cast<std::size_t>(clip.rows) * static_cast<std::size_t>(clip.width));
  std::vector<glm::quat> local(joints);
  const std::span<const glm::vec3> all(clip.positions);
  for (std::size_t t = 0; t < static_cast<std::size_t>(clip.rows); ++t) {
    const auto pose = all.subspan(t * joints, joints);
    localSwings(pose, tables, roots[t], local);
    writeRow(clip.values.data() + t * static_cast<std::size_t>(clip.width), layout, tables, pose, all.subspan((t + 1) * joints, joints), roots[t], roots[t + 1], local,
             options.turning);
  }
  return clip;
}

std::vector<float> extractFeaturesOfEveryFrame(std::vector<glm::vec3> positions, const FeatureOptions& options) {
  const auto joints = static_cast<std::size_t>(featureLayout(options.layout).joints);
  if (positions.size() < 2 * joints) throw std::invalid_argument(std::to_string(positions.size()) + " positions are not two frames");
  for (std::size_t joint = 0; joint < joints; ++joint) {
    const auto last = positions.size() - joints;
    positions.push_back(2.0f * positions[last] - positions[last - joints]);
  }
  return extractFeatures(positions, options).values;
}

}  // namespace core::representation
