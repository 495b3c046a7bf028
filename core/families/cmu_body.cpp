#include "core/families/cmu_body.h"

#include "core/families/restyled_features.h"
#include "core/families/style_file.h"
#include "core/motion/edit/resample_feet.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/skeleton_map.h"
#include "core/representation/feature_tensors.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <string>

namespace core::families {

namespace {

constexpr std::int64_t kWidth = 263;

struct CmuJoint {
  const char* name;
  int parent;
  glm::vec3 offset;  // kCmuUnit
};
const std::vector<CmuJoint>& cmuJoints() {
  static const std::vector<CmuJoint> joints = {{"Hips", -1, {0, 0, 0}},
                                               {"LHipJoint", 0, {0, 0, 0}},
                                               {"LeftUpLeg", 1, {1.36306f, -1.79463f, 0.83929f}},
                                               {"LeftLeg", 2, {2.44811f, -6.72613f, 0}},
                                               {"LeftFoot", 3, {2.5622f, -7.03959f, 0}},
                                               {"LeftToeBase", 4, {0.15764f, -0.43311f, 2.32255f}},
                                               {"RHipJoint", 0, {0, 0, 0}},
                                               {"RightUpLeg", 6, {-1.30552f, -1.79463f, 0.83929f}},
                                               {"RightLeg", 7, {-2.54253f, -6.98555f, 0}},
                                               {"RightFoot", 8, {-2.56826f, -7.05623f, 0}},
                                               {"RightToeBase", 9, {-0.16473f, -0.45259f, 2.36315f}},
                                               {"LowerBack", 0, {0, 0, 0}},
                                               {"Spine", 11, {0.02827f, 2.03559f, -0.19338f}},
                                               {"Spine1", 12, {0.05672f, 2.04885f, -0.04275f}},
                                               {"Neck", 13, {0, 0, 0}},
                                               {"Neck1", 14, {-0.05417f, 1.74624f, 0.17202f}},
                                               {"Head", 15, {0.10407f, 1.76136f, -0.12397f}},
                                               {"LeftShoulder", 13, {0, 0, 0}},
                                               {"LeftArm", 17, {3.36241f, 1.20089f, -0.31121f}},
                                               {"LeftForeArm", 18, {4.983f, 0, 0}},
                                               {"LeftHand", 19, {3.48356f, 0, 0}},
                                               {"LeftFingerBase", 20, {0, 0, 0}},
                                               {"LeftHandIndex1", 21, {0.71526f, 0, 0}},
                                               {"LThumb", 20, {0, 0, 0}},
                                               {"RightShoulder", 13, {0, 0, 0}},
                                               {"RightArm", 24, {-3.1366f, 1.37405f, -0.40465f}},
                                               {"RightForeArm", 25, {-5.2419f, 0, 0}},
                                               {"RightHand", 26, {-3.44417f, 0, 0}},
                                               {"RightFingerBase", 27, {0, 0, 0}},
                                               {"RightHandIndex1", 28, {-0.62253f, 0, 0}},
                                               {"RThumb", 27, {0, 0, 0}}};
  return joints;
}

const motion::JointMap& cmuMap() {
  static const auto map = motion::findSkeletonMap(*cmuSkeleton()).value();
  return map;
}

at::Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef sizes) { return at::tensor(values, at::kFloat).reshape(sizes); }

}  // namespace

std::shared_ptr<const motion::Skeleton> cmuSkeleton() {
  static const auto skeleton = [] {
    std::vector<motion::Joint> joints;
    for (const auto& joint : cmuJoints()) joints.push_back({joint.name, joint.parent, static_cast<float>(kCmuUnit) * joint.offset});
    return std::make_shared<const motion::Skeleton>(std::move(joints));
  }();
  return skeleton;
}

const std::vector<std::int64_t>& cmuNodes() {
  static const std::vector<std::int64_t> nodes = {0, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 15, 16, 18, 19, 20, 22, 25, 26, 27, 29};
  return nodes;
}

CmuMotion onCmuBody(const at::Tensor& features, double fps) {
  TORCH_CHECK(features.dim() == 2 && features.size(0) >= 1 && features.size(1) == kWidth, "features are [F, 263], got ", features.sizes());
  const auto all = at::cat({features, features.slice(0, -1)}).cpu().to(at::kFloat).contiguous();
  const auto joints = representation::recoverPositions({all.data_ptr<float>(), static_cast<std::size_t>(all.numel())});
  const auto own = motion::onCharacter(joints, *cmuSkeleton(), cmuMap(), {.fps = motion::humanml3d::kFps}).value();
  const auto clip = motion::resampledOnItsFeet(own, cmuMap(), fps);
  std::vector<float> root, rotations, places, turns;
  const auto add = [](std::vector<float>& values, const glm::vec3& v) { values.insert(values.end(), {v.x, v.y, v.z}); };
  for (int f = 0; f < clip.frameCount(); ++f) {
    add(root, clip.rootPosition(f) / static_cast<float>(kCmuUnit));
    for (const auto& q : clip.rotations(f)) rotations.insert(rotations.end(), {q.w, q.x, q.y, q.z});
    const auto world = motion::worldPose(clip, f);
    for (const auto node : cmuNodes()) {
      add(places, world.positions[static_cast<std::size_t>(node)] / static_cast<float>(kCmuUnit));
      for (const auto& row : {0, 1, 2}) {
        const auto axes = glm::mat3_cast(world.rotations[static_cast<std::size_t>(node)]);
        turns.insert(turns.end(), {axes[0][row], axes[1][row], axes[2][row]});
      }
    }
  }
  const std::int64_t frames = clip.frameCount(), nodes = static_cast<std::int64_t>(cmuNodes().size());
  return {tensorOf(root, {frames, 3}), tensorOf(rotations, {frames, kCmuJoints, 4}), tensorOf(places, {frames, nodes, 3}), tensorOf(turns, {frames, nodes, 3, 3})};
}

at::Tensor fromCmuBody(const at::Tensor& rotations, const at::Tensor& root, double fps, const at::Tensor& content) {
  const auto frames = root.size(0);
  TORCH_CHECK(rotations.sizes() == at::IntArrayRef({frames, kCmuJoints, 4}) && root.sizes() == at::IntArrayRef({frames, 3}),
              "rotations are [T, 31, 4] and the root [T, 3], got ", rotations.sizes(), " and ", root.sizes());
  const auto q = rotations.cpu().to(at::kFloat).contiguous(), p = (root.cpu().to(at::kFloat) * kCmuUnit).contiguous();
  motion::ClipData data{.skeleton = cmuSkeleton(), .fps = fps, .rootPositions = {}, .rotations = {}, .translations = {}, .name = "restyled"};
  const auto* turn = q.data_ptr<float>();
  for (std::int64_t i = 0; i < frames * kCmuJoints; ++i, turn += 4) data.rotations.push_back(glm::normalize(glm::quat(turn[0], turn[1], turn[2], turn[3])));
  const auto* place = p.data_ptr<float>();
  for (std::int64_t i = 0; i < frames; ++i, place += 3) data.rootPositions.emplace_back(place[0], place[1], place[2]);
  std::vector<std::string> remarks;
  const auto read = motionFeatures(std::make_shared<const motion::Clip>(std::move(data)), "restyled", remarks).value();
  // Reading leaves out frames at the head that jump out of the motion, as rest poses in files do: here they are frames like any other.
  const auto whole = static_cast<std::int64_t>(static_cast<double>(frames - 1) * motion::humanml3d::kFps / fps + 1e-6) + 1;
  const auto places = (at::arange(std::min(whole, content.size(0)), at::kLong) - (whole - read.size(0))).clamp(0, read.size(0) - 1);
  return restyledFeatures(representation::localJoints(read.index_select(0, places).unsqueeze(0))[0], content);
}

}  // namespace core::families
