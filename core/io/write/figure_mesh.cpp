#include "core/io/write/figure_mesh.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace core::io {

namespace {

using namespace motion::humanml3d;

struct Rod {
  int joint = 0;  // that carries it
  glm::vec3 a{0.0f}, b{0.0f};
  float radiusA = 0.0f, radiusB = 0.0f;
  float wide = 1.0f, deep = 1.0f;  // of the cross-section, along X and at right angles to it
};

constexpr int kSides = 12;
constexpr int kCapRings = 3;  // on each end, without the pole

/// Two half spheres and what lies between.
void addRod(motion::SkinnedMesh& mesh, const Rod& rod) {
  const glm::vec3 axis = glm::length(rod.b - rod.a) > 1e-5f ? glm::normalize(rod.b - rod.a) : glm::vec3(0, 1, 0);
  const glm::vec3 hint = std::abs(axis.x) < 0.9f ? glm::vec3(1, 0, 0) : glm::vec3(0, 0, 1);
  const glm::vec3 across = glm::normalize(hint - axis * glm::dot(hint, axis)), aside = glm::cross(axis, across);
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  const auto add = [&](const glm::vec3& centre, float radius, float latitude, float angle) {
    const float out = std::cos(latitude), along = std::sin(latitude);
    const glm::vec3 ring = std::cos(angle) * rod.wide * across + std::sin(angle) * rod.deep * aside;
    const glm::vec3 normal = std::cos(angle) / rod.wide * across + std::sin(angle) / rod.deep * aside;
    mesh.positions.push_back(centre + radius * (out * ring + along * axis));
    mesh.normals.push_back(glm::normalize(out * normal + along * axis));
    mesh.joints.push_back(motion::VertexJoints::of(rod.joint));
  };
  constexpr float kPi = std::numbers::pi_v<float>;
  add(rod.a, rod.radiusA, -0.5f * kPi, 0.0f);
  for (int ring = 0; ring < 2 * kCapRings; ++ring) {
    const bool isA = ring < kCapRings;
    const int step = isA ? ring + 1 - kCapRings : ring - kCapRings;  // -2 -1 0 | 0 1 2
    const float latitude = 0.5f * kPi * static_cast<float>(step) / static_cast<float>(kCapRings);
    for (int side = 0; side < kSides; ++side) {
      add(isA ? rod.a : rod.b, isA ? rod.radiusA : rod.radiusB, latitude, 2.0f * kPi * static_cast<float>(side) / kSides);
    }
  }
  add(rod.b, rod.radiusB, 0.5f * kPi, 0.0f);
  const auto vertex = [&](int ring, int side) { return first + 1 + static_cast<std::uint32_t>(ring * kSides + side % kSides); };
  const auto last = static_cast<std::uint32_t>(mesh.positions.size()) - 1;
  const auto triangle = [&](std::uint32_t i, std::uint32_t j, std::uint32_t k) { mesh.triangles.insert(mesh.triangles.end(), {i, j, k}); };
  for (int side = 0; side < kSides; ++side) {
    triangle(first, vertex(0, side + 1), vertex(0, side));
    for (int ring = 0; ring + 1 < 2 * kCapRings; ++ring) {
      triangle(vertex(ring, side), vertex(ring, side + 1), vertex(ring + 1, side));
      triangle(vertex(ring, side + 1), vertex(ring + 1, side + 1), vertex(ring + 1, side));
    }
    triangle(vertex(2 * kCapRings - 1, side), vertex(2 * kCapRings - 1, side + 1), last);
  }
}

bool isOurBody(const motion::Skeleton& skeleton) {
  if (skeleton.jointCount() != kJointCount) return false;
  for (int j = 0; j < kJointCount; ++j) {
    if (skeleton.joint(j).name != motion::humanml3d::skeleton()->joint(j).name) return false;
  }
  return true;
}

std::vector<Rod> personRods(const std::vector<glm::vec3>& rest) {
  const auto at = [&](int joint) { return rest[static_cast<std::size_t>(joint)]; };
  const auto between = [&](int a, int b, float share) { return glm::mix(at(a), at(b), share); };
  std::vector<Rod> rods;
  const auto bone = [&](int from, int to, float a, float b, float wide = 1.0f, float deep = 1.0f) { rods.push_back({from, at(from), at(to), a, b, wide, deep}); };
  // The trunk: hips, waist, chest; each rod is shorter than its bone by its round ends.
  rods.push_back({kPelvis, between(kLeftHip, kRightHip, 0.5f) + glm::vec3(0, 0.03f, 0), at(kSpine1), 0.10f, 0.10f, 1.5f, 1.0f});
  bone(kSpine1, kSpine2, 0.10f, 0.10f, 1.35f, 0.95f);
  bone(kSpine2, kSpine3, 0.10f, 0.105f, 1.4f, 1.0f);
  rods.push_back({kSpine3, at(kSpine3), between(kLeftCollar, kRightCollar, 0.5f), 0.105f, 0.085f, 1.5f, 0.95f});
  rods.push_back({kSpine3, between(kSpine3, kNeck, 0.75f), at(kNeck), 0.06f, 0.05f});
  bone(kNeck, kHead, 0.049f, 0.05f);
  rods.push_back({kHead, at(kHead) + glm::vec3(0, 0.02f, 0.0f), at(kHead) + glm::vec3(0, 0.11f, -0.01f), 0.075f, 0.09f, 0.95f, 1.1f});
  for (const bool isLeft : {true, false}) {
    const auto side = [isLeft](int left, int right) { return isLeft ? left : right; };
    const int hip = side(kLeftHip, kRightHip), knee = side(kLeftKnee, kRightKnee), ankle = side(kLeftAnkle, kRightAnkle);
    const int toe = side(kLeftFoot, kRightFoot), collar = side(kLeftCollar, kRightCollar), shoulder = side(kLeftShoulder, kRightShoulder);
    const int elbow = side(kLeftElbow, kRightElbow), wrist = side(kLeftWrist, kRightWrist);
    bone(hip, knee, 0.085f, 0.055f);
    bone(knee, ankle, 0.054f, 0.038f);  // not the thigh's radius: the glTF library would weld equal rings, whose joints differ
    rods.push_back({ankle, at(ankle) + glm::vec3(0, -0.025f, -0.035f), at(toe) + glm::vec3(0, 0.005f, 0), 0.038f, 0.03f, 1.1f, 0.9f});
    rods.push_back({toe, at(toe) + glm::vec3(0, 0.003f, 0), at(toe) + glm::vec3(0, -0.002f, 0.055f), 0.028f, 0.022f, 1.4f, 0.9f});
    bone(collar, shoulder, 0.06f, 0.06f);
    bone(shoulder, elbow, 0.05f, 0.038f);
    bone(elbow, wrist, 0.037f, 0.027f);
    const glm::vec3 reach = glm::normalize(at(wrist) - at(elbow));
    rods.push_back({wrist, at(wrist) + 0.03f * reach, at(wrist) + 0.13f * reach, 0.032f, 0.022f, 1.0f, 1.0f});
  }
  return rods;
}

std::vector<Rod> plainRods(const motion::Skeleton& skeleton, const std::vector<glm::vec3>& rest) {
  std::vector<Rod> rods;
  const auto add = [&](int joint, const glm::vec3& from, const glm::vec3& to) {
    const float length = glm::length(to - from);
    if (length < 1e-3f) return;
    const float radius = std::clamp(0.14f * length, 0.004f, 0.06f);
    rods.push_back({joint, from, to, radius, 0.8f * radius, 1.0f, 1.0f});
  };
  for (int j = 1; j < skeleton.jointCount(); ++j) {
    const int parent = skeleton.joint(j).parent;
    add(parent, rest[static_cast<std::size_t>(parent)], rest[static_cast<std::size_t>(j)]);
  }
  for (const auto& [joint, offset] : skeleton.endSites()) {
    const auto k = static_cast<std::size_t>(joint);
    add(joint, rest[k], rest[k] + offset);
  }
  return rods;
}

}  // namespace

motion::SkinnedMesh figureMesh(const motion::Skeleton& skeleton) {
  const auto rest = motion::restPositions(skeleton);
  motion::SkinnedMesh mesh;
  mesh.name = "Figure";
  for (const Rod& rod : isOurBody(skeleton) ? personRods(rest) : plainRods(skeleton, rest)) addRod(mesh, rod);
  mesh.materials.push_back({"Figure", {0.62f, 0.66f, 0.72f, 1.0f}});
  mesh.parts.push_back({0, mesh.triangles.size() / 3, 0});
  return mesh;
}

}  // namespace core::io
