#include "core/families/aberman/joint_tree.h"

#include "core/families/smoothed_frames.h"

#include <ATen/ATen.h>
#include <ATen/ExpandUtils.h>

#include <cmath>
#include <stdexcept>
#include <string>

namespace core::model {

namespace {

constexpr double kSmallestNorm = 1e-10;
constexpr double kHeadingSigma = 20.0;  // frames

std::vector<std::int64_t> list(const at::Tensor& integers) {
  std::vector<std::int64_t> values;
  for (std::int64_t i = 0; i < integers.size(0); ++i) values.push_back(integers[i].item<std::int64_t>());
  return values;
}

at::Tensor unit(const at::Tensor& v) { return v / v.norm(2, {-1}, true).clamp_min(1e-12); }

}  // namespace

JointTree jointTree(const at::Tensor& parents, const at::Tensor& offsets, const at::Tensor& chosen) {
  if (parents.size(0) != offsets.size(0))
    throw std::invalid_argument("there are " + std::to_string(parents.size(0)) + " parents and " + std::to_string(offsets.size(0)) + " offsets");
  JointTree tree{list(parents), offsets.to(at::kFloat), list(chosen)};
  for (std::int64_t i = 0; i < tree.joints(); ++i) {
    const auto parent = tree.parents[static_cast<std::size_t>(i)];
    if (i == 0 ? parent >= 0 : parent < 0 || parent >= i)
      throw std::invalid_argument("the parent of joint " + std::to_string(i) + " is " + std::to_string(parent) +
                                  "; the root comes first, and parents before their children");
  }
  for (const auto joint : tree.chosen)
    if (joint < 0 || joint >= tree.joints()) throw std::invalid_argument("there is no joint " + std::to_string(joint) + " to choose");
  if (tree.chosen.size() < 2 || tree.chosen.front() != 0) throw std::invalid_argument("the chosen joints begin with the root, joint 0, and are two at least");
  return tree;
}

at::Tensor unitQuaternions(const at::Tensor& q) { return q / q.norm(2, {-1}, true).clamp_min(kSmallestNorm); }

at::Tensor quaternionProduct(const at::Tensor& a, const at::Tensor& b) {
  const auto aw = a.narrow(-1, 0, 1), av = a.narrow(-1, 1, 3), bw = b.narrow(-1, 0, 1), bv = b.narrow(-1, 1, 3);
  const auto shape = at::infer_size(av.sizes(), bv.sizes());
  return at::cat({aw * bw - (av * bv).sum(-1, true), aw * bv + bw * av + at::linalg_cross(av.expand(shape), bv.expand(shape))}, -1);
}

at::Tensor turnedVectors(const at::Tensor& quaternions, const at::Tensor& vectors) {
  const auto w = quaternions.narrow(-1, 0, 1), axis = quaternions.narrow(-1, 1, 3);
  const auto shape = at::infer_size(axis.sizes(), vectors.sizes());
  const auto a = axis.expand(shape), b = vectors.expand(shape);
  const auto t = 2.0 * at::linalg_cross(a, b);
  return b + w * t + at::linalg_cross(a, t);
}

at::Tensor yawQuaternion(const at::Tensor& angle) {
  const auto none = at::zeros_like(angle);
  return at::stack({(angle / 2.0).cos(), none, (angle / 2.0).sin(), none}, -1);
}

at::Tensor jointPositions(const at::Tensor& quaternions, const JointTree& tree, const at::Tensor& root) {
  TORCH_CHECK(quaternions.dim() >= 2 && quaternions.size(-1) == 4 && quaternions.size(-2) == tree.joints(), "rotations are [..., ", tree.joints(), ", 4], got ",
              quaternions.sizes());
  const auto offsets = tree.offsets.to(quaternions.scalar_type());
  const auto first = quaternions.select(-2, 0);
  std::vector<at::Tensor> global{first}, places{root.defined() ? root : at::zeros_like(first.narrow(-1, 0, 3))};
  for (std::int64_t i = 1; i < tree.joints(); ++i) {
    const auto parent = static_cast<std::size_t>(tree.parents[static_cast<std::size_t>(i)]);
    places.push_back(places[parent] + turnedVectors(global[parent], offsets[i]));
    global.push_back(quaternionProduct(global[parent], quaternions.select(-2, i)));
  }
  return at::stack(places, -2);
}

at::Tensor chosenPositions(const at::Tensor& rotations, const JointTree& tree) {
  const auto batch = rotations.size(0), frames = rotations.size(2);
  const auto q = unitQuaternions(rotations.transpose(1, 2).reshape({batch, frames, tree.joints(), 4}));
  const auto places = jointPositions(q, tree).index_select(2, at::tensor(tree.chosen, at::kLong)).slice(2, 1);  // [B, T, K - 1, 3]
  return places.flatten(2).transpose(1, 2);
}

AbermanClip abermanClip(const at::Tensor& rotations, const at::Tensor& root, const JointTree& tree, double viewAngle, double viewScale) {
  TORCH_CHECK(rotations.dim() == 3 && rotations.size(0) >= 2 && root.sizes() == at::IntArrayRef({rotations.size(0), 3}),
              "rotations are [T, J, 4] and the root [T, 3], got ", rotations.sizes(), " and ", root.sizes());
  if (tree.chosen.size() < 19) throw std::invalid_argument("19 chosen joints at least are needed to tell a heading, not " + std::to_string(tree.chosen.size()));
  const auto chosen = at::tensor(tree.chosen, at::kLong);
  auto q = unitQuaternions(rotations.to(at::kDouble));
  const auto place = root.to(at::kDouble);
  const auto frames = q.size(0);
  const auto world = jointPositions(q, tree, place).index_select(1, chosen);  // [T, K, 3]
  AbermanClip clip;
  const auto feet = world.index_select(1, at::tensor({3, 4, 7, 8}, at::kLong));
  const auto stands = (feet.diff(1, 0).square().sum(2) < 0.05).to(at::kFloat);
  clip.contacts = at::cat({stands.narrow(0, 0, 1), stands});
  // Knees and elbows, as published.
  const auto across = unit((world.select(1, 2) - world.select(1, 6)) + (world.select(1, 14) - world.select(1, 18)));
  const auto up = at::tensor({0.0, 1.0, 0.0}, at::kDouble);
  const auto forward = unit(families::smoothedFrames(at::linalg_cross(across, up.expand_as(across)), kHeadingSigma));
  const auto yaw = at::atan2(forward.select(1, 0), forward.select(1, 2));  // [T]
  const auto tail = at::cat({place, yaw.unsqueeze(1)}, 1).t();             // [4, T]

  const auto relative = world.slice(1, 1) - place.unsqueeze(1);  // [T, K - 1, 3], not turned
  const double m = yaw.mean().item<double>();
  const double cosine = std::cos(viewAngle), sine = std::sin(viewAngle);
  const auto view = at::tensor({cosine, 0.0, sine, 0.0, 1.0, 0.0, -sine, 0.0, cosine}, at::kDouble).reshape({3, 3});
  const auto axes = at::matmul(at::stack({at::tensor({std::cos(m), 0.0, -std::sin(m)}, at::kDouble), up}), view);  // [2, 3]
  const auto points = at::cat({relative, place.unsqueeze(1)}, 1);                                                  // [T, K, 3]
  clip.style2d = (at::matmul(points, axes.t()) * viewScale).reshape({frames, -1}).t().to(at::kFloat).contiguous();

  q = at::cat({quaternionProduct(yawQuaternion(-yaw), q.select(1, 0)).unsqueeze(1), q.slice(1, 1)}, 1);
  const auto turned = jointPositions(q, tree).index_select(1, chosen).slice(1, 1);
  clip.content = at::cat({q.reshape({frames, -1}).t(), tail}).to(at::kFloat).contiguous();
  clip.style = at::cat({turned.reshape({frames, -1}).t(), tail}).to(at::kFloat).contiguous();
  return clip;
}

RestoredMotion restoredMotion(const at::Tensor& rotations, const at::Tensor& root, const JointTree& tree) {
  TORCH_CHECK(rotations.dim() == 2 && rotations.size(0) == 4 * tree.joints() && root.sizes() == at::IntArrayRef({4, rotations.size(1)}), "rotations are [",
              4 * tree.joints(), ", T] and the root [4, T], got ", rotations.sizes(), " and ", root.sizes());
  const auto tail = root.to(at::kDouble).t();
  auto q = unitQuaternions(rotations.to(at::kDouble).t().reshape({rotations.size(1), tree.joints(), 4}));
  q = at::cat({quaternionProduct(yawQuaternion(tail.select(1, 3)), q.select(1, 0)).unsqueeze(1), q.slice(1, 1)}, 1);
  return {q.to(at::kFloat), jointPositions(q, tree, tail.narrow(1, 0, 3)).to(at::kFloat)};
}

}  // namespace core::model
