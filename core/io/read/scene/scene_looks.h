#pragma once

#include "core/base/result.h"
#include "core/motion/skin/skinned_mesh.h"

#include <glm/mat4x4.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How the things of a scene look, beside how they move (imported_scene.h): meshes in the file's own units, and what they hang on.
namespace core::io::scene {

struct MeshBone {
  int node = 0;  // of the scene
  glm::dmat4 boneFromMesh{1.0};
};

/// How much of a vertex hangs on a bone.
struct MeshShare {
  std::uint32_t vertex = 0, bone = 0;  // bone: of the mesh
  float share = 0.0f;
};

struct Mesh {
  std::string name;
  int node = 0;                        // that it stands on
  glm::dmat4 nodeFromMesh{1.0};        // FBX: a transform of the geometry alone
  std::vector<glm::vec3> positions;    // [V] the mesh's own space
  std::vector<glm::vec3> normals;      // [V], or empty: not told
  std::vector<glm::vec2> coordinates;  // [V], (0, 0) at the top left; or empty
  std::vector<std::uint32_t> triangles;
  std::vector<motion::SkinPart> parts;
  std::vector<MeshBone> bones;
  std::vector<MeshShare> shares;
};

struct Looks {
  std::vector<Mesh> meshes;
  std::vector<motion::SkinMaterial> materials;
  std::vector<motion::SkinPicture> pictures;
  std::vector<std::string> leftOut;  // what of the file is not among these, one short phrase each

  /// Once, however often it is found.
  void leaveOut(const std::string& phrase);
  /// The picture's index, or -1 where it is neither PNG nor JPEG or there are too many bytes of them already; that is noted.
  int addPicture(const std::string& name, std::string bytes);
};

/// Bytes for a pipe, and back. Errors: ParseFailed when the bytes break the rules above; Unsupported for more than a skin may hold (core/motion/skin).
std::string pack(const Looks& looks);
Result<Looks> unpackLooks(std::string_view bytes, std::size_t nodeCount);

}  // namespace core::io::scene
