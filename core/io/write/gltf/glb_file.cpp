#include "core/io/write/gltf/glb_file.h"

#include "core/base/json_text.h"
#include "core/io/write/export_scene.h"

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/mat4x4.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace core::io {

namespace {

using nlohmann::json;

constexpr int kUnsignedShort = 5123, kUnsignedInt = 5125, kFloat = 5126;  // the format's own numbers

json numbers(const glm::vec3& v) { return json::array({v.x, v.y, v.z}); }

glm::quat unit(const glm::quat& turn) {
  const glm::dquat exact(turn);
  return glm::quat(exact / std::sqrt(exact.w * exact.w + exact.x * exact.x + exact.y * exact.y + exact.z * exact.z));
}

void put(std::string& bytes, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  bytes.append(reinterpret_cast<const char*>(&narrow), 4);
}

}  // namespace

GlbFile::GlbFile(const ExportScene& scene) {
  json& about = document["asset"];
  about = {{"version", "2.0"}, {"generator", scene.provenance.program.empty() ? "Gesto Studio" : scene.provenance.program}};
  for (const auto& [name, value] : scene.provenance.entries()) about["extras"][name] = value;
  document["accessors"] = json::array();
  document["bufferViews"] = json::array();
}

std::size_t GlbFile::accessor(const void* data, std::size_t size, int componentType, std::size_t count, const char* type, int target) {
  json view = {{"buffer", 0}, {"byteOffset", buffer_.size()}, {"byteLength", size}};
  if (target != 0) view["target"] = target;
  document["accessors"].push_back({{"bufferView", document["bufferViews"].size()}, {"componentType", componentType}, {"count", count}, {"type", type}});
  document["bufferViews"].push_back(std::move(view));
  buffer_.append(static_cast<const char*>(data), size);
  buffer_.resize((buffer_.size() + 3) / 4 * 4, '\0');
  return document["accessors"].size() - 1;
}

std::size_t GlbFile::scalars(std::span<const float> values) {
  const auto made = accessor(values.data(), values.size_bytes(), kFloat, values.size(), "SCALAR", 0);
  const auto [least, largest] = std::minmax_element(values.begin(), values.end());
  document["accessors"][made]["min"] = json::array({*least});
  document["accessors"][made]["max"] = json::array({*largest});
  return made;
}

std::size_t GlbFile::vectors(std::span<const glm::vec3> values, int target) {
  const auto made = accessor(values.data(), values.size_bytes(), kFloat, values.size(), "VEC3", target);
  glm::vec3 low = values[0], high = values[0];
  for (const auto& value : values) low = glm::min(low, value), high = glm::max(high, value);
  document["accessors"][made]["min"] = numbers(low);
  document["accessors"][made]["max"] = numbers(high);
  return made;
}

std::size_t GlbFile::turns(std::span<const glm::quat> values) {
  std::vector<float> written;
  for (const auto& value : values) {
    const glm::quat turn = unit(value);
    written.insert(written.end(), {turn.x, turn.y, turn.z, turn.w});
  }
  return accessor(written.data(), written.size() * sizeof(float), kFloat, values.size(), "VEC4", 0);
}

std::size_t GlbFile::matrices(std::span<const float> values) { return accessor(values.data(), values.size_bytes(), kFloat, values.size() / 16, "MAT4", 0); }

std::size_t GlbFile::indices(std::span<const std::uint32_t> values) { return accessor(values.data(), values.size_bytes(), kUnsignedInt, values.size(), "SCALAR", 34963); }

std::size_t GlbFile::jointsOfVertices(std::span<const motion::VertexJoints> values, std::size_t set) {
  std::vector<std::uint16_t> written;
  for (const auto& vertex : values)
    for (std::size_t k = 4 * set; k < 4 * set + 4; ++k) written.push_back(vertex.joints[k]);
  return accessor(written.data(), written.size() * sizeof(std::uint16_t), kUnsignedShort, values.size(), "VEC4", 34962);
}

std::size_t GlbFile::weightsOfVertices(std::span<const motion::VertexJoints> values, std::size_t set) {
  std::vector<float> written;
  for (const auto& vertex : values)
    for (std::size_t k = 4 * set; k < 4 * set + 4; ++k) written.push_back(vertex.shares[k]);
  return accessor(written.data(), written.size() * sizeof(float), kFloat, values.size(), "VEC4", 34962);
}

std::size_t GlbFile::coordinates(std::span<const glm::vec2> values) { return accessor(values.data(), values.size_bytes(), kFloat, values.size(), "VEC2", 34962); }

std::size_t GlbFile::bytesView(std::string_view bytes) {
  document["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", buffer_.size()}, {"byteLength", bytes.size()}});
  buffer_.append(bytes);
  buffer_.resize((buffer_.size() + 3) / 4 * 4, '\0');
  return document["bufferViews"].size() - 1;
}

Result<std::string> glbBytes(json document, const std::string& buffer) {
  document["buffers"] = json::array({{{"byteLength", buffer.size()}}});
  std::string text = base::jsonText(document);
  text.resize((text.size() + 3) / 4 * 4, ' ');
  const std::size_t size = 12 + 8 + text.size() + 8 + buffer.size();
  if (size > std::numeric_limits<std::uint32_t>::max()) return Error{ErrorCode::Unsupported, "a glTF file cannot hold 4 GiB and more; a shorter range fits"};
  std::string made = "glTF";
  put(made, 2);
  put(made, size);
  put(made, text.size());
  made += "JSON" + text;
  put(made, buffer.size());
  made += std::string("BIN\0", 4) + buffer;
  return made;
}

void addJointNodes(GlbFile& file, const ExportScene& scene, std::span<const glm::quat> restTurns) {
  const auto& joints = scene.clip.skeleton().joints();
  json nodes = json::array();
  for (std::size_t j = 0; j < joints.size(); ++j) {
    json node = {{"name", joints[j].name}, {"translation", numbers(joints[j].offset)}};
    if (!restTurns.empty()) {
      const glm::quat turn = unit(restTurns[j]);
      node["rotation"] = json::array({turn.x, turn.y, turn.z, turn.w});
    }
    nodes.push_back(std::move(node));
    if (joints[j].parent >= 0) nodes[static_cast<std::size_t>(joints[j].parent)]["children"].push_back(j);
  }
  file.document["nodes"] = std::move(nodes);
  file.document["scenes"] = json::array({{{"nodes", json::array({0})}}});
  file.document["scene"] = 0;
}

std::size_t addSkin(GlbFile& file, const ExportScene& scene, std::span<const glm::quat> restTurns) {
  const auto& joints = scene.clip.skeleton().joints();
  std::vector<glm::dmat4> worldFromJoint(joints.size());
  std::vector<float> inverse;
  json all = json::array();
  for (std::size_t j = 0; j < joints.size(); ++j) {
    const glm::dmat4 parentFromJoint =
        glm::translate(glm::dmat4(1.0), glm::dvec3(joints[j].offset)) * (restTurns.empty() ? glm::dmat4(1.0) : glm::mat4_cast(glm::dquat(unit(restTurns[j]))));
    worldFromJoint[j] = joints[j].parent < 0 ? parentFromJoint : worldFromJoint[static_cast<std::size_t>(joints[j].parent)] * parentFromJoint;
    const glm::dmat4 back = glm::inverse(worldFromJoint[j]);
    for (int c = 0; c < 4; ++c)
      for (int r = 0; r < 4; ++r) inverse.push_back(r == 3 ? (c == 3 ? 1.0f : 0.0f) : static_cast<float>(back[c][r]));
    all.push_back(j);
  }
  // It has no name: Blender would add it to the action's.
  file.document["skins"].push_back({{"inverseBindMatrices", file.matrices(inverse)}, {"joints", std::move(all)}});
  return file.document["skins"].size() - 1;
}

void addAnimation(GlbFile& file, const ExportScene& scene) {
  const auto& clip = scene.clip;
  const int frames = clip.frameCount();
  std::vector<float> seconds;
  for (int f = 0; f < frames; ++f) seconds.push_back(static_cast<float>(f / clip.fps()));
  const auto times = file.scalars(seconds);
  json samplers = json::array(), channels = json::array();
  const auto add = [&](std::size_t values, std::size_t node, const char* path) {
    channels.push_back({{"sampler", samplers.size()}, {"target", {{"node", node}, {"path", path}}}});
    samplers.push_back({{"input", times}, {"output", values}, {"interpolation", "LINEAR"}});
  };
  for (std::size_t j = 0; j < clip.skeleton().joints().size(); ++j) {
    const glm::vec3 offset = clip.skeleton().joints()[j].offset;
    std::vector<glm::quat> turns;
    std::vector<glm::vec3> places;
    bool moves = j == 0;
    for (int f = 0; f < frames; ++f) {
      turns.push_back(clip.rotations(f)[j]);
      const auto own = clip.translations(f);
      places.push_back(j == 0 ? clip.rootPosition(f) : own.empty() ? offset : own[j]);
      moves = moves || glm::length(places.back() - offset) > 1e-6f;
    }
    if (moves) add(file.vectors(places), j, "translation");
    add(file.turns(turns), j, "rotation");
  }
  file.document["animations"] = json::array({{{"name", scene.takeName}, {"channels", std::move(channels)}, {"samplers", std::move(samplers)}}});
}

}  // namespace core::io
