#include "tests/fuzz/character_promises.h"

#include "core/io/character_file.h"
#include "tests/fuzz/promises.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <cmath>

namespace fuzz {

namespace {

using namespace core;

void requireMesh(const motion::SkinnedMesh& mesh, const motion::Skeleton& skeleton) {
  const auto vertices = mesh.positions.size();
  require(!mesh.triangles.empty() && mesh.triangles.size() % 3 == 0, "a body without triangles");
  require(mesh.normals.size() == vertices && mesh.joints.size() == vertices && (mesh.coordinates.empty() || mesh.coordinates.size() == vertices),
          "a body whose parts are of different lengths");
  for (const auto vertex : mesh.triangles) require(vertex < vertices, "a triangle of a vertex that is none");
  for (std::size_t v = 0; v < vertices; ++v) {
    const auto &place = mesh.positions[v], &normal = mesh.normals[v];
    require(std::isfinite(place.x) && std::isfinite(place.y) && std::isfinite(place.z), fmt::format("vertex {} is nowhere", v));
    require(std::abs(glm::length(normal) - 1.0f) < 1e-3f, fmt::format("the normal of vertex {} is no unit one", v));
    float sum = 0.0f;
    for (std::size_t i = 0; i < motion::VertexJoints::kMost; ++i) {
      require(mesh.joints[v].joints[i] < skeleton.jointCount(), fmt::format("vertex {} hangs on a joint that is none", v));
      require(mesh.joints[v].shares[i] >= 0.0f, fmt::format("vertex {} hangs on a joint by less than nothing", v));
      sum += mesh.joints[v].shares[i];
    }
    require(std::abs(sum - 1.0f) < 1e-3f, fmt::format("the shares of vertex {} sum to {}", v, sum));
  }
  std::size_t parted = 0;
  for (const auto& part : mesh.parts) {
    require(part.firstTriangle + part.triangleCount <= mesh.triangles.size() / 3, "a part of triangles that are none");
    require(part.material >= -1 && part.material < static_cast<int>(mesh.materials.size()), "a part of a material that is none");
    parted += part.triangleCount;
  }
  require(mesh.parts.empty() || parted == mesh.triangles.size() / 3, "triangles that are in no part, or in two");
  for (const auto& material : mesh.materials) {
    require(material.picture >= -1 && material.picture < static_cast<int>(mesh.pictures.size()), "a material of a picture that is none");
    for (int i = 0; i < 4; ++i) require(material.colour[i] >= 0.0f && material.colour[i] <= 1.0f, "a colour that is none");
  }
  motion::Pose rest;
  rest.rotations.assign(static_cast<std::size_t>(skeleton.jointCount()), glm::quat(1, 0, 0, 0));
  require(motion::posedSkin(mesh, motion::restPositions(skeleton), motion::worldPose(skeleton, rest)).positions.size() == vertices, "a posed body of other vertices");
}

}  // namespace

void characterFile(std::string_view bytes, const std::string& name, io::MotionFormat format) {
  if (io::motionFormatOf(bytes.substr(0, 4096)) != format) return;
  const auto read = io::readCharacter(caseFile(name, bytes));
  require(read || read.error().message.find("gave up") == std::string::npos, read ? "" : read.error().message);
  if (!readOrRefused(read)) return;
  require(read->skeleton && read->mesh, "a character without a skeleton or a body");
  for (const auto& phrase : read->leftOut) requireSentence(phrase);
  requireMesh(*read->mesh, *read->skeleton);
}

}  // namespace fuzz
