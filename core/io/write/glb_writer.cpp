#include "core/io/write/glb_writer.h"

#include "core/motion/kinematics.h"

#include <assimp/scene.h>
#include <fmt/format.h>
#include <assimp/Exporter.hpp>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <map>

namespace core::io {

namespace {

using nlohmann::json;

// Assimp's structures own what they point to and delete it with delete and delete[].
aiVector3D vector(const glm::vec3& v) { return {v.x, v.y, v.z}; }
aiQuaternion quaternion(const glm::quat& q) { return {q.w, q.x, q.y, q.z}; }
aiMatrix4x4 translation(const glm::vec3& v) {
  aiMatrix4x4 matrix;
  return aiMatrix4x4::Translation(vector(v), matrix);
}

// The library makes every name unique in its own way, loses track of nodes that it renamed, and refuses some characters: it gets plain
// names, and the real ones are put into what it wrote.
constexpr const char* kTopName = "top";
constexpr const char* kFigureName = "figure";
std::string jointName(std::size_t joint) { return fmt::format("joint{}", joint); }

aiNode* jointNodes(const motion::Clip& clip, aiNode* top) {
  const auto& skeleton = clip.skeleton();
  std::vector<aiNode*> nodes;
  std::vector<std::vector<aiNode*>> children(static_cast<std::size_t>(skeleton.jointCount()));
  for (std::size_t j = 0; j < children.size(); ++j) {
    const auto& joint = skeleton.joints()[j];
    auto* node = new aiNode(jointName(j));
    node->mTransformation = translation(joint.offset);
    if (joint.parent >= 0) children[static_cast<std::size_t>(joint.parent)].push_back(node);
    nodes.push_back(node);
  }
  for (std::size_t j = 0; j < nodes.size(); ++j) nodes[j]->addChildren(static_cast<unsigned>(children[j].size()), children[j].data());
  top->addChildren(1, nodes.data());
  return nodes.front();
}

aiMesh* skinnedMesh(const FigureMesh& figure, const motion::Skeleton& skeleton) {
  auto* mesh = new aiMesh;
  mesh->mName = kFigureName;
  mesh->mPrimitiveTypes = aiPrimitiveType_TRIANGLE;
  mesh->mNumVertices = static_cast<unsigned>(figure.positions.size());
  mesh->mVertices = new aiVector3D[mesh->mNumVertices];
  mesh->mNormals = new aiVector3D[mesh->mNumVertices];
  for (unsigned v = 0; v < mesh->mNumVertices; ++v) {
    mesh->mVertices[v] = vector(figure.positions[v]);
    mesh->mNormals[v] = vector(figure.normals[v]);
  }
  mesh->mNumFaces = static_cast<unsigned>(figure.triangles.size() / 3);
  mesh->mFaces = new aiFace[mesh->mNumFaces];
  for (unsigned f = 0; f < mesh->mNumFaces; ++f) {
    mesh->mFaces[f].mNumIndices = 3;
    mesh->mFaces[f].mIndices = new unsigned[3]{figure.triangles[3 * f], figure.triangles[3 * f + 1], figure.triangles[3 * f + 2]};
  }
  const auto rest = motion::restPositions(skeleton);
  mesh->mNumBones = static_cast<unsigned>(skeleton.jointCount());
  mesh->mBones = new aiBone*[mesh->mNumBones];
  for (unsigned j = 0; j < mesh->mNumBones; ++j) {
    std::vector<aiVertexWeight> weights;
    for (unsigned v = 0; v < mesh->mNumVertices; ++v) {
      if (figure.joints[v] == static_cast<int>(j)) weights.emplace_back(v, 1.0f);
    }
    auto* bone = mesh->mBones[j] = new aiBone;
    bone->mName = jointName(j);
    bone->mOffsetMatrix = translation(-rest[j]);
    bone->mNumWeights = static_cast<unsigned>(weights.size());
    bone->mWeights = new aiVertexWeight[std::max<std::size_t>(1, weights.size())];
    std::copy(weights.begin(), weights.end(), bone->mWeights);
  }
  return mesh;
}

aiAnimation* animation(const ExportScene& scene) {
  const auto& clip = scene.clip;
  const auto frames = static_cast<unsigned>(clip.frameCount());
  auto* made = new aiAnimation;
  made->mName = "take";
  made->mTicksPerSecond = 1.0;  // times are seconds
  made->mDuration = (frames - 1) / clip.fps();
  made->mNumChannels = static_cast<unsigned>(clip.jointCount());
  made->mChannels = new aiNodeAnim*[made->mNumChannels];
  for (unsigned j = 0; j < made->mNumChannels; ++j) {
    auto* channel = made->mChannels[j] = new aiNodeAnim;
    const auto& joint = clip.skeleton().joint(static_cast<int>(j));
    channel->mNodeName = jointName(j);
    bool moves = j == 0;
    for (unsigned f = 0; f < frames && !moves; ++f) {
      const auto places = clip.translations(static_cast<int>(f));
      moves = !places.empty() && glm::length(places[j] - joint.offset) > 1e-6f;
    }
    channel->mNumPositionKeys = moves ? frames : 1;
    channel->mPositionKeys = new aiVectorKey[channel->mNumPositionKeys];
    channel->mNumRotationKeys = frames;
    channel->mRotationKeys = new aiQuatKey[frames];
    channel->mNumScalingKeys = 1;
    channel->mScalingKeys = new aiVectorKey[1]{{0.0, aiVector3D(1, 1, 1)}};
    for (unsigned f = 0; f < frames; ++f) {
      const int frame = static_cast<int>(f);
      const double time = f / clip.fps();
      channel->mRotationKeys[f] = {time, quaternion(clip.rotations(frame)[j])};
      if (f < channel->mNumPositionKeys) {
        const auto places = clip.translations(frame);
        channel->mPositionKeys[f] = {time, vector(j == 0 ? clip.rootPosition(frame) : places.empty() ? joint.offset : places[j])};
      }
    }
  }
  return made;
}

/// A binary glTF taken apart.
struct Glb {
  json document;
  std::string buffer;
};

std::uint32_t word(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

Result<Glb> takenApart(const std::string& bytes) {
  const std::size_t jsonSize = word(bytes, 12), bufferAt = 20 + jsonSize;
  if (bytes.size() < 20 || bufferAt > bytes.size()) return Error{ErrorCode::Internal, "the glTF library wrote no binary glTF"};
  Glb glb{json::parse(bytes.begin() + 20, bytes.begin() + static_cast<std::ptrdiff_t>(bufferAt), nullptr, false), {}};
  if (glb.document.is_discarded()) return Error{ErrorCode::Internal, "the glTF library wrote no JSON"};
  if (bufferAt + 8 <= bytes.size()) glb.buffer = bytes.substr(bufferAt + 8, word(bytes, bufferAt));
  return glb;
}

std::string putTogether(Glb glb) {
  const auto put = [](std::string& bytes, std::size_t value) {
    const auto narrow = static_cast<std::uint32_t>(value);
    bytes.append(reinterpret_cast<const char*>(&narrow), 4);
  };
  glb.buffer.resize((glb.buffer.size() + 3) / 4 * 4, '\0');
  glb.document["buffers"] = json::array({{{"byteLength", glb.buffer.size()}}});
  std::string text = glb.document.dump(-1, ' ', false, json::error_handler_t::replace);
  text.resize((text.size() + 3) / 4 * 4, ' ');
  std::string bytes = "glTF";
  put(bytes, 2);
  put(bytes, 12 + 8 + text.size() + 8 + glb.buffer.size());
  put(bytes, text.size());
  bytes += "JSON" + text;
  put(bytes, glb.buffer.size());
  bytes += std::string("BIN\0", 4) + glb.buffer;
  return bytes;
}

// The library hangs everything below one node; the format wants meshes with skins at the top. That node is the first, so all others move
// up by one.
void dropTopNode(json& document) {
  auto& nodes = document["nodes"];
  json roots = nodes[0].value("children", json::array());
  nodes.erase(0);
  const auto moveUp = [](json& index) { index = index.get<int>() - 1; };
  for (auto& root : roots) moveUp(root);
  document["scenes"] = json::array({{{"nodes", roots}}});
  document["scene"] = 0;
  for (auto& node : nodes) {
    if (node.contains("children"))
      for (auto& child : node["children"]) moveUp(child);
  }
  if (document.contains("skins")) {
    for (auto& skin : document["skins"]) {
      skin.erase("name");  // Blender would add it to the action's name
      for (auto& joint : skin["joints"]) moveUp(joint);
      if (skin.contains("skeleton")) moveUp(skin["skeleton"]);
    }
  }
  for (auto& animation : document["animations"]) {
    for (auto& channel : animation["channels"]) moveUp(channel["target"]["node"]);
  }
}

/// Which joint a node stands for; a number beyond all joints for none.
std::size_t jointOf(const json& node) {
  const auto name = node.value("name", std::string());
  std::size_t joint = ~std::size_t{0};
  if (name.starts_with("joint")) std::from_chars(name.data() + 5, name.data() + name.size(), joint);
  return joint;
}

void putRealNames(json& document, const ExportScene& scene) {
  for (auto& node : document["nodes"]) {
    const auto joint = jointOf(node);
    node["name"] = joint < scene.clip.skeleton().joints().size() ? scene.clip.skeleton().joints()[joint].name : "Figure";
  }
  if (document.contains("meshes")) document["meshes"][0]["name"] = "Figure";
  if (document.contains("materials")) document["materials"][0]["name"] = "Figure";
  document["animations"][0]["name"] = scene.takeName;
}

// Joints that no skin names are taken for empty objects, so a file without figure has a skin without mesh.
void addBareSkin(Glb& glb, const motion::Skeleton& skeleton) {
  json& document = glb.document;
  const auto rest = motion::restPositions(skeleton);
  json joints = json::array();
  std::vector<float> inverse;
  for (std::size_t n = 0; n < document["nodes"].size(); ++n) {
    const auto joint = jointOf(document["nodes"][n]);
    if (joint >= rest.size()) continue;
    joints.push_back(n);
    const glm::vec3 v = -rest[joint];
    inverse.insert(inverse.end(), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, v.x, v.y, v.z, 1});
  }
  glb.buffer.resize((glb.buffer.size() + 3) / 4 * 4, '\0');
  document["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", glb.buffer.size()}, {"byteLength", inverse.size() * sizeof(float)}});
  document["accessors"].push_back(
      {{"bufferView", document["bufferViews"].size() - 1}, {"byteOffset", 0}, {"componentType", 5126}, {"count", joints.size()}, {"type", "MAT4"}});
  glb.buffer.append(reinterpret_cast<const char*>(inverse.data()), inverse.size() * sizeof(float));
  document["skins"] = json::array({{{"inverseBindMatrices", document["accessors"].size() - 1}, {"joints", std::move(joints)}}});
}

// Scales that never change say nothing, and every channel brings its own copy of the same times: keeps what is used, once.
void compact(Glb& glb) {
  json& document = glb.document;
  for (auto& animation : document["animations"]) {
    json channels = json::array(), samplers = json::array();
    for (auto& channel : animation["channels"]) {
      if (channel["target"]["path"] == "scale") continue;
      samplers.push_back(animation["samplers"][channel["sampler"].get<std::size_t>()]);
      channel["sampler"] = samplers.size() - 1;
      channels.push_back(channel);
    }
    animation["channels"] = std::move(channels);
    animation["samplers"] = std::move(samplers);
  }
  const json oldAccessors = document["accessors"], oldViews = document["bufferViews"];
  json accessors = json::array(), views = json::array();
  std::string buffer;
  std::map<std::string, std::size_t> known;
  const auto keep = [&](json& index, int target) {
    json accessor = oldAccessors[index.get<std::size_t>()];
    const json& view = oldViews[accessor["bufferView"].get<std::size_t>()];
    const auto bytes = glb.buffer.substr(view.value("byteOffset", std::size_t{0}), view["byteLength"].get<std::size_t>());
    accessor.erase("bufferView");
    auto [place, isNew] = known.try_emplace(accessor.dump() + bytes, accessors.size());
    index = place->second;
    if (!isNew) return;
    json made = {{"buffer", 0}, {"byteOffset", buffer.size()}, {"byteLength", bytes.size()}};
    if (target != 0) made["target"] = target;
    accessor["bufferView"] = views.size();
    views.push_back(std::move(made));
    accessors.push_back(std::move(accessor));
    buffer += bytes;
    buffer.resize((buffer.size() + 3) / 4 * 4, '\0');
  };
  constexpr int kVertices = 34962, kIndices = 34963;
  if (document.contains("meshes")) {
    for (auto& primitive : document["meshes"][0]["primitives"]) {
      for (auto& attribute : primitive["attributes"]) keep(attribute, kVertices);
      keep(primitive["indices"], kIndices);
    }
  }
  for (auto& skin : document["skins"]) keep(skin["inverseBindMatrices"], 0);
  for (auto& animation : document["animations"]) {
    for (auto& sampler : animation["samplers"]) keep(sampler["input"], 0), keep(sampler["output"], 0);
  }
  document["accessors"] = std::move(accessors);
  document["bufferViews"] = std::move(views);
  glb.buffer = std::move(buffer);
}

}  // namespace

Result<std::string> formatGlb(const ExportScene& scene) {
  aiScene asset;
  asset.mRootNode = new aiNode(kTopName);
  jointNodes(scene.clip, asset.mRootNode);
  asset.mNumMaterials = 1;
  asset.mMaterials = new aiMaterial* [1] { new aiMaterial };
  const bool hasFigure = scene.figure && !scene.figure->triangles.empty();
  if (hasFigure) {
    const aiColor4D colour(0.62f, 0.66f, 0.72f, 1.0f);
    asset.mMaterials[0]->AddProperty(&colour, 1, AI_MATKEY_COLOR_DIFFUSE);
    asset.mNumMeshes = 1;
    asset.mMeshes = new aiMesh* [1] { skinnedMesh(*scene.figure, scene.clip.skeleton()) };
    auto* node = new aiNode(kFigureName);
    node->mNumMeshes = 1;
    node->mMeshes = new unsigned[1]{0};
    asset.mRootNode->addChildren(1, &node);
  }
  asset.mNumAnimations = 1;
  asset.mAnimations = new aiAnimation* [1] { animation(scene) };

  Assimp::Exporter exporter;
  const auto* blob = exporter.ExportToBlob(&asset, "glb2");
  if (!blob || !blob->data) return Error{ErrorCode::Internal, fmt::format("the glTF library refused the scene: {}", exporter.GetErrorString())};
  auto glb = takenApart(std::string(static_cast<const char*>(blob->data), blob->size));
  if (!glb) return glb.error();
  dropTopNode(glb->document);
  if (!hasFigure) {
    glb->document.erase("materials");
    addBareSkin(*glb, scene.clip.skeleton());
  }
  glb->document.erase("extensionsUsed");  // names two that nothing here uses
  compact(*glb);
  putRealNames(glb->document, scene);
  json& about = glb->document["asset"];
  about = {{"version", "2.0"}, {"generator", scene.provenance.program.empty() ? "Gesto Studio" : scene.provenance.program}};
  for (const auto& [name, value] : scene.provenance.entries()) about["extras"][name] = value;
  return putTogether(std::move(*glb));
}

}  // namespace core::io
