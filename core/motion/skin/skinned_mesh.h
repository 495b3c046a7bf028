#pragma once

#include "core/motion/kinematics.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace core::motion {

/// Which joints a vertex follows, and how much: shares that sum to 1, the heaviest first; places that are not used have joint 0 and share 0.
struct VertexJoints {
  static constexpr std::size_t kMost = 8;
  std::array<std::uint16_t, kMost> joints{};  // index into the skeleton
  std::array<float, kMost> shares{};

  static VertexJoints of(int joint) {
    VertexJoints made;
    made.joints[0] = static_cast<std::uint16_t>(joint);
    made.shares[0] = 1.0f;
    return made;
  }
  bool operator==(const VertexJoints&) const = default;
};

/// A picture as its file has it.
struct SkinPicture {
  std::string name;
  std::string mimeType;  // "image/png" or "image/jpeg"
  std::string bytes;
};

struct SkinMaterial {
  std::string name;
  glm::vec4 colour{0.8f, 0.8f, 0.8f, 1.0f};  // linear, 0 to 1; times the picture's
  int picture = -1;                          // index into the pictures, -1: none
  bool isTwoSided = false;
};

/// A run of triangles in one material.
struct SkinPart {
  std::size_t firstTriangle = 0, triangleCount = 0;
  int material = -1;  // -1: a plain light one
};

/// A body that follows a skeleton: how it looks in the rest pose, and which joints its vertices hang on. Plain data, made once, travels as
/// std::shared_ptr<const SkinnedMesh>.
struct SkinnedMesh {
  std::string name;
  std::vector<glm::vec3> positions;      // [V] metres, world, the skeleton in its rest pose with the root at its offset
  std::vector<glm::vec3> normals;        // [V] unit, outwards
  std::vector<glm::vec2> coordinates;    // [V] into the materials' pictures, (0, 0) at the top left; or empty
  std::vector<VertexJoints> joints;      // [V]
  std::vector<std::uint32_t> triangles;  // three per triangle, counter-clockwise seen from outside
  std::vector<SkinPart> parts;           // all triangles, each in one part; empty: one part without a material
  std::vector<SkinMaterial> materials;
  std::vector<SkinPicture> pictures;
};

/// Most that a character may hold: vertices, triangles, and bytes of all its pictures together.
inline constexpr std::size_t kMostSkinVertices = 500'000, kMostSkinTriangles = 1'000'000, kMostPictureBytes = std::size_t{192} << 20;

/// How many of VertexJoints' places the vertices use, 1 to kMost.
std::size_t jointsOfAVertex(const SkinnedMesh& mesh);

struct PosedSkin {
  std::vector<glm::vec3> positions, normals;  // [V] metres, world
};
/// Linear blending: each vertex goes with its joints, by their shares. restPlaces: restPositions() of the skeleton, whose pose it is. Throws std::invalid_argument where
/// the mesh asks for joints that the pose has not.
PosedSkin posedSkin(const SkinnedMesh& mesh, const std::vector<glm::vec3>& restPlaces, const WorldPose& pose);

}  // namespace core::motion
