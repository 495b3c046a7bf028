#include "core/io/write/root_motion.h"

#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <utility>
#include <vector>

namespace core::io {

namespace {

using motion::Clip;
using motion::ClipData;

/// The part of a turn that goes about the vertical axis.
glm::quat headingOf(const glm::quat& turn) {
  const float length = std::sqrt(turn.w * turn.w + turn.y * turn.y);
  return length > 1e-4f ? glm::quat(turn.w / length, 0.0f, turn.y / length, 0.0f) : glm::quat(1, 0, 0, 0);
}

bool rootStandsStill(const Clip& clip) {
  for (int f = 0; f < clip.frameCount(); ++f) {
    const glm::vec3 step = clip.rootPosition(f) - clip.rootPosition(0);
    if (std::abs(step.x) > 1e-3f || std::abs(step.z) > 1e-3f) return false;
  }
  return true;
}

/// Every joint with a place of its own in every frame.
ClipData withTranslations(const Clip& clip) {
  ClipData data = clip.data();
  if (!data.translations.empty()) return data;
  for (int f = 0; f < clip.frameCount(); ++f)
    for (const auto& joint : clip.skeleton().joints()) data.translations.push_back(joint.offset);
  return data;
}

/// The skeleton with a joint more above all, at the origin, and no frame yet.
ClipData withJointAbove(const Clip& clip, const std::string& name) {
  std::vector<motion::Joint> joints = {{name, -1, {}}};
  for (auto joint : clip.skeleton().joints()) {
    ++joint.parent;
    joints.push_back(std::move(joint));
  }
  // Blender takes a joint right at the end of its parent's bone for connected and ignores its movement; half a millimetre prevents that.
  joints[1].offset.z -= 0.0005f;
  std::vector<std::pair<int, glm::vec3>> tips;
  for (const auto& [joint, offset] : clip.skeleton().endSites()) tips.emplace_back(joint + 1, offset);
  return {std::make_shared<const motion::Skeleton>(std::move(joints), std::move(tips)), clip.fps(), {}, {}, {}, clip.name()};
}

Clip groundBoneAdded(const Clip& clip, const std::string& name) {
  ClipData data = withJointAbove(clip, name);
  glm::quat before(1, 0, 0, 0);
  for (int f = 0; f < clip.frameCount(); ++f) {
    const glm::vec3 hips = clip.rootPosition(f);
    const auto turns = clip.rotations(f);
    const auto places = clip.translations(f);
    glm::quat heading = headingOf(turns[0]);
    if (glm::dot(heading, before) < 0.0f) heading = -heading;
    before = heading;
    data.rootPositions.emplace_back(hips.x, 0.0f, hips.z);
    data.rotations.push_back(heading);
    data.rotations.push_back(glm::normalize(glm::conjugate(heading) * turns[0]));
    data.rotations.insert(data.rotations.end(), turns.begin() + 1, turns.end());
    data.translations.emplace_back(0.0f);
    data.translations.emplace_back(0.0f, hips.y, 0.0f);
    for (int j = 1; j < clip.jointCount(); ++j) data.translations.push_back(places.empty() ? clip.skeleton().joint(j).offset : places[static_cast<std::size_t>(j)]);
  }
  return Clip(std::move(data));
}

/// The first joint goes below the hips; what hangs on it stays where it was.
Clip firstJointBelow(const Clip& clip, int hips) {
  ClipData data = withTranslations(clip);
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  std::vector<glm::quat> before(joints, glm::quat(1, 0, 0, 0));
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto world = motion::worldPose(clip, f);
    const glm::vec3 at = world.positions[static_cast<std::size_t>(hips)];
    const glm::vec3 ground(at.x, 0.0f, at.z);
    const glm::quat heading = headingOf(world.rotations[static_cast<std::size_t>(hips)]), back = glm::conjugate(heading);
    const std::size_t row = static_cast<std::size_t>(f) * joints;
    data.rootPositions[static_cast<std::size_t>(f)] = ground;
    data.rotations[row] = heading;
    for (std::size_t j = 1; j < joints; ++j) {
      if (clip.skeleton().joint(static_cast<int>(j)).parent != 0) continue;
      data.translations[row + j] = back * (world.positions[j] - ground);
      data.rotations[row + j] = glm::normalize(back * world.rotations[j]);
    }
    for (std::size_t j = 0; j < joints; ++j) {
      glm::quat& turn = data.rotations[row + j];
      if (glm::dot(turn, before[j]) < 0.0f) turn = -turn;
      before[j] = turn;
    }
  }
  return Clip(std::move(data));
}

}  // namespace

Clip inPlace(const Clip& clip, int hips) {
  ClipData data = hips > 0 ? withTranslations(clip) : clip.data();
  for (auto& position : data.rootPositions) position.x = position.z = 0.0f;
  if (hips <= 0) return Clip(std::move(data));
  const Clip still(data);
  const auto joint = static_cast<std::size_t>(hips), parent = static_cast<std::size_t>(clip.skeleton().joint(hips).parent);
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto world = motion::worldPose(still, f);
    const glm::vec3 away(world.positions[joint].x, 0.0f, world.positions[joint].z);
    data.translations[static_cast<std::size_t>(f * clip.jointCount()) + joint] -= glm::conjugate(world.rotations[parent]) * away;
  }
  return Clip(std::move(data));
}

Clip withReferenceBone(const Clip& clip, const std::string& name) {
  ClipData data = withJointAbove(clip, name);
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto turns = clip.rotations(f);
    const auto places = clip.translations(f);
    data.rootPositions.emplace_back(0.0f);
    data.rotations.emplace_back(1.0f, 0.0f, 0.0f, 0.0f);
    data.rotations.insert(data.rotations.end(), turns.begin(), turns.end());
    data.translations.emplace_back(0.0f);
    data.translations.push_back(clip.rootPosition(f));
    for (int j = 1; j < clip.jointCount(); ++j) data.translations.push_back(places.empty() ? clip.skeleton().joint(j).offset : places[static_cast<std::size_t>(j)]);
  }
  return Clip(std::move(data));
}

Clip withGroundBone(const Clip& clip, int hips, const std::string& name) {
  if (hips <= 0) return groundBoneAdded(clip, name);
  return rootStandsStill(clip) ? firstJointBelow(clip, hips) : clip;
}

}  // namespace core::io
