#include "core/motion/picture/reprojection_fit.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/picture/picture_view.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtx/quaternion.hpp>
#include <glm/gtx/rotate_vector.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace core::motion {

namespace {

using namespace humanml3d;

constexpr std::size_t kJoints = kJointCount;
constexpr int kTurns = 120;  // of 3 degrees
constexpr double kStep = 2.0 * std::numbers::pi / kTurns;
constexpr double kTurnCost = 0.01;  // m^2 per squared step from frame to frame
constexpr int kFurthest = 2;        // steps from frame to frame
constexpr double kWindow = 8.0;     // frames; standard deviation over which the costs are gathered
constexpr double kTurnSmoothing = 6.0, kSeenSmoothing = 1.5;

using Costs = std::array<float, kTurns>;
using Body = std::array<glm::vec3, kJoints>;

std::vector<double> gaussian(double deviation) {
  const int reach = static_cast<int>(std::ceil(3.0 * deviation));
  std::vector<double> weights;
  double sum = 0.0;
  for (int i = -reach; i <= reach; ++i) sum += weights.emplace_back(std::exp(-0.5 * i * i / (deviation * deviation)));
  for (auto& weight : weights) weight /= sum;
  return weights;
}

/// What stands at row t of count, gathered over its neighbours; beyond the ends the first and last go on.
template <class Add>
void gather(const std::vector<double>& weights, int count, int t, Add add) {
  const int reach = static_cast<int>(weights.size()) / 2;
  for (int i = -reach; i <= reach; ++i) add(static_cast<std::size_t>(std::clamp(t + i, 0, count - 1)), weights[static_cast<std::size_t>(i + reach)]);
}

std::vector<double> smoothed(const std::vector<double>& values, double deviation) {
  const auto weights = gaussian(deviation);
  std::vector<double> out(values.size(), 0.0);
  for (std::size_t t = 0; t < out.size(); ++t)
    gather(weights, static_cast<int>(values.size()), static_cast<int>(t), [&](std::size_t at, double weight) { out[t] += weight * values[at]; });
  return out;
}

/// The same for a course that may rise or fall: beyond the ends it goes on as it came.
std::vector<double> smoothedCourse(const std::vector<double>& values, double deviation) {
  const auto weights = gaussian(deviation);
  const int reach = static_cast<int>(weights.size()) / 2, last = static_cast<int>(values.size()) - 1;
  std::vector<double> out(values.size(), 0.0);
  for (int t = 0; t <= last; ++t) {
    for (int i = -reach; i <= reach; ++i) {
      const int end = std::clamp(t + i, 0, last), back = std::clamp(2 * end - (t + i), 0, last);
      const double value = end == t + i ? values[static_cast<std::size_t>(end)] : 2.0 * values[static_cast<std::size_t>(end)] - values[static_cast<std::size_t>(back)];
      out[static_cast<std::size_t>(t)] += weights[static_cast<std::size_t>(i + reach)] * value;
    }
  }
  return out;
}

/// The cheapest way through the turns, unwrapped, in steps.
std::vector<double> cheapestWay(const std::vector<Costs>& costs) {
  const std::size_t rows = costs.size();
  std::vector<std::array<signed char, kTurns>> from(rows);
  Costs best = costs[0];
  for (std::size_t t = 1; t < rows; ++t) {
    Costs next;
    for (int k = 0; k < kTurns; ++k) {
      float least = 0.0f;
      for (int move = -kFurthest; move <= kFurthest; ++move) {
        const float cost = best[static_cast<std::size_t>((k - move + kTurns) % kTurns)] + static_cast<float>(kTurnCost * move * move);
        if (move == -kFurthest || cost < least) {
          least = cost;
          from[t][static_cast<std::size_t>(k)] = static_cast<signed char>(move);
        }
      }
      next[static_cast<std::size_t>(k)] = least + costs[t][static_cast<std::size_t>(k)];
    }
    const float floor = *std::min_element(next.begin(), next.end());  // long clips must not lose the small differences
    for (auto& cost : next) cost -= floor;
    best = next;
  }
  std::vector<double> way(rows);
  int turn = static_cast<int>(std::min_element(best.begin(), best.end()) - best.begin());
  way[rows - 1] = turn;
  for (std::size_t t = rows - 1; t > 0; --t) {
    const int move = from[t][static_cast<std::size_t>(turn)];
    turn = (turn - move + kTurns) % kTurns;
    way[t - 1] = way[t] - move;
  }
  return way;
}

/// The yaw under which the camera sees every frame, changing slowly.
std::vector<double> yaws(const std::vector<glm::vec3>& positions, const BodyKeypoints& picture) {
  const std::size_t frames = positions.size() / kJoints;
  std::vector<Costs> single, sums(frames, Costs{});
  for (std::size_t t = 0; t < frames; ++t) {
    YawCost cost;
    cost.add(&positions[t * kJoints], &picture.joints[t * kJoints], &picture.seen[t * kJoints]);
    auto& costs = single.emplace_back();
    for (int k = 0; k < kTurns; ++k) costs[static_cast<std::size_t>(k)] = static_cast<float>(cost.at(k * kStep));
  }
  const auto weights = gaussian(kWindow);
  for (std::size_t t = 0; t < frames; ++t) {
    gather(weights, static_cast<int>(frames), static_cast<int>(t), [&](std::size_t at, double weight) {
      for (std::size_t k = 0; k < kTurns; ++k) sums[t][k] += static_cast<float>(weight) * single[at][k];
    });
  }
  auto way = smoothedCourse(cheapestWay(sums), kTurnSmoothing);
  for (auto& turn : way) turn *= kStep;
  return way;
}

/// So that x is what seenFrom calls u, and z points to the camera.
glm::vec3 turnedBy(const glm::vec3& v, double radians) { return glm::rotateY(v, static_cast<float>(radians)); }

/// Body and path of every frame turned so that one camera at the first frame's yaw sees them all.
void straighten(std::vector<glm::vec3>& positions, const std::vector<double>& yaw) {
  glm::vec3 before = positions[0], root = positions[0];
  for (std::size_t t = 0; t < yaw.size(); ++t) {
    // Seen under yaw[t] it must be seen under yaw[0]: the body is turned the other way.
    const double turn = yaw[t] - yaw[0];
    const glm::vec3 old = positions[t * kJoints];
    const glm::vec3 step = turnedBy(old - before, turn);
    root += glm::vec3(step.x, 0.0f, step.z);
    root.y = old.y;
    for (std::size_t joint = 0; joint < kJoints; ++joint) positions[t * kJoints + joint] = root + turnedBy(positions[t * kJoints + joint] - old, turn);
    before = old;
  }
}

double meanDistanceCm(const std::vector<glm::vec3>& positions, const BodyKeypoints& picture, double yaw) {
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::size_t root = i - i % kJoints;
    if (i == root || !picture.seen[i]) continue;
    sum += glm::distance(seenFrom(positions[i] - positions[root], yaw), picture.joints[i] - picture.joints[root]);
    count += 1.0;
  }
  return count > 0.0 ? 100.0 * sum / count : 0.0;
}

/// How far each bone's direction follows the picture's, found on held-out clips. The trunk turns as one.
constexpr std::array<float, kJoints> kTrust = {0, 0.4f, 0.4f, 0, 0.8f, 0.8f, 0, 0.8f, 0.8f, 0, 0.4f, 0.4f, 0, 0.4f, 0.4f, 0.5f, 0.5f, 0.5f, 0.8f, 0.8f, 0.8f, 0.8f};
constexpr float kTrunkTrust = 0.65f;

/// How much shorter each bone of the picture has to be taken so that it is hardly ever longer than the body's own, [22].
std::array<float, kJoints> bonesShortened(const std::vector<glm::vec3>& positions, const BodyKeypoints& picture) {
  std::array<float, kJoints> scale;
  scale.fill(1.0f);
  const std::size_t frames = positions.size() / kJoints;
  for (std::size_t joint = 1; joint < kJoints; ++joint) {
    const auto parent = static_cast<std::size_t>(kParents[joint]);
    std::vector<float> ratios;
    for (std::size_t t = 0; t < frames; ++t) {
      const std::size_t own = t * kJoints + joint, above = t * kJoints + parent;
      if (!picture.seen[own] || !picture.seen[above]) continue;
      const float length = glm::distance(positions[own], positions[above]);
      if (length > 1e-4f) ratios.push_back(glm::distance(picture.joints[own], picture.joints[above]) / length);
    }
    if (ratios.empty()) continue;
    const auto nth = ratios.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(ratios.size() - 1));
    std::nth_element(ratios.begin(), nth, ratios.end());
    if (*nth > 1.0f) scale[joint] = 1.0f / *nth;
  }
  return scale;
}

/// offset, with the picture's place across the view as far as it is trusted, its own depth, and its own length.
glm::vec3 directed(const glm::vec3& offset, const glm::vec2& seen, float trust) {
  const glm::vec3 mixed(glm::mix(glm::vec2(offset), seen, trust), offset.z);
  const float length = glm::length(mixed);
  return length > 1e-5f ? mixed * (glm::length(offset) / length) : offset;
}

void bendBones(std::vector<glm::vec3>& positions, const BodyKeypoints& picture, double yaw) {
  const std::size_t frames = positions.size() / kJoints;
  const auto shortened = bonesShortened(positions, picture);
  // What comes into sight or goes out of it must not make a limb jump.
  std::vector<std::array<float, kJoints>> trust(frames);
  for (std::size_t joint = 1; joint < kJoints; ++joint) {
    const auto parent = static_cast<std::size_t>(kParents[joint]);
    std::vector<double> seen(frames);
    for (std::size_t t = 0; t < frames; ++t) seen[t] = picture.seen[t * kJoints + joint] && picture.seen[t * kJoints + parent] ? 1.0 : 0.0;
    seen = smoothed(seen, kSeenSmoothing);
    for (std::size_t t = 0; t < frames; ++t) trust[t][joint] = kTrust[joint] * static_cast<float>(seen[t]);
  }
  for (std::size_t t = 0; t < frames; ++t) {
    glm::vec3* const places = &positions[t * kJoints];
    const glm::vec2* const seen = &picture.joints[t * kJoints];
    const std::uint8_t* const marks = &picture.seen[t * kJoints];
    const glm::vec3 root = places[0];
    Body body;  // in the camera's axes: u, v, towards it
    for (std::size_t joint = 0; joint < kJoints; ++joint) body[joint] = turnedBy(places[joint] - root, yaw);
    Body bent = body;
    // Neck over pelvis, and with it the spine.
    glm::quat trunk(1.0f, 0.0f, 0.0f, 0.0f);
    if (marks[kLeftShoulder] && marks[kRightShoulder] && (marks[kLeftHip] || marks[kRightHip])) {
      const glm::vec3 chord = body[kNeck], wanted = directed(chord, seen[kNeck] - seen[kPelvis], kTrunkTrust);
      if (glm::length(chord) > 1e-4f) trunk = glm::rotation(glm::normalize(chord), glm::normalize(wanted));
    }
    for (std::size_t joint = 1; joint < kJoints; ++joint) {
      const auto parent = static_cast<std::size_t>(kParents[joint]);
      const bool isLeg = joint == kLeftHip || joint == kRightHip || joint == kLeftKnee || joint == kRightKnee || joint == kLeftAnkle || joint == kRightAnkle ||
                         joint == kLeftFoot || joint == kRightFoot;
      const glm::vec3 offset = isLeg ? body[joint] - body[parent] : trunk * (body[joint] - body[parent]);
      bent[joint] = bent[parent] + directed(offset, (seen[joint] - seen[parent]) * shortened[joint], trust[t][joint]);
    }
    for (std::size_t joint = 1; joint < kJoints; ++joint) places[joint] = root + turnedBy(bent[joint], -yaw);
  }
}

/// Across the picture the root goes as it goes there. How far it goes towards the camera nobody sees: there it keeps the share of its way that
/// it keeps across, since people go where they face, and who gets nowhere across gets nowhere at all; seen from the front, the whole way.
void holdPlace(std::vector<glm::vec3>& positions, const BodyKeypoints& picture, double yaw) {
  constexpr double kTellsNothing = 0.008 * 0.008;  // m^2: a step across of the network that is too small to tell a share
  const std::size_t frames = positions.size() / kJoints;
  std::vector<glm::vec3> steps(frames, glm::vec3(0.0f));  // across, up, towards the camera
  std::vector<double> seen(frames, 0.0);
  for (std::size_t t = 1; t < frames; ++t) {
    steps[t] = turnedBy(positions[t * kJoints] - positions[(t - 1) * kJoints], yaw);
    seen[t] = picture.joints[t * kJoints].x - picture.joints[(t - 1) * kJoints].x;
  }
  const auto weights = gaussian(kWindow);
  glm::vec3 root = positions[0];
  for (std::size_t t = 0; t < frames; ++t) {
    double both = kTellsNothing, own = kTellsNothing;
    gather(weights, static_cast<int>(frames), static_cast<int>(t), [&](std::size_t at, double weight) {
      both += weight * seen[at] * steps[at].x;
      own += weight * steps[at].x * steps[at].x;
    });
    const auto share = static_cast<float>(std::clamp(both / own, 0.0, 1.5));
    root += turnedBy({static_cast<float>(seen[t]), 0.0f, share * steps[t].z}, -yaw);
    const glm::vec3 shift(root.x - positions[t * kJoints].x, 0.0f, root.z - positions[t * kJoints].z);
    for (std::size_t joint = 0; joint < kJoints; ++joint) positions[t * kJoints + joint] += shift;
  }
}

}  // namespace

std::vector<glm::vec3> fitReprojection(std::span<const glm::vec3> positions, const BodyKeypoints& picture, const ReprojectionFitOptions& options,
                                       ReprojectionFitReport* report) {
  if (positions.size() % kJoints != 0 || picture.joints.size() < positions.size() || picture.seen.size() < positions.size())
    throw std::invalid_argument(std::to_string(positions.size()) + " positions against a picture of " + std::to_string(picture.joints.size()));
  std::vector<glm::vec3> fitted(positions.begin(), positions.end());
  if (fitted.empty()) return fitted;
  const auto yaw = yaws(fitted, picture);
  const double before = meanDistanceCm(fitted, picture, yaw[0]);
  straighten(fitted, yaw);
  bendBones(fitted, picture, yaw[0]);
  if (options.holdsPlace) holdPlace(fitted, picture, yaw[0]);
  if (report) {
    double most = 0.0;
    for (const double turn : yaw) most = std::max(most, std::abs(turn - yaw[0]));
    *report = {before, meanDistanceCm(fitted, picture, yaw[0]), most};
  }
  return fitted;
}

}  // namespace core::motion
