#include "core/io/read/gltf/gltf_scene.h"

#include "core/io/read/gltf/gltf_document.h"
#include "core/io/read/gltf/gltf_looks.h"

#include <fmt/format.h>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace core::io {

namespace {

using namespace scene;
using gltf::Document;
using Json = nlohmann::json;

/// Extensions that concern what is drawn, and not how it moves.
bool concernsOnlyLooks(std::string_view name) {
  for (const char* whole : {"KHR_draco_mesh_compression",
                            "KHR_mesh_quantization",
                            "KHR_texture_transform",
                            "KHR_texture_basisu",
                            "KHR_lights_punctual",
                            "KHR_xmp",
                            "KHR_xmp_json_ld",
                            "KHR_animation_pointer",
                            "EXT_meshopt_compression",
                            "KHR_meshopt_compression",
                            "EXT_mesh_features",
                            "EXT_mesh_gpu_instancing",
                            "EXT_lights_image_based",
                            "EXT_lights_ies",
                            "KHR_audio",
                            "KHR_node_visibility",
                            "KHR_node_selectability",
                            "KHR_node_hoverability",
                            "EXT_structural_metadata",
                            "MSFT_lod",
                            "MSFT_packing_normalRoughnessMetallic",
                            "MSFT_packing_occlusionRoughnessMetallic",
                            "MSFT_texture_dds",
                            "VRM",
                            "VRMC_vrm",
                            "VRMC_springBone",
                            "VRMC_node_constraint",
                            "VRMC_vrm_animation"})
    if (name == whole) return true;
  for (const char* begin : {"KHR_materials_", "EXT_texture_", "VRMC_materials_", "ADOBE_materials_", "KHR_techniques_", "EXT_materials_"})
    if (name.starts_with(begin)) return true;
  return false;
}

double numberIn(const Json& list, std::size_t at, double fallback) {
  return list.is_array() && at < list.size() && list[at].is_number() ? list[at].get<double>() : fallback;
}

class GltfScene {
 public:
  explicit GltfScene(Document& document) : in_(document) {}

  Result<Scene> run(Looks* looks) {
    if (auto ok = checkExtensions(); !ok) return ok.error();
    if (auto ok = readNodes(); !ok) return ok.error();
    if (auto ok = readSkins(); !ok) return ok.error();
    if (auto ok = readTakes(); !ok) return ok.error();
    if (looks) {
      auto read = gltf::readLooks(in_, nodeOf_);
      if (!read) return read.error();
      *looks = std::move(*read);
    }
    out_.metresPerUnit = 1.0;
    const auto asset = in_.json().find("asset");
    if (asset != in_.json().end()) out_.madeBy = gltf::textIn(*asset, "generator").substr(0, 200);
    return std::move(out_);
  }

 private:
  Error fail(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}: {}", in_.name(), what)}; }
  Error tooMuch(std::string_view what) const { return {ErrorCode::Unsupported, fmt::format("{}: has more {} than can be taken", in_.name(), what)}; }

  Result<void> checkExtensions() const {
    const auto required = in_.json().find("extensionsRequired");
    if (required == in_.json().end() || !required->is_array()) return {};
    std::string unknown;
    for (const auto& one : *required)
      if (one.is_string() && !concernsOnlyLooks(one.get<std::string>())) unknown += (unknown.empty() ? "" : ", ") + one.get<std::string>().substr(0, 80);
    if (unknown.empty()) return {};
    return Error{ErrorCode::Unsupported, fmt::format("{}: requires {}, which is not read", in_.name(), unknown)};
  }

  /// worldFromParent of a node by its own words.
  static glm::dmat4 localOf(const Json& node) {
    glm::dmat4 m(1.0);
    if (const auto given = node.find("matrix"); given != node.end() && given->is_array() && given->size() == 16) {
      for (int i = 0; i < 16; ++i) m[i / 4][i % 4] = numberIn(*given, static_cast<std::size_t>(i), i % 5 == 0 ? 1.0 : 0.0);
      return m;
    }
    const auto part = [&](const char* name, std::size_t at, double fallback) {
      const auto found = node.find(name);
      return found == node.end() ? fallback : numberIn(*found, at, fallback);
    };
    glm::dquat turn(part("rotation", 3, 1), part("rotation", 0, 0), part("rotation", 1, 0), part("rotation", 2, 0));
    turn = glm::dot(turn, turn) > 1e-12 ? glm::normalize(turn) : glm::dquat(1, 0, 0, 0);
    m = glm::translate(m, glm::dvec3(part("translation", 0, 0), part("translation", 1, 0), part("translation", 2, 0))) * glm::mat4_cast(turn);
    return glm::scale(m, glm::dvec3(part("scale", 0, 1), part("scale", 1, 1), part("scale", 2, 1)));
  }

  Result<void> readNodes() {
    const std::size_t count = in_.count("nodes");
    if (count == 0) return fail("holds no nodes");
    if (count >= kMostNodes) return tooMuch("nodes");
    out_.nodes.push_back({.name = "Scene"});
    nodeOf_.assign(count, -1);
    std::vector<bool> hasParent(count, false);
    const auto childrenOf = [&](std::size_t node) {
      std::vector<std::size_t> out;
      const Json* found = in_.item("nodes", static_cast<std::int64_t>(node));
      const auto list = found ? found->find("children") : Json::const_iterator();
      if (!found || list == found->end() || !list->is_array()) return out;
      for (const auto& child : *list)
        if (child.is_number_unsigned() && child.get<std::uint64_t>() < count) out.push_back(child.get<std::size_t>());
      return out;
    };
    for (std::size_t i = 0; i < count; ++i)
      for (const std::size_t child : childrenOf(i)) hasParent[child] = true;
    // What the scene shows first, then what it leaves out: joints hang there in some files.
    std::vector<std::size_t> roots;
    const auto sceneIndex = gltf::wholeIn(in_.json(), "scene", 0);
    if (const Json* shown = in_.item("scenes", sceneIndex))
      if (const auto list = shown->find("nodes"); list != shown->end() && list->is_array())
        for (const auto& root : *list)
          if (root.is_number_unsigned() && root.get<std::uint64_t>() < count) roots.push_back(root.get<std::size_t>());
    for (std::size_t i = 0; i < count; ++i)
      if (!hasParent[i]) roots.push_back(i);
    std::vector<std::pair<std::size_t, int>> open;
    for (auto root = roots.rbegin(); root != roots.rend(); ++root) open.emplace_back(*root, 0);
    while (!open.empty()) {
      const auto [index, parent] = open.back();
      open.pop_back();
      if (nodeOf_[index] >= 0) continue;
      const Json* source = in_.item("nodes", static_cast<std::int64_t>(index));
      if (!source) return fail(fmt::format("node {} is no object", index));
      Node node;
      node.name = gltf::textIn(*source, "name").substr(0, 1024);
      if (node.name.empty()) node.name = fmt::format("node_{}", index);
      node.parent = parent;
      node.local = localOf(*source);
      node.hasMesh = source->contains("mesh");
      if (source->contains("camera")) node.kind = NodeKind::Camera;
      if (const auto extensions = source->find("extensions"); extensions != source->end() && extensions->contains("KHR_lights_punctual")) node.kind = NodeKind::Light;
      nodeOf_[index] = static_cast<int>(out_.nodes.size());
      out_.nodes.push_back(std::move(node));
      const auto children = childrenOf(index);
      for (auto child = children.rbegin(); child != children.rend(); ++child) open.emplace_back(*child, nodeOf_[index]);
    }
    return {};
  }

  int nodeAt(std::int64_t index) const { return index >= 0 && static_cast<std::size_t>(index) < nodeOf_.size() ? nodeOf_[static_cast<std::size_t>(index)] : -1; }

  /// Where the mesh of each skin stands: that of the first node that wears it. In one pass over the nodes, parents before children: as many skins as nodes on a long
  /// chain took ten seconds.
  std::vector<glm::dmat4> placesOfSkins() const {
    std::vector<glm::dmat4> worlds, places(in_.count("skins"), glm::dmat4(1.0));
    for (const auto& node : out_.nodes) worlds.push_back(node.parent < 0 ? node.local : worlds[static_cast<std::size_t>(node.parent)] * node.local);
    for (std::size_t i = nodeOf_.size(); i-- > 0;) {
      const Json* node = in_.item("nodes", static_cast<std::int64_t>(i));
      const auto skin = node ? gltf::wholeIn(*node, "skin", -1) : -1;
      if (skin >= 0 && static_cast<std::size_t>(skin) < places.size() && nodeOf_[i] >= 0)
        places[static_cast<std::size_t>(skin)] = worlds[static_cast<std::size_t>(nodeOf_[i])];
    }
    return places;
  }

  Result<void> readSkins() {
    const auto places = placesOfSkins();
    for (std::size_t s = 0; s < in_.count("skins"); ++s) {
      const Json* skin = in_.item("skins", static_cast<std::int64_t>(s));
      const auto joints = skin ? skin->find("joints") : Json::const_iterator();
      if (!skin || joints == skin->end() || !joints->is_array()) continue;
      const glm::dmat4& worldFromMesh = places[s];
      std::vector<double> binds;
      if (const auto matrices = gltf::wholeIn(*skin, "inverseBindMatrices", -1); matrices >= 0) {
        auto read = in_.numbers(matrices);
        if (!read) return read.error();
        if (read->width == 16) binds = std::move(read->values);
      }
      std::vector<int> tied;
      for (std::size_t j = 0; j < joints->size(); ++j) {
        const int index = (*joints)[j].is_number_integer() ? nodeAt((*joints)[j].get<std::int64_t>()) : -1;
        if (index < 0) return fail(fmt::format("skin {} is tied to a node that is not there", s));
        Node& node = out_.nodes[static_cast<std::size_t>(index)];
        node.isBone = true;
        node.kind = NodeKind::Joint;
        tied.push_back(index);
        if (node.bind || binds.size() < 16 * (j + 1)) continue;
        glm::dmat4 boneFromMesh(1.0);
        for (int i = 0; i < 16; ++i) boneFromMesh[i / 4][i % 4] = binds[16 * j + static_cast<std::size_t>(i)];
        if (std::abs(glm::determinant(boneFromMesh)) > 1e-12) node.bind = worldFromMesh * glm::inverse(boneFromMesh);
      }
      if (!tied.empty()) out_.skins.push_back(std::move(tied));
    }
    return {};
  }

  struct Target {
    int node = -1;
    std::string path;
  };

  /// What a channel moves; KHR_animation_pointer says the same with "/nodes/3/rotation".
  Target targetOf(const Json& channel) const {
    const auto target = channel.find("target");
    if (target == channel.end()) return {};
    std::string path = gltf::textIn(*target, "path");
    if (path != "pointer") return {nodeAt(gltf::wholeIn(*target, "node", -1)), path};
    const auto extensions = target->find("extensions");
    if (extensions == target->end() || !extensions->is_object()) return {};
    const auto pointer = extensions->find("KHR_animation_pointer");
    const std::string where = pointer == extensions->end() ? std::string() : gltf::textIn(*pointer, "pointer");
    if (!where.starts_with("/nodes/")) return {};
    const auto slash = where.find('/', 7);
    std::int64_t index = -1;
    if (slash == std::string::npos || std::from_chars(where.data() + 7, where.data() + slash, index).ptr != where.data() + slash) return {};
    return {nodeAt(index), where.substr(slash + 1)};
  }

  Result<void> readTakes() {
    const std::size_t count = in_.count("animations");
    if (count > kMostTakes) return tooMuch("takes");
    for (std::size_t a = 0; a < count; ++a) {
      const Json* source = in_.item("animations", static_cast<std::int64_t>(a));
      if (!source) continue;
      Take take;
      take.name = gltf::textIn(*source, "name").substr(0, 1024);
      if (take.name.empty()) take.name = fmt::format("animation_{}", a);
      std::vector<int> channelOf(out_.nodes.size(), -1);
      const auto channels = source->find("channels"), samplers = source->find("samplers");
      if (channels != source->end() && channels->is_array()) {
        for (const auto& channel : *channels) {
          const Target target = targetOf(channel);
          if (target.node < 0 || (target.path != "translation" && target.path != "rotation" && target.path != "scale")) continue;
          const auto sampler = gltf::wholeIn(channel, "sampler", -1);
          if (samplers == source->end() || !samplers->is_array() || sampler < 0 || static_cast<std::size_t>(sampler) >= samplers->size())
            return fail(fmt::format("animation '{}' names a sampler that is not there", take.name));
          int& at = channelOf[static_cast<std::size_t>(target.node)];
          if (at < 0) {
            at = static_cast<int>(take.channels.size());
            take.channels.emplace_back().node = target.node;
          }
          if (auto ok = readCurve((*samplers)[static_cast<std::size_t>(sampler)], target.path, take, take.channels[static_cast<std::size_t>(at)]); !ok) return ok;
        }
      }
      out_.takes.push_back(std::move(take));
    }
    return {};
  }

  Result<void> readCurve(const Json& sampler, const std::string& path, Take& take, Channel& channel) {
    const bool isTurn = path == "rotation";
    auto times = in_.numbers(gltf::wholeIn(sampler, "input", -1));
    if (!times) return times.error();
    auto values = in_.numbers(gltf::wholeIn(sampler, "output", -1), isTurn);
    if (!values) return values.error();
    const std::string style = gltf::textIn(sampler, "interpolation");
    const Interpolation kind = style == "STEP" ? Interpolation::Held : style == "CUBICSPLINE" ? Interpolation::Cubic : Interpolation::Linear;
    const std::size_t each = kind == Interpolation::Cubic ? 3 : 1, width = isTurn ? 4 : 3, keys = times->values.size();
    if (times->width != 1 || values->width != width || values->values.size() != keys * each * width)
      return fail(fmt::format("animation '{}' has {} keys and {} values for the {} of '{}'", take.name, keys, values->values.size() / std::max<std::size_t>(1, width),
                              path, out_.nodes[static_cast<std::size_t>(channel.node)].name));
    keys_ += keys * each;
    if (keys_ > kMostKeys) return tooMuch("animation");
    // In order, and of several keys at one time the last.
    std::vector<std::size_t> order(keys);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return times->values[a] < times->values[b]; });
    std::vector<double> kept;
    std::vector<std::size_t> from;
    for (const std::size_t i : order) {
      if (!kept.empty() && kept.back() == times->values[i])
        from.back() = i;
      else
        kept.push_back(times->values[i]), from.push_back(i);
    }
    const auto number = [&](std::size_t key, std::size_t part, std::size_t k) { return values->values[(key * each + part) * width + k]; };
    if (isTurn) {
      channel.rotationTimes = kept;
      channel.rotationKind = kind;
      channel.rotations.clear();
      for (const std::size_t key : from)
        for (std::size_t part = 0; part < each; ++part) {
          glm::dquat turn(number(key, part, 3), number(key, part, 0), number(key, part, 1), number(key, part, 2));
          const bool isValue = each == 1 || part == 1;
          // Numbers of 8 bits may come out as no turn at all; then the one before stays.
          if (isValue && !(glm::dot(turn, turn) > 1e-12)) turn = lastTurn(channel, each);
          channel.rotations.push_back(turn);
        }
      return {};
    }
    auto& places = path == "scale" ? channel.scales : channel.positions;
    (path == "scale" ? channel.scaleTimes : channel.positionTimes) = kept;
    (path == "scale" ? channel.scaleKind : channel.positionKind) = kind;
    places.clear();
    for (const std::size_t key : from)
      for (std::size_t part = 0; part < each; ++part) places.emplace_back(number(key, part, 0), number(key, part, 1), number(key, part, 2));
    return {};
  }

  static glm::dquat lastTurn(const Channel& channel, std::size_t each) {
    const std::size_t done = channel.rotations.size();
    if (each == 1) return done > 0 ? channel.rotations.back() : glm::dquat(1, 0, 0, 0);
    return done >= 3 ? channel.rotations[done / 3 * 3 - 2] : glm::dquat(1, 0, 0, 0);
  }

  Document& in_;
  Scene out_;
  std::vector<int> nodeOf_;  // by the file's own number
  std::size_t keys_ = 0;
};

}  // namespace

Result<Scene> readGltfScene(std::string bytes, const std::string& name, const std::filesystem::path& folder, Looks* looks) {
  auto document = Document::parse(std::move(bytes), name, folder);
  if (!document) return document.error();
  return GltfScene(*document).run(looks);
}

}  // namespace core::io
