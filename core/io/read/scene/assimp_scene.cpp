// The only file that knows Assimp.
#include "core/io/read/scene/assimp_scene.h"

#include <assimp/commonMetaData.h>
#include <assimp/config.h>
#include <assimp/scene.h>
#include <fmt/format.h>
#include <assimp/Importer.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace core::io {

namespace {

using namespace scene;

glm::dmat4 matrixOf(const aiMatrix4x4& m) {
  glm::dmat4 out;
  for (unsigned row = 0; row < 4; ++row)
    for (unsigned column = 0; column < 4; ++column) out[static_cast<int>(column)][static_cast<int>(row)] = static_cast<double>(m[row][column]);
  return out;
}

glm::dvec3 vectorOf(const aiVector3D& v) { return {v.x, v.y, v.z}; }
glm::dquat turnOf(const aiQuaternion& q) { return {q.w, q.x, q.y, q.z}; }

/// Keys in order; of several at one time the last one.
template <class Key, class Value, class Convert>
void copyKeys(const Key* keys, unsigned count, double ticksPerSecond, std::vector<double>& times, std::vector<Value>& values, Convert convert) {
  std::vector<std::pair<double, unsigned>> order;
  order.reserve(count);
  for (unsigned i = 0; i < count; ++i) order.emplace_back(keys[i].mTime / ticksPerSecond, i);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [time, index] : order) {
    if (!times.empty() && times.back() == time) {
      values.back() = convert(keys[index].mValue);
      continue;
    }
    times.push_back(time);
    values.push_back(convert(keys[index].mValue));
  }
}

class SceneCopy {
 public:
  explicit SceneCopy(const aiScene& scene) : in_(scene) {}

  Result<Scene> run(const std::string& name) {
    if (!copyNodes()) return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} nodes", name, kMostNodes)};
    copyThings();
    copyBinds();
    if (!copyTakes()) return Error{ErrorCode::Unsupported, fmt::format("{}: has more animation than can be taken", name)};
    copyDeclarations();
    return std::move(out_);
  }

 private:
  bool copyNodes() {
    std::vector<std::pair<const aiNode*, int>> open{{in_.mRootNode, -1}};
    while (!open.empty()) {
      const auto [node, parent] = open.back();
      open.pop_back();
      if (out_.nodes.size() >= kMostNodes) return false;
      const int index = static_cast<int>(out_.nodes.size());
      Node copy;
      copy.name = std::string(node->mName.C_Str());
      copy.parent = parent;
      copy.local = matrixOf(node->mTransformation);
      copy.hasMesh = node->mNumMeshes > 0;
      out_.nodes.push_back(std::move(copy));
      byName_.emplace(out_.nodes.back().name, index);
      for (unsigned i = 0; i < node->mNumMeshes; ++i) meshNode_.emplace(node->mMeshes[i], index);
      for (unsigned i = node->mNumChildren; i-- > 0;) open.emplace_back(node->mChildren[i], index);
    }
    return true;
  }

  void copyThings() {
    const auto tell = [&](const aiString& name, NodeKind kind) {
      if (const auto found = byName_.find(std::string(name.C_Str())); found != byName_.end()) out_.nodes[static_cast<std::size_t>(found->second)].kind = kind;
    };
    for (unsigned i = 0; i < in_.mNumCameras; ++i) tell(in_.mCameras[i]->mName, NodeKind::Camera);
    for (unsigned i = 0; i < in_.mNumLights; ++i) tell(in_.mLights[i]->mName, NodeKind::Light);
  }

  glm::dmat4 world(int node) const {
    glm::dmat4 out(1.0);
    for (; node >= 0; node = out_.nodes[static_cast<std::size_t>(node)].parent) out = out_.nodes[static_cast<std::size_t>(node)].local * out;
    return out;
  }

  void copyBinds() {
    for (unsigned m = 0; m < in_.mNumMeshes; ++m) {
      const aiMesh& mesh = *in_.mMeshes[m];
      const auto owner = meshNode_.find(m);
      std::vector<int> tied;
      const glm::dmat4 worldFromMesh = owner == meshNode_.end() ? glm::dmat4(1.0) : world(owner->second);
      for (unsigned b = 0; b < mesh.mNumBones; ++b) {
        const auto found = byName_.find(std::string(mesh.mBones[b]->mName.C_Str()));
        if (found == byName_.end()) continue;
        Node& node = out_.nodes[static_cast<std::size_t>(found->second)];
        node.isBone = true;
        tied.push_back(found->second);
        const glm::dmat4 boneFromMesh = matrixOf(mesh.mBones[b]->mOffsetMatrix);
        if (!node.bind && std::abs(glm::determinant(boneFromMesh)) > 1e-12) node.bind = worldFromMesh * glm::inverse(boneFromMesh);
      }
      if (!tied.empty()) out_.skins.push_back(std::move(tied));
    }
  }

  bool copyTakes() {
    std::size_t keys = 0;
    if (in_.mNumAnimations > kMostTakes) return false;
    for (unsigned a = 0; a < in_.mNumAnimations; ++a) {
      const aiAnimation& animation = *in_.mAnimations[a];
      const double ticks = animation.mTicksPerSecond > 0.0 ? animation.mTicksPerSecond : 25.0;
      Take take;
      take.name = std::string(animation.mName.C_Str());
      for (unsigned c = 0; c < animation.mNumChannels; ++c) {
        const aiNodeAnim& source = *animation.mChannels[c];
        const auto found = byName_.find(std::string(source.mNodeName.C_Str()));
        if (found == byName_.end() || take.channels.size() >= kMostNodes) continue;
        keys += std::size_t{source.mNumPositionKeys} + source.mNumRotationKeys + source.mNumScalingKeys;
        if (keys > kMostKeys) return false;
        Channel channel;
        channel.node = found->second;
        copyKeys(source.mPositionKeys, source.mNumPositionKeys, ticks, channel.positionTimes, channel.positions, vectorOf);
        copyKeys(source.mRotationKeys, source.mNumRotationKeys, ticks, channel.rotationTimes, channel.rotations, turnOf);
        copyKeys(source.mScalingKeys, source.mNumScalingKeys, ticks, channel.scaleTimes, channel.scales, vectorOf);
        take.channels.push_back(std::move(channel));
      }
      out_.takes.push_back(std::move(take));
    }
    return true;
  }

  void copyDeclarations() {
    aiString text;
    if (in_.mMetaData && in_.mMetaData->Get(AI_METADATA_SOURCE_GENERATOR, text)) out_.madeBy = std::string(text.C_Str()).substr(0, 200);
    out_.metresPerUnit = 1.0;  // Assimp brings Collada to metres and Y up
  }

  const aiScene& in_;
  Scene out_;
  std::unordered_map<std::string, int> byName_;
  std::unordered_map<unsigned, int> meshNode_;
};

}  // namespace

Result<Scene> readAssimpScene(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  Assimp::Importer importer;
  importer.SetPropertyBool(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, true);  // they would make bones of cameras and lights
  const aiScene* read = importer.ReadFile(file.string(), 0);
  if (!read || !read->mRootNode) {
    std::string reason = importer.GetErrorString();
    if (reason.find("bad_alloc") != std::string::npos) return Error{ErrorCode::ParseFailed, fmt::format("{}: asks for more memory than there is", name)};
    for (char& c : reason)
      if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) c = ' ';
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", name, reason.empty() ? "is damaged" : reason.substr(0, 200))};
  }
  return SceneCopy(*read).run(name);
}

}  // namespace core::io
