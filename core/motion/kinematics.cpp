#include "core/motion/kinematics.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/gtx/quaternion.hpp>

#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

namespace {

WorldPose forward(const Skeleton& skeleton, const glm::vec3& root, std::span<const glm::quat> rotations,
                  std::span<const glm::vec3> translations) {
  const auto count = static_cast<std::size_t>(skeleton.jointCount());
  WorldPose world{std::vector<glm::vec3>(count), std::vector<glm::quat>(count)};
  for (std::size_t i = 0; i < count; ++i) {
    const Joint& joint = skeleton.joints()[i];
    if (joint.parent < 0) {
      world.positions[i] = root;
      world.rotations[i] = rotations[i];
      continue;
    }
    const auto parent = static_cast<std::size_t>(joint.parent);
    const glm::vec3 offset = translations.empty() ? joint.offset : translations[i];
    world.positions[i] = world.positions[parent] + world.rotations[parent] * offset;
    world.rotations[i] = world.rotations[parent] * rotations[i];
  }
  return world;
}

glm::vec3 normalizedOr(const glm::vec3& v, const glm::vec3& fallback) {
  const float length = glm::length(v);
  return length > 1e-6f ? v / length : fallback;
}

// The rotation that takes a rest frame (bone, side) to a world frame: bones map exactly, sides as well as they can.
glm::quat frameRotation(const glm::vec3& restBone, const glm::vec3& restSide, const glm::vec3& bone, const glm::vec3& side) {
  const auto basis = [](const glm::vec3& first, const glm::vec3& second) {
    const glm::vec3 x = glm::normalize(first);
    glm::vec3 z = glm::cross(x, second);
    const float length = glm::length(z);
    z = length > 1e-5f ? z / length : glm::normalize(glm::cross(x, std::abs(x.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0)));
    return glm::mat3(x, glm::cross(z, x), z);
  };
  return glm::normalize(glm::quat_cast(basis(bone, side) * glm::transpose(basis(restBone, restSide))));
}

// The shortest rotation from one direction to another.
glm::quat swing(const glm::vec3& from, const glm::vec3& to) { return glm::rotation(glm::normalize(from), glm::normalize(to)); }

}  // namespace

WorldPose worldPose(const Clip& clip, int frame) {
  return forward(clip.skeleton(), clip.rootPosition(frame), clip.rotations(frame), clip.translations(frame));
}

WorldPose worldPose(const Skeleton& skeleton, const Pose& pose) {
  return forward(skeleton, pose.rootPosition, pose.rotations, pose.translations);
}

std::vector<glm::vec3> worldPositions(const Clip& clip) {
  std::vector<glm::vec3> all;
  all.reserve(static_cast<std::size_t>(clip.frameCount()) * static_cast<std::size_t>(clip.jointCount()));
  for (int frame = 0; frame < clip.frameCount(); ++frame) {
    const WorldPose world = worldPose(clip, frame);
    all.insert(all.end(), world.positions.begin(), world.positions.end());
  }
  return all;
}

std::vector<glm::vec3> restPositions(const Skeleton& skeleton) {
  const Pose rest{skeleton.joint(0).offset, std::vector<glm::quat>(static_cast<std::size_t>(skeleton.jointCount()), glm::quat(1, 0, 0, 0)), {}};
  return worldPose(skeleton, rest).positions;
}

Clip clipFromJointPositions(std::span<const glm::vec3> positions, double fps, std::string name) {
  using namespace humanml3d;
  if (positions.empty() || positions.size() % kJointCount != 0) {
    throw std::invalid_argument("joint positions must be a whole number of 22-joint frames");
  }
  const auto target = tPoseSkeleton();
  const std::size_t frames = positions.size() / kJointCount;
  ClipData data{target, fps, {}, {}, {}, std::move(name)};
  data.rootPositions.reserve(frames);
  data.rotations.reserve(positions.size());

  const auto rest = restPositions(*target);
  const auto restBone = [&](int from, int to) { return rest[static_cast<std::size_t>(to)] - rest[static_cast<std::size_t>(from)]; };
  // Last frame's hinge axes keep the twist of a straight knee or elbow where it was.
  std::array<glm::vec3, 4> lastHinge{};
  bool hasLast = false;

  for (std::size_t f = 0; f < frames; ++f) {
    const auto at = [&](int joint) { return positions[f * kJointCount + static_cast<std::size_t>(joint)]; };
    const auto bone = [&](int from, int to) { return at(to) - at(from); };
    std::array<glm::quat, kJointCount> world{};

    const glm::vec3 hipAcross = normalizedOr(bone(kRightHip, kLeftHip), glm::vec3(1, 0, 0));
    const glm::vec3 shoulderAcross = normalizedOr(bone(kRightShoulder, kLeftShoulder), hipAcross);
    const auto spine = [&](int joint, int child, const glm::vec3& across) {
      return frameRotation(restBone(joint, child), glm::vec3(1, 0, 0), normalizedOr(bone(joint, child), glm::vec3(0, 1, 0)), across);
    };
    world[kPelvis] = [&] {
      // The hip line decides the pelvis, the spine only how far it leans.
      const glm::vec3 restUp = restBone(kPelvis, kSpine1);
      return frameRotation(glm::vec3(1, 0, 0), restUp, hipAcross, normalizedOr(bone(kPelvis, kSpine1), glm::vec3(0, 1, 0)));
    }();
    const auto blend = [&](float share) { return normalizedOr(glm::mix(hipAcross, shoulderAcross, share), hipAcross); };
    world[kSpine1] = spine(kSpine1, kSpine2, blend(0.33f));
    world[kSpine2] = spine(kSpine2, kSpine3, blend(0.66f));
    world[kSpine3] = spine(kSpine3, kNeck, shoulderAcross);
    world[kNeck] = swing(world[kSpine3] * restBone(kNeck, kHead), bone(kNeck, kHead)) * world[kSpine3];
    world[kHead] = world[kNeck];

    const auto limb = [&](int slot, int upper, int lower, int end, int parent, const glm::vec3& restHinge) {
      const glm::vec3 a = bone(upper, lower), b = bone(lower, end);
      const glm::vec3 expected = world[static_cast<std::size_t>(parent)] * restHinge;
      glm::vec3 hinge = glm::cross(a, b);
      const float bend = glm::length(hinge) / std::max(1e-6f, glm::length(a) * glm::length(b));
      // A nearly straight limb has no hinge of its own: blend towards the last one, or the rest pose's.
      const glm::vec3 known = hasLast ? lastHinge[static_cast<std::size_t>(slot)] : expected;
      if (glm::dot(hinge, known) < 0.0f) hinge = -hinge;
      const float trust = glm::clamp((bend - 0.05f) / 0.25f, 0.0f, 1.0f);
      glm::vec3 used = normalizedOr(glm::mix(normalizedOr(known, expected), normalizedOr(hinge, known), trust), expected);
      lastHinge[static_cast<std::size_t>(slot)] = used;
      world[static_cast<std::size_t>(upper)] = frameRotation(restBone(upper, lower), restHinge, normalizedOr(a, restBone(upper, lower)), used);
      world[static_cast<std::size_t>(lower)] = frameRotation(restBone(lower, end), restHinge, normalizedOr(b, restBone(lower, end)), used);
    };
    limb(0, kLeftHip, kLeftKnee, kLeftAnkle, kPelvis, glm::vec3(1, 0, 0));
    limb(1, kRightHip, kRightKnee, kRightAnkle, kPelvis, glm::vec3(1, 0, 0));
    const auto collar = [&](int joint, int child) {
      world[static_cast<std::size_t>(joint)] = swing(world[kSpine3] * restBone(joint, child), bone(joint, child)) * world[kSpine3];
    };
    collar(kLeftCollar, kLeftShoulder);
    collar(kRightCollar, kRightShoulder);
    limb(2, kLeftShoulder, kLeftElbow, kLeftWrist, kLeftCollar, glm::vec3(0, 1, 0));
    limb(3, kRightShoulder, kRightElbow, kRightWrist, kRightCollar, glm::vec3(0, 1, 0));
    const auto foot = [&](int ankle, int toe, int knee) {
      const glm::quat carried = world[static_cast<std::size_t>(knee)];
      world[static_cast<std::size_t>(ankle)] = swing(carried * restBone(ankle, toe), bone(ankle, toe)) * carried;
      world[static_cast<std::size_t>(toe)] = world[static_cast<std::size_t>(ankle)];
    };
    foot(kLeftAnkle, kLeftFoot, kLeftKnee);
    foot(kRightAnkle, kRightFoot, kRightKnee);
    world[kLeftWrist] = world[kLeftElbow];
    world[kRightWrist] = world[kRightElbow];
    hasLast = true;

    data.rootPositions.push_back(at(kPelvis));
    for (int j = 0; j < kJointCount; ++j) {
      const int parent = kParents[static_cast<std::size_t>(j)];
      glm::quat local = parent < 0 ? world[0] : glm::conjugate(world[static_cast<std::size_t>(parent)]) * world[static_cast<std::size_t>(j)];
      // q and -q are the same turn; the sign nearest to the last frame keeps the curves continuous.
      if (f > 0 && glm::dot(local, data.rotations[(f - 1) * kJointCount + static_cast<std::size_t>(j)]) < 0.0f) local = -local;
      data.rotations.push_back(glm::normalize(local));
    }
  }
  return Clip(std::move(data));
}

}  // namespace core::motion
