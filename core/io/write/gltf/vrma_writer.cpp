#include "core/io/write/gltf/vrma_writer.h"

#include "core/io/write/gltf/glb_file.h"
#include "core/io/write/joint_names.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>

#include <array>
#include <utility>

namespace core::io {

namespace {

namespace h = motion::humanml3d;
using motion::Clip;
using nlohmann::json;

/// The joint of each HumanML3D joint, or -1.
using Bones = std::array<int, h::kJointCount>;

Bones bonesOf(const motion::Skeleton& skeleton, const motion::JointMap& map) {
  Bones bones{};
  for (std::size_t i = 0; i < bones.size(); ++i) bones[i] = map.joints[i].empty() ? -1 : skeleton.indexOf(map.joints[i]);
  // The format knows no upper chest without a chest and no chest without a spine: what there is moves down.
  std::size_t place = 0;
  constexpr std::array<std::size_t, 3> kSpine = {h::kSpine1, h::kSpine2, h::kSpine3};
  for (const auto from : kSpine) {
    const int joint = std::exchange(bones[from], -1);
    if (joint >= 0) bones[kSpine[place++]] = joint;
  }
  return bones;
}

/// What hangs on the hips, with the hips as root; new joint by old one, or -1.
std::pair<Clip, std::vector<int>> fromHips(const Clip& clip, int hips) {
  const auto& skeleton = clip.skeleton();
  std::vector<int> made(static_cast<std::size_t>(clip.jointCount()), -1);
  std::vector<int> kept;
  std::vector<motion::Joint> joints;
  const auto rest = motion::restPositions(skeleton);
  for (int j = hips; j < clip.jointCount(); ++j) {
    const auto& joint = skeleton.joint(j);
    if (j != hips && (joint.parent < hips || made[static_cast<std::size_t>(joint.parent)] < 0)) continue;
    made[static_cast<std::size_t>(j)] = static_cast<int>(joints.size());
    joints.push_back(j == hips ? motion::Joint{joint.name, -1, rest[static_cast<std::size_t>(j)]}
                               : motion::Joint{joint.name, made[static_cast<std::size_t>(joint.parent)], joint.offset});
    kept.push_back(j);
  }
  motion::ClipData data;
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  data.fps = clip.fps();
  data.name = clip.name();
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto world = motion::worldPose(clip, f);
    data.rootPositions.push_back(world.positions[static_cast<std::size_t>(hips)]);
    for (const int j : kept) data.rotations.push_back(j == hips ? world.rotations[static_cast<std::size_t>(j)] : clip.rotations(f)[static_cast<std::size_t>(j)]);
  }
  return {Clip(std::move(data)), made};
}

/// How each joint is turned against its parent where the figure stands as a VRM T-pose.
std::vector<glm::quat> tPoseTurns(const motion::Skeleton& skeleton, const Bones& bones) {
  const auto rest = motion::restPositions(skeleton);
  std::vector<glm::quat> world(rest.size(), glm::quat(1, 0, 0, 0)), local(rest.size(), glm::quat(1, 0, 0, 0));
  std::vector<glm::vec3> wanted(rest.size(), glm::vec3(0.0f));
  std::vector<int> tip(rest.size(), -1);
  std::vector<bool> isLevel(rest.size(), false);
  const auto point = [&](int from, int to, const glm::vec3& direction) {
    if (from < 0 || to < 0) return;
    wanted[static_cast<std::size_t>(from)] = direction;
    tip[static_cast<std::size_t>(from)] = to;
  };
  const auto at = [&](int bone) { return bones[static_cast<std::size_t>(bone)]; };
  for (const float side : {1.0f, -1.0f}) {
    const bool isLeft = side > 0.0f;
    const int shoulder = at(isLeft ? h::kLeftShoulder : h::kRightShoulder), elbow = at(isLeft ? h::kLeftElbow : h::kRightElbow);
    const int hip = at(isLeft ? h::kLeftHip : h::kRightHip), knee = at(isLeft ? h::kLeftKnee : h::kRightKnee);
    const int ankle = at(isLeft ? h::kLeftAnkle : h::kRightAnkle);
    point(shoulder, elbow, {side, 0, 0});
    point(elbow, at(isLeft ? h::kLeftWrist : h::kRightWrist), {side, 0, 0});
    point(hip, knee, {0, -1, 0});
    point(knee, ankle, {0, -1, 0});
    if (ankle >= 0) isLevel[static_cast<std::size_t>(ankle)] = true;
  }
  for (std::size_t j = 0; j < rest.size(); ++j) {
    const int parent = skeleton.joint(static_cast<int>(j)).parent;
    const glm::quat above = parent < 0 ? glm::quat(1, 0, 0, 0) : world[static_cast<std::size_t>(parent)];
    world[j] = isLevel[j] ? glm::quat(1, 0, 0, 0) : above;
    if (tip[j] >= 0) {
      const glm::vec3 bone = rest[static_cast<std::size_t>(tip[j])] - rest[j];
      if (glm::length(bone) > 1e-4f) world[j] = glm::rotation(glm::normalize(above * bone), wanted[j]) * above;
    }
    local[j] = glm::normalize(glm::conjugate(above) * world[j]);
  }
  return local;
}

bool isNeeded(std::size_t bone) {
  switch (bone) {
    case h::kSpine2:
    case h::kSpine3:
    case h::kNeck:
    case h::kLeftCollar:
    case h::kRightCollar:
    case h::kLeftFoot:
    case h::kRightFoot: return false;
    default: return true;
  }
}

}  // namespace

Result<std::string> formatVrma(const ExportScene& scene, const motion::JointMap& map) {
  const RigNames& names = rigNames(JointNames::Vrm);
  Bones bones = bonesOf(scene.clip.skeleton(), map);
  std::string missing;
  for (std::size_t i = 0; i < bones.size(); ++i) {
    if (bones[i] < 0 && isNeeded(i)) missing += (missing.empty() ? "" : ", ") + std::string(names.joints[i]);
  }
  if (!missing.empty()) return Error{ErrorCode::Unsupported, fmt::format("a VRM animation needs these bones, which the skeleton lacks: {}", missing)};

  auto [clip, made] = fromHips(scene.clip, bones[h::kPelvis]);
  for (std::size_t i = 0; i < bones.size(); ++i) {
    if (bones[i] < 0) continue;
    bones[i] = made[static_cast<std::size_t>(bones[i])];
    if (bones[i] < 0)
      return Error{ErrorCode::Unsupported, fmt::format("a VRM animation needs {} to hang on the hips, and in this skeleton it does not", names.joints[i])};
  }
  const auto turns = tPoseTurns(clip.skeleton(), bones);
  const ExportScene bare{std::move(clip), std::nullopt, scene.takeName, scene.provenance};
  GlbFile file(bare);
  addJointNodes(file, bare, turns);
  addSkin(file, bare, turns);
  addAnimation(file, bare);
  json humanBones = json::object();
  for (std::size_t i = 0; i < bones.size(); ++i) {
    if (bones[i] >= 0) humanBones[names.joints[i]] = {{"node", bones[i]}};
  }
  file.document["extensionsUsed"] = json::array({"VRMC_vrm_animation"});
  file.document["extensions"]["VRMC_vrm_animation"] = {{"specVersion", "1.0"}, {"humanoid", {{"humanBones", std::move(humanBones)}}}};
  return file.bytes();
}

}  // namespace core::io
