#include "core/sampling/motion_goals.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/feature_tensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace core::sampling {

namespace {

using namespace motion::humanml3d;

std::vector<glm::vec3> pointsOf(const at::Tensor& joints) {
  const auto flat = joints.detach().to(at::kFloat).contiguous();
  const float* values = flat.data_ptr<float>();
  std::vector<glm::vec3> points;
  for (std::int64_t i = 0; i < flat.numel(); i += 3) points.emplace_back(values[i], values[i + 1], values[i + 2]);
  return points;
}

at::Tensor tensorOf(const std::vector<glm::vec3>& points) {
  std::vector<float> values;
  for (const auto& point : points) values.insert(values.end(), {point.x, point.y, point.z});
  return at::tensor(values, at::kFloat).reshape({-1, 3});
}

/// joints [..., 3] turned and moved over the floor.
at::Tensor moved(const at::Tensor& joints, const motion::FloorMove& by) {
  const double c = std::cos(static_cast<double>(by.turn)), s = std::sin(static_cast<double>(by.turn));
  const auto x = joints.select(-1, 0), y = joints.select(-1, 1), z = joints.select(-1, 2);
  return at::stack({x * c + z * s + static_cast<double>(by.shift.x), y, z * c - x * s + static_cast<double>(by.shift.y)}, -1);
}

at::Tensor squared(const at::Tensor& apart) { return apart.square().sum(-1).mean(); }

/// world [F, 22, 3].
at::Tensor pathEnergy(const MotionGoals& goals, const at::Tensor& world) {
  constexpr double kFacing = 0.3;  // square metres that looking one radian aside counts as, for small angles
  const auto floor = at::stack({world.select(1, kPelvis).select(-1, 0), world.select(1, kPelvis).select(-1, 2)}, -1);  // [F, 2]
  std::vector<float> curve, points;
  std::vector<std::int64_t> frames;
  at::Tensor facing = at::zeros({}, world.options());
  for (const auto& point : goals.path) {
    frames.push_back(point.frame);
    points.insert(points.end(), {point.place.x, point.place.y});
    if (!point.facing) continue;
    const auto pose = world[point.frame];
    const auto across = pose[kLeftHip] - pose[kRightHip] + pose[kLeftShoulder] - pose[kRightShoulder];
    const auto forward = at::stack({-across[2], across[0]});
    const auto unit = forward / forward.norm().clamp_min(1e-4);
    facing = facing + kFacing * (unit - at::tensor({std::sin(*point.facing), std::cos(*point.facing)}, world.options())).square().sum();
  }
  auto energy =
      squared(floor.index_select(0, at::tensor(frames, at::kLong)) - at::tensor(points, at::kFloat).reshape({-1, 2})) + facing / static_cast<double>(goals.path.size());
  if (goals.way.between != motion::RootPathOptions::Between::Follow || goals.path.size() < 2) return energy;
  for (const auto& place : motion::pathCurve(goals.path)) curve.insert(curve.end(), {place.x, place.y});
  const auto count = static_cast<std::int64_t>(curve.size() / 2);
  return energy + squared(floor.narrow(0, goals.path.front().frame, count) - at::tensor(curve, at::kFloat).reshape({-1, 2}));
}

/// One key in one frame. pose [22, 3]: as placed where the key stays, else seen from the frame's own place.
at::Tensor keyEnergy(const motion::KeyTarget& key, const at::Tensor& pose) {
  auto target = key.joints;
  if (key.place == motion::KeyTarget::Place::Moves) {
    const auto own = pointsOf(pose);
    motion::FloorMove turn{motion::facingOf(own) - motion::facingOf(target), {}};
    const auto pelvis = turn.apply(target[kPelvis]);
    turn.shift = {own[kPelvis].x - pelvis.x, own[kPelvis].z - pelvis.z};
    for (auto& joint : target) joint = turn.apply(joint);
  }
  const auto wanted = tensorOf(target);
  if (key.ends.empty()) return squared(pose - wanted);
  std::vector<std::int64_t> joints;
  for (const auto end : key.ends) joints.push_back(motion::jointOf(end));
  const auto chosen = at::tensor(joints, at::kLong);
  return squared(pose.index_select(0, chosen) - wanted.index_select(0, chosen));
}

}  // namespace

at::Tensor goalEnergy(const MotionGoals& goals, const at::Tensor& features) {
  auto world = representation::recoverJoints(features)[0];
  if (!goals.path.empty() && goals.way.start == motion::RootPathOptions::Start::Moves) world = moved(world, motion::moveOntoPath(pointsOf(world), goals.path));
  auto energy = goals.path.empty() ? at::zeros({}, features.options()) : pathEnergy(goals, world);
  if (goals.keys.empty()) return energy;
  const auto local = representation::localJoints(features)[0];
  for (const auto& key : goals.keys) {
    const auto& joints = key.place == motion::KeyTarget::Place::Stays ? world : local;
    // A long stretch by a few of its frames: those between follow.
    const int stride = std::max(1, (key.last - key.first) / 8);
    auto sum = at::zeros({}, features.options());
    int count = 0;
    for (int f = key.first; f <= key.last; f += stride, ++count) sum = sum + keyEnergy(key, joints[f]);
    energy = energy + sum / static_cast<double>(count);
  }
  return energy;
}

}  // namespace core::sampling
