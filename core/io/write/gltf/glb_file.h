#pragma once

#include "core/base/result.h"

#include "core/motion/skin/skinned_mesh.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace core::io {

struct ExportScene;

/// The file of a document and its one buffer, whose length is a multiple of four; "buffers" of the document is filled in. Errors: Unsupported when it would be
/// 4 GiB or larger, which the format cannot hold.
Result<std::string> glbBytes(nlohmann::json document, const std::string& buffer);

/// A binary glTF 2.0 in the making: its document, and the one buffer that all accessors look into.
class GlbFile {
 public:
  explicit GlbFile(const ExportScene& scene);  // fills "asset"; the scene is not kept

  nlohmann::json document;

  /// Numbers into the buffer, and an accessor for them; returns its index. target: 34962 for vertices, 34963 for indices of triangles, 0 for others.
  std::size_t scalars(std::span<const float> values);  // with their least and largest, as times need
  std::size_t vectors(std::span<const glm::vec3> values, int target = 0);
  std::size_t turns(std::span<const glm::quat> values);        // written as unit quaternions
  std::size_t matrices(std::span<const float> values);         // 16 each, columns one after another
  std::size_t indices(std::span<const std::uint32_t> values);  // of triangles
  /// Four of each vertex's joints and their shares; set: 0 for the heaviest four, 1 for the next.
  std::size_t jointsOfVertices(std::span<const motion::VertexJoints> values, std::size_t set);
  std::size_t weightsOfVertices(std::span<const motion::VertexJoints> values, std::size_t set);
  std::size_t coordinates(std::span<const glm::vec2> values);  // into pictures

  /// Bytes as they are, and a view of them; returns its index. For pictures.
  std::size_t bytesView(std::string_view bytes);

  /// The file; errors as glbBytes.
  Result<std::string> bytes() const { return glbBytes(document, buffer_); }

 private:
  std::size_t accessor(const void* data, std::size_t size, int componentType, std::size_t count, const char* type, int target);

  std::string buffer_;
};

/// Nodes 0 to J-1, one per joint, at rest: the skeleton's offsets, and turned by restTurns [J] (empty: not turned). The scene shows the first.
void addJointNodes(GlbFile& file, const ExportScene& scene, std::span<const glm::quat> restTurns = {});

/// A skin of all joints whose bind pose is the rest of addJointNodes; programs take joints without skin for empty objects. Returns its index.
std::size_t addSkin(GlbFile& file, const ExportScene& scene, std::span<const glm::quat> restTurns = {});

/// The motion: a key per frame, straight lines between; places only of the root and of joints that leave their offset.
void addAnimation(GlbFile& file, const ExportScene& scene);

}  // namespace core::io
