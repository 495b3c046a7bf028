#include "core/io/read/fbx/fbx_scene.h"

#include "core/io/read/fbx/fbx_layers.h"
#include "core/io/read/fbx/fbx_looks.h"
#include "core/io/read/fbx/fbx_objects.h"
#include "core/io/read/fbx/fbx_transform.h"
#include "core/io/read/fbx/fbx_tree.h"
#include "core/io/read/scene/key_rate.h"
#include "core/io/read/scene/matrix_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace core::io {

namespace {

using namespace scene;
using namespace fbx;

constexpr double kTicksPerSecond = 46'186'158'000.0;  // FBX SDK, FbxTime
constexpr double kNewTicksPerSecond = 141'120'000.0;  // from 2024 on, where the file says so

class FbxScene {
 public:
  FbxScene(const Tree& tree, std::string_view name, double fps, std::size_t bytes)
      : tree_(tree), name_(name), objects_(tree), fps_(fps), mostKeys_(std::min(kMostKeys, 2'000'000 + 20 * bytes)) {}

  Result<Scene> run(Looks* looks, const std::filesystem::path& folder) {
    readSettings();
    if (auto ok = readNodes(); !ok) return ok.error();
    readSkins();
    if (auto ok = readTakes(); !ok) return ok.error();
    if (looks) {
      auto read = readLooks(objects_, nodeOf_, name_, folder);
      if (!read) return read.error();
      *looks = std::move(*read);
    }
    return std::move(out_);
  }

 private:
  Error tooMuch(std::string_view what) const { return {ErrorCode::Unsupported, fmt::format("{}: has more {} than can be taken", name_, what)}; }

  void readSettings() {
    const Properties p = objects_.settings();
    out_.metresPerUnit = std::clamp(p.number("UnitScaleFactor", 1.0), 0.0, 1e7) / 100.0;
    out_.upAxis = static_cast<int>(std::clamp<std::int64_t>(p.whole("UpAxis", 1), 0, 2));
    out_.upSign = p.whole("UpAxisSign", 1) < 0 ? -1 : 1;
    // FBX SDK, FbxTime::EMode; 14 is a rate of its own.
    static constexpr std::array<double, 18> kRates = {0, 120, 100, 60, 50, 48, 30, 30, 29.97, 29.97, 25, 24, 1000, 23.976, 0, 96, 72, 59.94};
    const auto mode = p.whole("TimeMode", 0);
    if (mode == 14)
      out_.fps = std::clamp(p.number("CustomFrameRate", 0.0), 0.0, 1000.0);
    else if (mode > 0 && mode < static_cast<std::int64_t>(kRates.size()))
      out_.fps = kRates[static_cast<std::size_t>(mode)];
    if (const Record* header = tree_.root.child("FBXHeaderExtension")) {
      if (const Record* creator = header->child("Creator")) out_.madeBy = creator->text(0).substr(0, 200);
      const Record* flags = header->child("OtherFlags");
      const Record* time = flags ? flags->child("TCDefinition") : nullptr;
      if (time ? time->whole(0, 127) == 0 : tree_.version >= 8000) ticksPerSecond_ = kNewTicksPerSecond;
    }
  }

  static NodeKind kindOf(const std::string& type) {
    if (type == "LimbNode" || type == "Limb" || type == "Root") return NodeKind::Joint;
    if (type == "Camera" || type == "CameraStereo" || type == "CameraSwitcher") return NodeKind::Camera;
    return type == "Light" ? NodeKind::Light : NodeKind::Untold;
  }

  Result<void> readNodes() {
    // The scene itself, then Models from the top down.
    out_.nodes.push_back({.name = "RootNode"});
    models_.push_back(0);
    transforms_.emplace_back();
    std::vector<std::pair<std::int64_t, int>> open;
    const auto push = [&](std::int64_t id, int node) {
      std::vector<std::pair<std::int64_t, int>> below;
      for (const Link& link : objects_.linkedTo(id)) {
        const Record* child = link.property.empty() ? objects_.find(link.from) : nullptr;
        if (child && child->name == "Model") below.emplace_back(link.from, node);
      }
      open.insert(open.end(), below.rbegin(), below.rend());
    };
    push(0, 0);
    while (!open.empty()) {
      const auto [id, parent] = open.back();
      open.pop_back();
      if (nodeOf_.contains(id)) continue;  // hangs in two places: the first counts
      if (out_.nodes.size() >= kMostNodes) return tooMuch("nodes");
      const Record& model = *objects_.find(id);
      const int index = static_cast<int>(out_.nodes.size());
      Node node;
      node.name = objectName(model).substr(0, 1024);
      node.parent = parent;
      node.kind = kindOf(model.text(2));
      node.hasMesh = model.text(2) == "Mesh";
      for (const Link& link : objects_.linkedTo(id)) {
        const Record* part = objects_.find(link.from);
        if (part && part->name == "NodeAttribute" && node.kind == NodeKind::Untold) node.kind = kindOf(part->text(2));
        if (part && part->name == "Geometry") node.hasMesh = true;
      }
      Transform transform(objects_.properties(model));
      node.local = transform.local(transform.still(), stillScale(parent));
      out_.nodes.push_back(std::move(node));
      nodeOf_.emplace(id, index);
      models_.push_back(id);
      transforms_.push_back(transform);
      push(id, index);
    }
    return {};
  }

  glm::dvec3 stillScale(int node) const { return node < 0 ? glm::dvec3(1.0) : transforms_[static_cast<std::size_t>(node)].still().scaling; }

  void readSkins() {
    for (const std::int64_t id : objects_.all("Deformer")) {
      const Record& skin = *objects_.find(id);
      if (skin.text(2) != "Skin") continue;
      std::vector<int> joints;
      for (const Link& link : objects_.linkedTo(id)) {
        const Record* cluster = objects_.find(link.from);
        if (!cluster || cluster->name != "Deformer" || cluster->text(2) != "Cluster") continue;
        for (const Link& bone : objects_.linkedTo(link.from)) {
          const auto found = nodeOf_.find(bone.from);
          if (found == nodeOf_.end()) continue;
          Node& node = out_.nodes[static_cast<std::size_t>(found->second)];
          node.isBone = true;
          joints.push_back(found->second);
          const Record* matrix = cluster->child("TransformLink");
          const auto values = matrix ? matrix->numbers() : std::vector<double>();
          if (node.bind || values.size() < 16) continue;
          glm::dmat4 bind(1.0);
          for (int i = 0; i < 16; ++i) bind[i / 4][i % 4] = values[static_cast<std::size_t>(i)];
          if (std::abs(glm::determinant(bind)) > 1e-12) node.bind = bind;
        }
      }
      if (!joints.empty()) out_.skins.push_back(std::move(joints));
    }
  }

  Result<void> readTakes() {
    const auto stacks = objects_.all("AnimationStack");
    if (stacks.size() > kMostTakes) return tooMuch("takes");
    for (const std::int64_t id : stacks) {
      const LayeredMotion motion(objects_, id, ticksPerSecond_);
      const Record& stack = *objects_.find(id);
      Take take;
      take.name = stackName(stack);
      if (motion.layerCount() > 1)
        take.notes.push_back(fmt::format("the {} animation layers of the take are laid over each other as the file says", motion.layerCount()));
      if (auto ok = bake(stack, motion, take); !ok) return ok;
      out_.takes.push_back(std::move(take));
    }
    return {};
  }

  static std::string stackName(const Record& stack) { return objectName(stack).substr(0, 1024); }

  /// The declared span of the take within its keys; the keys' own where nothing sensible is declared.
  std::pair<double, double> spanOf(const Record& stack, const LayeredMotion& motion, double frame, Take& take) const {
    double first = 0.0, last = 0.0;
    bool any = false;
    for (const auto& [model, span] : motion.models()) {
      first = any ? std::min(first, span.first) : span.first;
      last = any ? std::max(last, span.last) : span.last;
      any = true;
    }
    const Properties p = objects_.properties(stack);
    if (!any || !(last > first) || !p.has("LocalStop")) return {first, last};
    const double start = static_cast<double>(p.whole("LocalStart")) / ticksPerSecond_, stop = static_cast<double>(p.whole("LocalStop")) / ticksPerSecond_;
    const double from = std::max(first, start), to = std::min(last, stop);
    if (to - from < std::min(0.99 * frame, last - first)) {
      take.notes.push_back(fmt::format("the take's declared span holds none of its motion: all keys from {:g} to {:g} s are taken", first, last));
      return {first, last};
    }
    if (from > first + 0.5 * frame || to < last - 0.5 * frame)
      take.notes.push_back(fmt::format("the take is declared from {:g} to {:g} s: keys before and after are passed over", start, stop));
    return {from, to};
  }

  Result<void> bake(const Record& stack, const LayeredMotion& motion, Take& take) {
    double rate = fps_;
    if (!(rate > 0.0)) rate = out_.fps;
    if (!(rate > 0.0)) rate = rateOfKeys(motion.curves(), false).fps;
    const auto [from, to] = spanOf(stack, motion, 1.0 / rate, take);
    for (const auto& [model, keys] : motion.models()) {
      const auto found = nodeOf_.find(model);
      if (found == nodeOf_.end()) continue;
      const auto index = static_cast<std::size_t>(found->second);
      const double begin = std::max(keys.first, from), end = std::min(keys.last, to);
      const double seconds = std::max(0.0, end - begin);
      if (!(seconds < 1e6)) return tooMuch("seconds");
      const auto whole = static_cast<std::size_t>(std::floor(seconds * rate + 0.01));
      keys_ += 2 * (whole + 2);
      if (keys_ > mostKeys_) return tooMuch("animation");
      Channel channel;
      channel.node = found->second;
      const auto add = [&, model = model](double time) {
        // A Model that does not take over its parent's scale has to know it.
        const int parent = out_.nodes[index].parent;
        glm::dvec3 above(1.0);
        if (transforms_[index].ignoresParentScale() && parent > 0)
          above = motion.at(models_[static_cast<std::size_t>(parent)], transforms_[static_cast<std::size_t>(parent)], time).scaling;
        const MatrixParts parts = partsOf(transforms_[index].local(motion.at(model, transforms_[index], time), above));
        channel.positionTimes.push_back(time);
        channel.positions.push_back(parts.place);
        channel.rotations.push_back(parts.turn);
        channel.scales.push_back(parts.scale);
      };
      for (std::size_t f = 0; f <= whole; ++f) add(std::min(begin + static_cast<double>(f) / rate, end));
      if (end > channel.positionTimes.back() + 1e-6) add(end);
      channel.rotationTimes = channel.scaleTimes = channel.positionTimes;
      keepWhatChanges(channel.positionTimes, channel.positions);
      keepWhatChanges(channel.scaleTimes, channel.scales);
      take.channels.push_back(std::move(channel));
    }
    return {};
  }

  /// First and last key are enough where nothing changes.
  static void keepWhatChanges(std::vector<double>& times, std::vector<glm::dvec3>& values) {
    if (times.size() < 3 ||
        std::any_of(values.begin(), values.end(), [&](const glm::dvec3& v) { return glm::length(v - values.front()) > 1e-12 * (1.0 + glm::length(v)); }))
      return;
    times = {times.front(), times.back()};
    values.resize(2);
  }

  const Tree& tree_;
  std::string_view name_;
  Objects objects_;
  double fps_ = 0.0, ticksPerSecond_ = kTicksPerSecond;
  Scene out_;
  std::vector<std::int64_t> models_;   // by node
  std::vector<Transform> transforms_;  // by node
  std::unordered_map<std::int64_t, int> nodeOf_;
  std::size_t keys_ = 0, mostKeys_;  // a frame each: two keys far apart are soon written
};

}  // namespace

Result<Scene> readFbxScene(std::string_view bytes, std::string_view name, double fps, Looks* looks, const std::filesystem::path& folder) {
  auto tree = parseTree(bytes, name, looks ? TreeContent::Looks : TreeContent::Motion);
  if (!tree) return tree.error();
  if (!tree->root.child("Objects")) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds no objects", name)};
  return FbxScene(*tree, name, fps, bytes.size()).run(looks, folder);
}

}  // namespace core::io
