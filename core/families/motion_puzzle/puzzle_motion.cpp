#include "core/families/motion_puzzle/puzzle_motion.h"

#include "core/families/motion_puzzle/body_graph.h"
#include "core/families/smoothed_frames.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace core::model {

namespace {

constexpr std::int64_t kNodes = 21;
constexpr double kHeadingSigma = 20.0;  // frames
constexpr int kLeftAnkle = 3, kLeftToe = 4, kRightAnkle = 7, kRightToe = 8;

at::Tensor normalized(const at::Tensor& v) { return v / v.norm(2, {-1}, true).clamp_min(1e-12); }

/// [N, 3, 3] about the up axis, of angles [N].
at::Tensor yaw(const at::Tensor& angle) {
  const auto c = angle.cos(), s = angle.sin(), o = at::zeros_like(angle), one = at::ones_like(angle);
  return at::stack({c, o, s, o, one, o, -s, o, c}, 1).reshape({-1, 3, 3});
}

}  // namespace

PuzzleMotion puzzleMotion(const at::Tensor& positions, const at::Tensor& rotations) {
  TORCH_CHECK(positions.dim() == 3 && positions.size(0) >= 2 && positions.size(1) == kNodes && positions.size(2) == 3, "positions are [F, 21, 3], got ",
              positions.sizes());
  TORCH_CHECK(rotations.sizes() == at::IntArrayRef({positions.size(0), kNodes, 3, 3}), "rotations are [F, 21, 3, 3], got ", rotations.sizes());
  auto p = positions.to(at::kDouble).clone();
  const auto g = rotations.to(at::kDouble);
  const auto count = p.size(0) - 1;
  const auto feet = at::tensor({kLeftAnkle, kLeftToe, kRightAnkle, kRightToe}, at::kLong);
  const auto lowest = p.index_select(1, feet).select(2, 1).amin(1);  // [F]
  const double low = lowest.min().item<double>(), high = lowest.max().item<double>();
  p.select(2, 1).sub_(low - std::log(0.5 + std::exp(low - high)));  // a soft minimum: ln 2 units above the lowest for any real clip

  const auto joint = [&](int node) { return p.select(1, node); };
  const auto across = normalized(joint(13) - joint(17) + joint(1) - joint(5));
  const auto forward = normalized(families::smoothedFrames(at::linalg_cross(across, at::tensor({0.0, 1.0, 0.0}, at::kDouble).expand_as(across)), kHeadingSigma));
  const auto heading = at::atan2(forward.select(1, 0), forward.select(1, 2));  // [F]
  const auto facing = yaw(-heading);                                           // [F, 3, 3]

  auto ground = joint(0).clone();
  ground.select(1, 1).zero_();
  const auto turned = [&](const at::Tensor& vectors) { return at::matmul(facing.narrow(0, 0, count).unsqueeze(1), vectors.narrow(0, 0, count).unsqueeze(3)).squeeze(3); };
  auto level = p.clone();
  level.select(1, 0).select(1, 1).zero_();  // the root's height has no velocity, as published
  const auto velocity = turned(level.diff(1, 0));
  PuzzleMotion motion;
  motion.features = at::cat({turned(p - ground.unsqueeze(1)), turned(g.select(3, 2)), turned(g.select(3, 1)), velocity}, 2).to(at::kFloat);
  auto turn = heading.narrow(0, 0, count) - heading.narrow(0, 1, count);
  turn = turn - (turn > std::numbers::pi).to(at::kDouble) * 2.0 * std::numbers::pi + (turn <= -std::numbers::pi).to(at::kDouble) * 2.0 * std::numbers::pi;
  motion.root = at::stack({velocity.select(1, 0).select(1, 0), velocity.select(1, 0).select(1, 2), turn}, 1).to(at::kFloat);
  const auto footPlaces = p.index_select(1, feet);
  const auto steps = footPlaces.diff(1, 0).square().sum(2);
  const auto limits = at::tensor({3.0, 2.0, 3.0, 2.0}, at::kDouble);
  motion.contacts = ((steps < 0.05) & (footPlaces.select(2, 1).narrow(0, 0, count) < limits)).to(at::kFloat);
  return motion;
}

PuzzleMotion paddedWhole(const PuzzleMotion& motion) {
  const auto rows = motion.features.size(0);
  const auto wanted = std::max<std::int64_t>(12, rows / 4 * 4 + 4);
  const auto before = (wanted - rows + 1) / 2;
  std::vector<std::int64_t> order;
  for (std::int64_t i = 0; i < wanted; ++i) {
    // Back and forth, the edge frames twice.
    auto place = ((i - before) % (2 * rows) + 2 * rows) % (2 * rows);
    order.push_back(place < rows ? place : 2 * rows - 1 - place);
  }
  const auto index = at::tensor(order, at::kLong);
  return {motion.features.index_select(0, index), motion.root.index_select(0, index), motion.contacts.index_select(0, index), before};
}

PuzzlePosture puzzlePosture(const at::Tensor& features, const at::Tensor& root) {
  TORCH_CHECK(features.dim() == 3 && features.size(0) >= 1 && features.size(1) == kNodes && features.size(2) == 12, "features are [T, 21, 12], got ", features.sizes());
  TORCH_CHECK(root.sizes() == at::IntArrayRef({features.size(0), 3}), "the root is [T, 3], got ", root.sizes());
  const auto x = features.to(at::kDouble), r = root.to(at::kDouble);
  const auto frames = x.size(0);
  auto turned = at::eye(3, at::kDouble);
  auto origin = at::zeros({3}, at::kDouble);
  auto before = x[frames - 1].narrow(1, 0, 3);  // as published: the last frame, where it has not gone yet
  std::vector<at::Tensor> positions, rotations;
  for (std::int64_t t = 0; t < frames; ++t) {
    const auto rotate = [&](const at::Tensor& vectors) { return at::matmul(vectors, turned.t()); };  // [21, 3]
    const auto place = rotate(x[t].narrow(1, 0, 3)) + origin;
    const auto forward = rotate(normalized(x[t].narrow(1, 3, 3))), up = rotate(normalized(x[t].narrow(1, 6, 3)));
    before = 0.5 * (before + rotate(x[t].narrow(1, 9, 3))) + 0.5 * place;
    positions.push_back(before);
    rotations.push_back(at::stack({normalized(at::linalg_cross(up, forward)), up, forward}, 2));  // [21, 3, 3]
    turned = at::matmul(yaw(-r[t].narrow(0, 2, 1))[0], turned);
    const auto step = at::stack({r[t][0], at::zeros({}, at::kDouble), r[t][1]});
    origin = origin + at::matmul(turned, step);
  }
  const auto global = at::stack(rotations);  // [T, 21, 3, 3]
  std::vector<at::Tensor> local{global.select(1, 0)};
  const auto& parents = nodeParents(static_cast<int>(kNodes));
  for (std::int64_t i = 1; i < kNodes; ++i) local.push_back(at::matmul(at::linalg_inv(global.select(1, parents[static_cast<std::size_t>(i)])), global.select(1, i)));
  return {at::stack(positions).to(at::kFloat), at::stack(local, 1).to(at::kFloat)};
}

}  // namespace core::model
