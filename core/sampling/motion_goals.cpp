#include "core/sampling/motion_goals.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/feature_layout.h"
#include "core/representation/feature_tensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

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

/// What is asked of one foot in each frame. All stands and swings are weighed together: one by one they would be some hundred small operations in every step.
struct FootWishes {
  std::vector<float> stands;   // [F], 1 / frames of the stand that the frame is in
  std::vector<float> sameAs;   // [F, F], the same, between frames of one stand: what takes places to the middles of their stands
  std::vector<float> swings;   // [F], 1 / frames of the swing
  std::vector<float> heights;  // [F], metres that a swinging toe is to be over the floor
  std::vector<float> wanted;   // [F], 1 where the foot stands
};

FootWishes footWishes(const std::vector<motion::FootStand>& stands, std::int64_t frames) {
  constexpr double kLift = 0.08;       // metres over the floor in the middle of a swing
  constexpr std::int64_t kFewest = 4;  // frames of a swing that has a middle
  const auto count = static_cast<std::size_t>(frames);
  const std::vector<float> nothing(count, 0.0f);
  FootWishes wishes{nothing, std::vector<float>(count * count, 0.0f), nothing, nothing, nothing};
  std::int64_t last = 0;
  const auto swing = [&](std::int64_t until) {
    for (auto f = last; until - last >= kFewest && f < until; ++f) {
      wishes.swings[static_cast<std::size_t>(f)] = 1.0f / static_cast<float>(until - last);
      wishes.heights[static_cast<std::size_t>(f)] =
          static_cast<float>(kLift * std::sin((static_cast<double>(f - last) + 0.5) * std::numbers::pi / static_cast<double>(until - last)));
    }
  };
  for (const auto& stand : stands) {
    const auto begin = std::clamp<std::int64_t>(std::lround(stand.start * kFps), last, frames),
               end = std::clamp<std::int64_t>(std::lround(stand.end * kFps), begin, frames);
    swing(begin);
    last = end;
    if (end - begin < 2) continue;
    const float share = 1.0f / static_cast<float>(end - begin);
    for (auto f = static_cast<std::size_t>(begin); f < static_cast<std::size_t>(end); ++f) {
      wishes.wanted[f] = 1.0f, wishes.stands[f] = share;
      std::fill_n(wishes.sameAs.begin() + static_cast<std::ptrdiff_t>(f * count) + begin, end - begin, share);
    }
  }
  swing(frames);
  return wishes;
}

/// One foot, side 0 or 1. world [F, 22, 3]; contacts [F, 4], as the features say them.
at::Tensor footEnergy(const std::vector<motion::FootStand>& stands, int side, const at::Tensor& world, const at::Tensor& contacts) {
  constexpr float kToe = 0.03f, kAnkle = 0.12f, kHeel = 0.5f;  // metres up to which a standing joint may be; a heel rolls, and counts half
  constexpr double kSaid = 0.01;                               // square metres that saying the opposite all the time counts as
  const std::int64_t frames = world.size(0);
  const auto wishes = footWishes(stands, frames);
  const auto given = [&](const std::vector<float>& values) { return at::tensor(values, at::kFloat).to(world.device()); };
  const auto foot = at::stack({world.select(1, kLeftFoot + side), world.select(1, kLeftAnkle + side)}, 2);  // [F, 3, 2]: toe and ankle
  const auto heights = foot.select(1, 1), floor = at::cat({foot.select(1, 0), foot.select(1, 2)}, 1);       // [F, 2], [F, 4]
  const auto standing = given(wishes.stands).unsqueeze(1);
  const auto away = floor - given(wishes.sameAs).reshape({frames, frames}).matmul(floor);
  const auto still = (standing * given({1.0f, kHeel, 1.0f, kHeel}) * away.square()).sum();
  const auto low = (standing * at::relu(heights - given({kToe, kAnkle})).square()).sum();
  const auto lifted = (given(wishes.swings) * at::relu(given(wishes.heights) - heights.select(1, 0)).square()).sum();
  const auto said = at::maximum(contacts.select(1, 2 * side), contacts.select(1, 2 * side + 1));
  return still + low + lifted + kSaid * (said - given(wishes.wanted)).square().mean();
}

}  // namespace

at::Tensor goalEnergy(const MotionGoals& goals, const at::Tensor& features) {
  auto world = representation::recoverJoints(features)[0];
  if (!goals.path.empty() && goals.way.start == motion::RootPathOptions::Start::Moves) world = moved(world, motion::moveOntoPath(pointsOf(world), goals.path));
  auto energy = goals.path.empty() ? at::zeros({}, features.options()) : pathEnergy(goals, world);
  const auto& columns = representation::featureLayout(representation::Layout::HumanMl3d).contacts;
  for (const int side : {0, 1})
    if (const auto& told = goals.stands.feet[static_cast<std::size_t>(side)]) energy = energy + footEnergy(*told, side, world, features[0].narrow(1, columns.begin, 4));
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
