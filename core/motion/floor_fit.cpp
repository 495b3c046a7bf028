#include "core/motion/floor_fit.h"

#include "core/motion/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/two_bone_ik.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

/// How high a joint lies at least, metres, when the body rests on it. Real crawling and lying clips come down to about these.
constexpr std::array<float, kJointCount> kFlesh = {0.09f, 0.08f, 0.08f, 0.08f, 0.035f, 0.035f, 0.07f, 0.035f, 0.035f, 0.07f, 0.0f,
                                                   0.0f, 0.06f, 0.06f, 0.06f, 0.06f, 0.05f, 0.05f, 0.025f, 0.025f, 0.015f, 0.015f};
constexpr std::array<int, 12> kLifts = {kPelvis, kLeftHip, kRightHip, kSpine1, kSpine2, kSpine3, kNeck, kHead, kLeftKnee, kRightKnee, kLeftShoulder, kRightShoulder};

double deepest(std::span<const glm::vec3> p, std::size_t frame) {
  float depth = 0.0f;
  for (std::size_t j = 0; j < kJoints; ++j) depth = std::max(depth, kFlesh[j] - p[frame * kJoints + j].y);
  return static_cast<double>(depth);
}

void measure(std::span<const glm::vec3> p, double& deepestCm, double& share, double& toesCm) {
  const std::size_t frames = p.size() / kJoints;
  std::size_t below = 0;
  for (std::size_t f = 0; f < frames; ++f) {
    const double depth = deepest(p, f);
    deepestCm = std::max(deepestCm, 100.0 * depth);
    below += depth > 0.01;
    for (const int toe : {kLeftFoot, kRightFoot}) toesCm = std::max(toesCm, -100.0 * static_cast<double>(p[f * kJoints + static_cast<std::size_t>(toe)].y));
  }
  share = static_cast<double>(below) / static_cast<double>(frames);
}

/// How far the clip stands from the floor: median toe height over its contacts, as if the floor were at its own lowest reach.
double floorShift(std::span<const glm::vec3> positions, const FloorOptions& options) {
  // Contacts are looked for near y = 0, so the clip is first put there by its low toes (5th percentile).
  std::vector<float> toes;
  for (std::size_t f = 0; f < positions.size(); f += kJoints)
    toes.push_back(std::min(positions[f + static_cast<std::size_t>(kLeftFoot)].y, positions[f + static_cast<std::size_t>(kRightFoot)].y));
  const auto low = toes.begin() + static_cast<std::ptrdiff_t>(toes.size() / 20);
  std::nth_element(toes.begin(), low, toes.end());
  const float guess = *low - 0.01f;
  std::vector<glm::vec3> near(positions.begin(), positions.end());
  for (auto& p : near) p.y -= guess;
  const auto contacts = detectContacts(near, {.fps = options.fps});
  std::vector<float> standing;
  for (std::size_t f = 0; f * kJoints < near.size(); ++f) {
    if (contacts[f * 4 + 1] > 0.5f) standing.push_back(near[f * kJoints + static_cast<std::size_t>(kLeftFoot)].y);
    if (contacts[f * 4 + 3] > 0.5f) standing.push_back(near[f * kJoints + static_cast<std::size_t>(kRightFoot)].y);
  }
  // Somebody who lies, sits or flies all the time does not tell.
  if (standing.size() * 10 < contacts.size() / 4 || standing.size() < 5) return 0.0;
  const auto middle = standing.begin() + static_cast<std::ptrdiff_t>(standing.size() / 2);
  std::nth_element(standing.begin(), middle, standing.end());
  const double height = static_cast<double>(*middle + guess);
  const double wanted = std::clamp(height, 0.0, 0.03);
  const double shift = wanted - height;
  if (std::abs(shift) > options.maxShift || std::abs(shift) < 0.01) return 0.0;
  // Somebody who stands on things does not float: lowered, the lowest feet would be in the floor.
  std::nth_element(toes.begin(), toes.begin() + static_cast<std::ptrdiff_t>(toes.size() / 50), toes.end());
  return shift < 0.0 && static_cast<double>(toes[toes.size() / 50]) + shift < -0.03 ? 0.0 : shift;
}

void liftToes(std::vector<glm::vec3>& p, const FloorOptions& options) {
  const auto most = static_cast<float>(options.maxToeTurn * 3.14159265358979 / 180.0);
  for (std::size_t f = 0; f < p.size(); f += kJoints) {
    for (const auto& [ankle, toe] : {std::pair{kLeftAnkle, kLeftFoot}, std::pair{kRightAnkle, kRightFoot}}) {
      const glm::vec3& heel = p[f + static_cast<std::size_t>(ankle)];
      glm::vec3& tip = p[f + static_cast<std::size_t>(toe)];
      if (tip.y >= 0.0f) continue;
      const glm::vec3 bone = tip - heel;
      const float length = glm::length(bone), flat = std::hypot(bone.x, bone.z);
      if (!(length > 1e-4f) || !(flat > 1e-3f) || heel.y < -0.95f * length) continue;
      const float now = std::asin(std::clamp(bone.y / length, -1.0f, 1.0f)), wanted = std::asin(std::clamp(-heel.y / length, -1.0f, 1.0f));
      const float pitch = std::min(wanted, now + most);
      tip = heel + glm::vec3(bone.x / flat, 0.0f, bone.z / flat) * (length * std::cos(pitch)) + glm::vec3(0.0f, length * std::sin(pitch), 0.0f);
    }
  }
}

/// Nowhere below the values, smooth: the largest within reach, averaged over the same reach.
std::vector<float> cover(const std::vector<float>& values, int reach) {
  const int count = static_cast<int>(values.size());
  const auto at = [count](const std::vector<float>& from, int t) { return from[static_cast<std::size_t>(std::clamp(t, 0, count - 1))]; };
  std::vector<float> wide(values.size()), out(values.size());
  for (int t = 0; t < count; ++t)
    for (int k = -reach; k <= reach; ++k) wide[static_cast<std::size_t>(t)] = std::max(wide[static_cast<std::size_t>(t)], at(values, t + k));
  for (int t = 0; t < count; ++t) {
    float sum = 0.0f, weights = 0.0f;
    for (int k = -reach; k <= reach; ++k) {
      const float weight = 0.5f + 0.5f * std::cos(3.14159265f * static_cast<float>(k) / static_cast<float>(reach + 1));
      sum += weight * at(wide, t + k);
      weights += weight;
    }
    out[static_cast<std::size_t>(t)] = sum / weights;
  }
  return out;
}

void liftBody(std::vector<glm::vec3>& p, int reach) {
  std::vector<float> need(p.size() / kJoints, 0.0f);
  for (std::size_t f = 0; f < need.size(); ++f)
    for (const int joint : kLifts) need[f] = std::max(need[f], kFlesh[static_cast<std::size_t>(joint)] - p[f * kJoints + static_cast<std::size_t>(joint)].y);
  if (*std::max_element(need.begin(), need.end()) <= 0.0f) return;
  const auto lift = cover(need, reach);
  for (std::size_t i = 0; i < p.size(); ++i) p[i].y += lift[i / kJoints];
}

void liftHands(std::vector<glm::vec3>& p, int reach) {
  for (const auto& [shoulder, elbow, wrist] : {std::array{kLeftShoulder, kLeftElbow, kLeftWrist}, std::array{kRightShoulder, kRightElbow, kRightWrist}}) {
    const auto s = static_cast<std::size_t>(shoulder), e = static_cast<std::size_t>(elbow), w = static_cast<std::size_t>(wrist);
    std::vector<float> need(p.size() / kJoints, 0.0f);
    for (std::size_t f = 0; f < need.size(); ++f) {
      need[f] = std::max({0.0f, kFlesh[w] - p[f * kJoints + w].y, kFlesh[e] - p[f * kJoints + e].y});
    }
    if (*std::max_element(need.begin(), need.end()) <= 0.0f) continue;
    const auto lift = cover(need, reach);
    for (std::size_t f = 0; f < need.size(); ++f) {
      if (lift[f] <= 0.0f) continue;
      const std::size_t base = f * kJoints;
      const TwoBoneChain now{p[base + s], p[base + e], p[base + w]};
      TwoBoneOptions options;
      options.fallbackPole = glm::vec3(0.0f, 1.0f, 0.0f);  // elbows give way upwards, never into the floor
      const TwoBoneChain moved = solveTwoBone(now, now.end + glm::vec3(0.0f, lift[f], 0.0f), options);
      p[base + e] = moved.middle;
      p[base + w] = moved.end;
    }
  }
}

}  // namespace

std::vector<glm::vec3> onFloor(std::span<const glm::vec3> positions, const FloorOptions& options, FloorReport* report) {
  if (positions.empty() || positions.size() % kJoints != 0) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  if (!(options.fps >= 1.0 && options.fps <= 1000.0) || !(options.maxShift >= 0.0 && options.maxShift <= 10.0) || !(options.maxToeTurn >= 0.0 && options.maxToeTurn <= 90.0))
    throw std::invalid_argument("floor: rate, shift or toe turn is out of range");
  FloorReport own;
  FloorReport& notes = report ? *report : own;
  notes = {};
  measure(positions, notes.deepestCmBefore, notes.framesBefore, notes.toesCmBefore);
  std::vector<glm::vec3> out(positions.begin(), positions.end());
  const double shift = options.maxShift > 0.0 ? floorShift(positions, options) : 0.0;
  for (auto& p : out) p.y += static_cast<float>(shift);
  notes.shiftCm = 100.0 * shift;
  const int reach = std::max(1, static_cast<int>(std::lround(0.2 * options.fps)));
  liftBody(out, reach);
  liftHands(out, reach);
  liftToes(out, options);
  measure(out, notes.deepestCmAfter, notes.framesAfter, notes.toesCmAfter);
  return out;
}

}  // namespace core::motion
