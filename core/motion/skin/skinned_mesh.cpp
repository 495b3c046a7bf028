#include "core/motion/skin/skinned_mesh.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <stdexcept>

namespace core::motion {

std::size_t jointsOfAVertex(const SkinnedMesh& mesh) {
  std::size_t most = 1;
  for (const auto& vertex : mesh.joints)
    while (most < VertexJoints::kMost && vertex.shares[most] > 0.0f) ++most;
  return most;
}

PosedSkin posedSkin(const SkinnedMesh& mesh, const std::vector<glm::vec3>& restPlaces, const WorldPose& pose) {
  const std::size_t count = pose.positions.size();
  if (restPlaces.size() != count) throw std::invalid_argument(fmt::format("a rest pose of {} joints for a pose of {}", restPlaces.size(), count));
  struct Move {
    glm::mat3 turn;
    glm::vec3 shift;
  };
  std::vector<Move> moves(count);
  for (std::size_t j = 0; j < count; ++j) {
    moves[j].turn = glm::mat3_cast(pose.rotations[j]);
    moves[j].shift = pose.positions[j] - moves[j].turn * restPlaces[j];
  }
  PosedSkin out;
  out.positions.resize(mesh.positions.size());
  out.normals.resize(mesh.positions.size());
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const VertexJoints& on = mesh.joints[v];
    glm::mat3 turn(0.0f);
    glm::vec3 shift(0.0f);
    for (std::size_t k = 0; k < VertexJoints::kMost && on.shares[k] > 0.0f; ++k) {
      if (on.joints[k] >= count) throw std::invalid_argument(fmt::format("a vertex hangs on joint {} of {}", on.joints[k], count));
      const Move& move = moves[on.joints[k]];
      turn += on.shares[k] * move.turn;
      shift += on.shares[k] * move.shift;
    }
    out.positions[v] = turn * mesh.positions[v] + shift;
    const glm::vec3 normal = turn * mesh.normals[v];
    const float length = glm::length(normal);
    out.normals[v] = length > 1e-6f ? normal / length : mesh.normals[v];
  }
  return out;
}

}  // namespace core::motion
