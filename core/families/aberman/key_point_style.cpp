#include "core/families/aberman/key_point_style.h"

#include "core/families/aberman/human_aberman.h"
#include "core/families/cmu_body.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/feature_tensors.h"

#include <ATen/ATen.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace core::model {

namespace {

using namespace motion::humanml3d;

/// [T, 22, 2] in the unit of the body.
at::Tensor placesIn(const motion::BodyKeypoints& body) {
  std::vector<float> values;
  for (const auto& place : body.joints) values.insert(values.end(), {place.x, place.y});
  return at::tensor(values, at::kFloat).reshape({-1, kJointCount, 2});
}

/// places [T, N, 2] from the root and the root's own [T, 2], raised so that the lowest of the feet comes down to 0. Returns the root.
at::Tensor raisedRoot(const at::Tensor& places, const at::Tensor& root, std::vector<std::int64_t> feet) {
  const auto heights = places.index_select(1, at::tensor(feet, at::kLong)).select(2, 1) + root.select(1, 1).unsqueeze(1);
  auto raised = root.clone();
  raised.select(1, 1).sub_(heights.min());
  return raised;
}

/// [..., T] to the steps from frame to frame; the first one twice.
at::Tensor stepsOf(const at::Tensor& course) {
  const auto steps = course.diff(1, -1);
  return at::cat({steps.narrow(-1, 0, 1), steps}, -1);
}

/// [T, N, 2] and [T, 2] to [2 N + 2, T].
at::Tensor pictureRows(const at::Tensor& places, const at::Tensor& root) { return at::cat({places, root.unsqueeze(1)}, 1).flatten(1).t().contiguous(); }

/// A bone of the authors' body among the joints that the networks look at, and the two of ours that show where it goes.
struct PicturedBone {
  int parent;
  int from, to;
};
/// Of nodes 1 to 20.
constexpr std::array<PicturedBone, 20> kBones = {{{0, kPelvis, kLeftHip},         {1, kLeftHip, kLeftKnee},
                                                  {2, kLeftKnee, kLeftAnkle},     {3, kLeftAnkle, kLeftFoot},
                                                  {0, kPelvis, kRightHip},        {5, kRightHip, kRightKnee},
                                                  {6, kRightKnee, kRightAnkle},   {7, kRightAnkle, kRightFoot},
                                                  {0, kPelvis, kSpine1},          {9, kSpine1, kSpine3},
                                                  {10, kSpine3, kNeck},           {11, kNeck, kHead},
                                                  {10, kSpine3, kLeftShoulder},   {13, kLeftShoulder, kLeftElbow},
                                                  {14, kLeftElbow, kLeftWrist},   {15, kLeftElbow, kLeftWrist},
                                                  {10, kSpine3, kRightShoulder},  {17, kRightShoulder, kRightElbow},
                                                  {18, kRightElbow, kRightWrist}, {19, kRightElbow, kRightWrist}}};

/// How many of the authors' units each of those bones has for a metre of ours.
const std::array<float, kBones.size()>& unitsOfBones() {
  static const auto units = [] {
    const auto theirs = motion::restPositions(*families::cmuSkeleton()), ours = motion::restPositions(*motion::humanml3d::tPoseSkeleton());
    const auto node = [&](std::size_t i) { return theirs[static_cast<std::size_t>(families::cmuNodes()[i])]; };
    std::array<float, kBones.size()> made{};
    for (std::size_t i = 0; i < kBones.size(); ++i) {
      const auto& bone = kBones[i];
      const float length = glm::length(node(i + 1) - node(static_cast<std::size_t>(bone.parent))) / static_cast<float>(families::kCmuUnit);
      made[i] = length / glm::length(ours[static_cast<std::size_t>(bone.to)] - ours[static_cast<std::size_t>(bone.from)]);
    }
    return made;
  }();
  return units;
}

}  // namespace

at::Tensor humanPicture(const at::Tensor& features, const at::Tensor& angle, const at::Tensor& scale) {
  TORCH_CHECK(features.dim() == 3 && features.size(1) >= 2, "features are [B, F, 263] with F at least 2, got ", features.sizes());
  const auto batch = features.size(0), frames = features.size(1);
  TORCH_CHECK(angle.sizes() == at::IntArrayRef({batch}) && scale.sizes() == at::IntArrayRef({batch}), "angles and scales are [", batch, "]");
  const auto joints = representation::recoverJoints(features);  // [B, F, 22, 3]
  const auto across = joints.select(2, kLeftHip) - joints.select(2, kRightHip) + joints.select(2, kLeftShoulder) - joints.select(2, kRightShoulder);
  // Forward is across x up.
  const auto yaw = at::atan2(-across.select(2, 2).mean(1), across.select(2, 0).mean(1)) - angle;  // [B]
  const auto x = yaw.cos().reshape({batch, 1, 1}), z = -yaw.sin().reshape({batch, 1, 1});
  const auto root = joints.select(2, 0);
  const auto u = joints.select(3, 0) * x + joints.select(3, 2) * z;  // [B, F, 22]
  const auto v = joints.select(3, 1);
  const auto relative = at::stack({u - u.narrow(2, 0, 1), v - v.narrow(2, 0, 1)}, 3).narrow(2, 1, kJointCount - 1).flatten(2);  // [B, F, 42]
  const auto tail = at::stack({stepsOf(u.select(2, 0)), root.select(2, 1)}, 2);                                                 // [B, F, 2]
  return (at::cat({relative, tail}, 2) * (kUnitsPerMetre * scale).reshape({batch, 1, 1})).transpose(1, 2).contiguous().reshape({batch, kHumanPicture, frames});
}

at::Tensor humanPicture(const motion::BodyKeypoints& body) {
  const auto places = placesIn(body) * kUnitsPerMetre;
  const auto relative = places.narrow(1, 1, kJointCount - 1) - places.narrow(1, 0, 1);
  // Joint 1 comes first.
  const auto root = raisedRoot(relative, places.select(1, 0), {kLeftAnkle - 1, kRightAnkle - 1, kLeftFoot - 1, kRightFoot - 1});
  return pictureRows(relative, at::stack({stepsOf(root.select(1, 0)), root.select(1, 1)}, 1));
}

at::Tensor cmuPicture(const motion::BodyKeypoints& body) {
  const auto ours = placesIn(body);
  std::vector<at::Tensor> nodes{at::zeros({ours.size(0), 2})};
  for (std::size_t i = 0; i < kBones.size(); ++i) {
    const auto& bone = kBones[i];
    nodes.push_back(nodes[static_cast<std::size_t>(bone.parent)] + (ours.select(1, bone.to) - ours.select(1, bone.from)) * unitsOfBones()[i]);
  }
  const auto relative = at::stack(nodes, 1).slice(1, 1);
  // The way goes with the thighs' length, as a motion that is put on the body does.
  return pictureRows(relative, raisedRoot(relative, ours.select(1, 0) * unitsOfBones()[1], {2, 3, 6, 7}));
}

}  // namespace core::model
