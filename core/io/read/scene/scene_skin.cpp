#include "core/io/read/scene/scene_skin.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace core::io {

namespace {

using scene::Looks;
using scene::Mesh;

class SkinBuilder {
 public:
  SkinBuilder(LookedScene&& looked, const SceneClip& clip, const Rebasing& rebasing, std::vector<std::string>& leftOut)
      : scene_(looked.scene), looks_(looked.looks), clip_(clip), rebasing_(rebasing), leftOut_(leftOut) {
    jointOf_.assign(scene_.nodes.size(), -1);
    for (std::size_t j = 0; j < clip.nodes.size(); ++j) jointOf_[static_cast<std::size_t>(clip.nodes[j])] = static_cast<int>(j);
    // What is no joint hangs on the joint above it.
    for (std::size_t i = 0; i < scene_.nodes.size(); ++i) {
      const int parent = scene_.nodes[i].parent;
      isJoint_.push_back(jointOf_[i] >= 0);
      world_.push_back(parent < 0 ? scene_.nodes[i].local : world_[static_cast<std::size_t>(parent)] * scene_.nodes[i].local);
      if (jointOf_[i] < 0 && parent >= 0) jointOf_[i] = jointOf_[static_cast<std::size_t>(parent)];
    }
  }

  Result<motion::SkinnedMesh> run(const std::string& name) {
    bool isTied = false;
    std::vector<std::string> loose;
    for (const Mesh& mesh : looks_.meshes) {
      if (!mesh.bones.empty() && !mesh.shares.empty())
        isTied = addTied(mesh) || isTied;
      else if (jointOf_[static_cast<std::size_t>(mesh.node)] >= 0)
        addRigid(mesh);
      else
        loose.push_back(mesh.name);
    }
    if (!isTied)
      return Error{ErrorCode::Unsupported, looks_.meshes.empty() ? fmt::format("{}: holds a skeleton, but no mesh", name)
                                                                 : fmt::format("{}: none of its meshes is tied to its skeleton by a skin", name)};
    for (std::size_t i = 0; i < loose.size() && i < 5; ++i) leftOut_.push_back(fmt::format("the mesh '{}', which does not hang on the skeleton", loose[i]));
    if (loose.size() > 5) leftOut_.push_back(fmt::format("{} more meshes that do not hang on the skeleton", loose.size() - 5));
    leftOut_.insert(leftOut_.end(), looks_.leftOut.begin(), looks_.leftOut.end());
    if (isCrowded_) leftOut_.push_back(fmt::format("shares of a vertex beyond its {} heaviest joints", motion::VertexJoints::kMost));
    if (isBare_) leftOut_.push_back("shares of vertices that hang on nothing: they hang on the joint that is above their mesh");
    finishNormals();
    out_.name = std::filesystem::path(name).stem().string();
    out_.materials = std::move(looks_.materials);
    out_.pictures = std::move(looks_.pictures);
    if (!hasCoordinates_) out_.coordinates.clear();
    if (out_.triangles.size() / 3 > motion::kMostSkinTriangles)
      return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} triangles", name, motion::kMostSkinTriangles)};
    sortParts();
    return std::move(out_);
  }

 private:
  glm::vec3 rebased(const glm::dvec3& p) const { return rebasing_.scale * (rebasing_.turn * glm::vec3(p)); }

  /// Vertices with what they hang on; false where none of the bones belongs to the skeleton.
  bool addTied(const Mesh& mesh) {
    std::vector<glm::dmat4> restFromMesh;
    std::vector<int> joints;
    for (const auto& bone : mesh.bones) {
      const auto node = static_cast<std::size_t>(bone.node);
      joints.push_back(jointOf_[node]);
      // A bone that is no joint of the figure stands as its node stands to the joint above.
      const auto joint = static_cast<std::size_t>(std::max(0, joints.back()));
      const glm::dmat4 rest = isJoint_[node] || joints.back() < 0 ? clip_.rest[joint] : clip_.rest[joint] * glm::inverse(world_[nodeOf(joint)]) * world_[node];
      restFromMesh.push_back(rest * bone.boneFromMesh);
    }
    if (std::all_of(joints.begin(), joints.end(), [](int joint) { return joint < 0; })) return false;
    std::vector<std::map<int, float>> shares(mesh.positions.size());
    std::vector<glm::dmat4> blend(mesh.positions.size(), glm::dmat4(0.0));
    std::vector<double> sums(mesh.positions.size(), 0.0);
    for (const auto& share : mesh.shares) {
      const int joint = joints[share.bone];
      if (joint < 0 || !(share.share > 0.0f)) continue;
      shares[share.vertex][joint] += share.share;
      blend[share.vertex] += static_cast<double>(share.share) * restFromMesh[share.bone];
      sums[share.vertex] += static_cast<double>(share.share);
    }
    const int above = std::max(0, jointOf_[static_cast<std::size_t>(mesh.node)]);
    const glm::dmat4 still = world_[static_cast<std::size_t>(mesh.node)] * mesh.nodeFromMesh;
    const auto first = begin(mesh);
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
      const bool hangs = sums[v] > 0.0;
      isBare_ = isBare_ || !hangs;
      add(mesh, v, hangs ? blend[v] / sums[v] : still, hangs ? heaviest(shares[v]) : motion::VertexJoints::of(above));
    }
    end(mesh, first, restFromMesh.front());
    return true;
  }

  /// A thing that stands on a joint: it goes along as a whole.
  void addRigid(const Mesh& mesh) {
    const auto node = static_cast<std::size_t>(mesh.node);
    const auto joint = static_cast<std::size_t>(jointOf_[node]);
    const glm::dmat4 place = clip_.rest[joint] * glm::inverse(world_[nodeOf(joint)]) * world_[node] * mesh.nodeFromMesh;
    const auto first = begin(mesh);
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) add(mesh, v, place, motion::VertexJoints::of(static_cast<int>(joint)));
    end(mesh, first, place);
  }

  std::size_t nodeOf(std::size_t joint) const { return static_cast<std::size_t>(clip_.nodes[joint]); }

  std::uint32_t begin(const Mesh& mesh) {
    hasCoordinates_ = hasCoordinates_ || !mesh.coordinates.empty();
    return static_cast<std::uint32_t>(out_.positions.size());
  }

  void add(const Mesh& mesh, std::size_t v, const glm::dmat4& restFromMesh, const motion::VertexJoints& joints) {
    out_.positions.push_back(rebased(glm::dvec3(restFromMesh * glm::dvec4(glm::dvec3(mesh.positions[v]), 1.0))));
    glm::vec3 normal(0.0f);
    if (!mesh.normals.empty()) {
      // Normals go with the inverse of the transposed, as scales may differ.
      const glm::dmat3 turn(restFromMesh);
      const glm::dvec3 turned = std::abs(glm::determinant(turn)) > 1e-18 ? glm::transpose(glm::inverse(turn)) * glm::dvec3(mesh.normals[v]) : glm::dvec3(0.0);
      const double length = glm::length(turned);
      if (length > 1e-12) normal = rebasing_.turn * glm::vec3(turned / length);
    }
    out_.normals.push_back(normal);
    out_.coordinates.push_back(mesh.coordinates.empty() ? glm::vec2(0.0f) : mesh.coordinates[v]);
    out_.joints.push_back(joints);
  }

  /// A mirrored mesh shows its triangles from the other side.
  void end(const Mesh& mesh, std::uint32_t first, const glm::dmat4& restFromMesh) {
    const bool isMirrored = glm::determinant(glm::dmat3(restFromMesh)) < 0.0;
    const std::size_t before = out_.triangles.size() / 3;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3)
      out_.triangles.insert(out_.triangles.end(),
                            {first + mesh.triangles[i], first + mesh.triangles[i + (isMirrored ? 2 : 1)], first + mesh.triangles[i + (isMirrored ? 1 : 2)]});
    for (const auto& part : mesh.parts) out_.parts.push_back({before + part.firstTriangle, part.triangleCount, part.material});
  }

  motion::VertexJoints heaviest(const std::map<int, float>& shares) {
    std::vector<std::pair<float, int>> order;
    for (const auto& [joint, share] : shares) order.emplace_back(share, joint);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    isCrowded_ = isCrowded_ || order.size() > motion::VertexJoints::kMost;
    order.resize(std::min(order.size(), motion::VertexJoints::kMost));
    float sum = 0.0f;
    for (const auto& [share, joint] : order) sum += share;
    motion::VertexJoints made;
    for (std::size_t k = 0; k < order.size(); ++k) {
      made.joints[k] = static_cast<std::uint16_t>(order[k].second);
      made.shares[k] = order[k].first / sum;
    }
    return made;
  }

  /// Where a file has no normals, or none that is one: the mean of the triangles around the vertex, by their areas.
  void finishNormals() {
    std::vector<glm::vec3> made(out_.normals.size(), glm::vec3(0.0f));
    for (std::size_t i = 0; i < out_.triangles.size(); i += 3) {
      const auto a = out_.triangles[i], b = out_.triangles[i + 1], c = out_.triangles[i + 2];
      const glm::vec3 area = glm::cross(out_.positions[b] - out_.positions[a], out_.positions[c] - out_.positions[a]);
      for (const auto v : {a, b, c}) made[v] += area;
    }
    for (std::size_t v = 0; v < made.size(); ++v) {
      if (glm::length(out_.normals[v]) > 0.5f) continue;
      const float length = glm::length(made[v]);
      out_.normals[v] = length > 1e-12f ? made[v] / length : glm::vec3(0.0f, 1.0f, 0.0f);
    }
  }

  /// One part for each material, in the order of the materials.
  void sortParts() {
    std::stable_sort(out_.parts.begin(), out_.parts.end(), [](const auto& a, const auto& b) { return a.material < b.material; });
    std::vector<std::uint32_t> triangles;
    std::vector<motion::SkinPart> parts;
    for (const auto& part : out_.parts) {
      if (part.triangleCount == 0) continue;
      if (parts.empty() || parts.back().material != part.material) parts.push_back({triangles.size() / 3, 0, part.material});
      parts.back().triangleCount += part.triangleCount;
      const auto from = out_.triangles.begin() + static_cast<std::ptrdiff_t>(3 * part.firstTriangle);
      triangles.insert(triangles.end(), from, from + static_cast<std::ptrdiff_t>(3 * part.triangleCount));
    }
    out_.triangles = std::move(triangles);
    out_.parts = std::move(parts);
  }

  scene::Scene& scene_;
  Looks& looks_;
  const SceneClip& clip_;
  const Rebasing& rebasing_;
  std::vector<std::string>& leftOut_;
  std::vector<int> jointOf_;  // [nodes] the joint itself, or the one above
  std::vector<bool> isJoint_;
  std::vector<glm::dmat4> world_;
  motion::SkinnedMesh out_;
  bool hasCoordinates_ = false, isCrowded_ = false, isBare_ = false;
};

}  // namespace

Result<motion::SkinnedMesh> skinOfScene(LookedScene&& looked, const SceneClip& clip, const Rebasing& rebasing, const std::string& name,
                                        std::vector<std::string>& leftOut) {
  return SkinBuilder(std::move(looked), clip, rebasing, leftOut).run(name);
}

}  // namespace core::io
