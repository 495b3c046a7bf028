#include "render/scene.h"

#include "render/clip_track.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace render {

using core::motion::Clip;
using core::motion::Pose;
using core::motion::WorldPose;

namespace {

// Joints are inside the body; this much flesh and head lies around them.
constexpr glm::vec3 kFlesh{0.12f, 0.04f, 0.12f};
constexpr float kHead = 0.22f;

Box boundsOf(const std::vector<glm::vec3>& positions) {
  Box box;
  for (const auto& position : positions) {
    if (!std::isfinite(position.x) || !std::isfinite(position.y) || !std::isfinite(position.z)) continue;
    box.add(position);
  }
  if (box.isEmpty()) return box;
  box.low -= kFlesh;
  box.high += glm::vec3(kFlesh.x, kHead, kFlesh.z);
  return box;
}

void addMoved(Box& sum, Box box, const glm::vec3& offset) {
  if (box.isEmpty()) return;
  box.low += offset;
  box.high += offset;
  sum.add(box);
}

}  // namespace

void Box::add(const glm::vec3& point) {
  low = glm::min(low, point);
  high = glm::max(high, point);
}

void Box::add(const Box& other) {
  if (other.isEmpty()) return;
  add(other.low);
  add(other.high);
}

Pose interpolatedPose(const Clip& clip, double seconds) {
  const double last = clip.frameCount() - 1;
  const double at = std::isfinite(seconds) ? std::clamp(seconds * clip.fps(), 0.0, last) : 0.0;
  const int first = static_cast<int>(std::floor(at));
  const auto share = static_cast<float>(at - first);
  Pose pose = clip.pose(first);
  if (share <= 0.0f || first >= clip.frameCount() - 1) return pose;

  pose.rootPosition = glm::mix(pose.rootPosition, clip.rootPosition(first + 1), share);
  const auto turns = clip.rotations(first + 1);
  for (std::size_t j = 0; j < pose.rotations.size(); ++j) {
    pose.rotations[j] = glm::normalize(glm::slerp(pose.rotations[j], turns[j], share));
  }
  const auto moves = clip.translations(first + 1);
  for (std::size_t j = 0; j < pose.translations.size(); ++j) {
    pose.translations[j] = glm::mix(pose.translations[j], moves[j], share);
  }
  return pose;
}

WorldPose worldPoseAt(const Clip& clip, double seconds) { return core::motion::worldPose(clip.skeleton(), interpolatedPose(clip, seconds)); }

int rootJointOf(const core::motion::Skeleton& skeleton) { return bodyMapOf(skeleton).pelvis; }

glm::vec3 jointPositionAt(const SceneFigure& figure, int joint) {
  if (!figure.clip) return figure.offset;
  return worldPoseAt(*figure.clip, figure.seconds).positions[static_cast<std::size_t>(joint)] + figure.offset;
}

Box poseBounds(const Clip& clip, double seconds) { return boundsOf(worldPoseAt(clip, seconds).positions); }

Box clipBounds(const Clip& clip) { return boundsOf(core::motion::worldPositions(clip)); }

namespace {

/// Where the root is in every frame, [F].
std::vector<glm::vec3> rootPlaces(const std::vector<glm::vec3>& positions, int joints, int rootJoint) {
  std::vector<glm::vec3> places;
  for (auto at = static_cast<std::size_t>(rootJoint); at < positions.size(); at += static_cast<std::size_t>(joints)) places.push_back(positions[at]);
  return places;
}

}  // namespace

Box boundsAlongTheWay(const Clip& clip, int rootJoint) {
  auto positions = core::motion::worldPositions(clip);
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  const auto places = rootPlaces(positions, clip.jointCount(), rootJoint);
  for (std::size_t at = 0; at < positions.size(); ++at) positions[at] -= glm::vec3(places[at / joints].x, 0.0f, places[at / joints].z);
  return boundsOf(positions);
}

bool travels(const Clip& clip, int rootJoint) {
  constexpr float kMetres = 1.5f;
  Box way;
  for (const auto& place : rootPlaces(core::motion::worldPositions(clip), clip.jointCount(), rootJoint)) way.add(place);
  return !way.isEmpty() && std::hypot(way.high.x - way.low.x, way.high.z - way.low.z) > kMetres;
}

Box sceneBounds(const Scene& scene) {
  Box box;
  for (const auto& figure : scene.figures) {
    if (figure.clip) addMoved(box, clipBounds(*figure.clip), figure.offset);
  }
  return box;
}

Box shownBounds(const Scene& scene) {
  Box box;
  for (const auto& figure : scene.figures) {
    if (figure.clip) addMoved(box, poseBounds(*figure.clip, figure.seconds), figure.offset);
  }
  return box;
}

double rootTravel(const Clip& clip) {
  const auto pelvis = static_cast<std::size_t>(rootJointOf(clip.skeleton()));
  const auto positions = core::motion::worldPositions(clip);
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  double metres = 0.0;
  for (std::size_t at = pelvis + joints; at < positions.size(); at += joints) {
    const glm::vec3 step = positions[at] - positions[at - joints];
    metres += std::hypot(step.x, step.z);
  }
  return metres;
}

}  // namespace render
