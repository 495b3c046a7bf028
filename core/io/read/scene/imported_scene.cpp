#include "core/io/read/scene/imported_scene.h"

#include "core/io/read/scene/scene_bytes.h"

#include <algorithm>
#include <cmath>

namespace core::io::scene {

namespace {

bool isFinite(const glm::dmat4& m) {
  for (int c = 0; c < 4; ++c)
    for (int r = 0; r < 4; ++r)
      if (!(std::abs(m[c][r]) < 1e12)) return false;
  return true;
}

bool isFinite(const std::vector<glm::dvec3>& values) {
  for (const auto& v : values)
    if (!(std::abs(v.x) < 1e12 && std::abs(v.y) < 1e12 && std::abs(v.z) < 1e12)) return false;
  return true;
}

std::size_t each(Interpolation kind) { return kind == Interpolation::Cubic ? 3 : 1; }

/// Slopes of turns may have any length, turns themselves not.
bool isFinite(const std::vector<glm::dquat>& values, Interpolation kind) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double length = glm::dot(values[i], values[i]);
    const bool isSlope = kind == Interpolation::Cubic && i % 3 != 1;
    if (!((isSlope || length > 1e-12) && length < 1e12)) return false;
  }
  return true;
}

bool rises(const std::vector<double>& times) {
  for (std::size_t i = 0; i < times.size(); ++i)
    if (!(std::abs(times[i]) < 1e9) || (i > 0 && times[i] < times[i - 1])) return false;
  return true;
}

bool isSound(const Scene& scene) {
  if (scene.nodes.empty() || scene.upAxis < 0 || scene.upAxis > 2) return false;
  if (!(scene.metresPerUnit >= 0.0 && scene.metresPerUnit < 1e6) || !(scene.fps >= 0.0 && scene.fps < 1e6)) return false;
  for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
    const Node& node = scene.nodes[i];
    if (node.parent >= static_cast<int>(i) || (node.parent < 0) != (i == 0)) return false;
    if (node.kind > NodeKind::Light || !isFinite(node.local) || (node.bind && !isFinite(*node.bind))) return false;
  }
  for (const auto& skin : scene.skins)
    for (const int node : skin)
      if (node < 0 || node >= static_cast<int>(scene.nodes.size())) return false;
  for (const Take& take : scene.takes) {
    for (const Channel& c : take.channels) {
      if (c.node < 0 || c.node >= static_cast<int>(scene.nodes.size())) return false;
      if (c.positionTimes.size() * each(c.positionKind) != c.positions.size() || c.rotationTimes.size() * each(c.rotationKind) != c.rotations.size() ||
          c.scaleTimes.size() * each(c.scaleKind) != c.scales.size())
        return false;
      if (!rises(c.positionTimes) || !rises(c.rotationTimes) || !rises(c.scaleTimes)) return false;
      if (!isFinite(c.positions) || !isFinite(c.scales) || !isFinite(c.rotations, c.rotationKind)) return false;
    }
  }
  return true;
}

}  // namespace

std::string pack(const Scene& scene) {
  Packer out;
  out.number(static_cast<std::uint64_t>(scene.nodes.size()));
  for (const Node& node : scene.nodes) {
    out.text(node.name);
    out.number(node.parent);
    out.number(node.local);
    out.number(node.kind);
    out.number(static_cast<std::uint8_t>(node.isBone | node.hasMesh << 1 | node.bind.has_value() << 2));
    out.number(node.bind.value_or(glm::dmat4(1.0)));
  }
  out.number(static_cast<std::uint64_t>(scene.takes.size()));
  for (const Take& take : scene.takes) {
    out.text(take.name);
    out.texts(take.notes);
    out.number(static_cast<std::uint64_t>(take.channels.size()));
    for (const Channel& channel : take.channels) {
      out.number(channel.node);
      for (const auto kind : {channel.positionKind, channel.rotationKind, channel.scaleKind}) out.number(kind);
      out.array(channel.positionTimes);
      out.array(channel.positions);
      out.array(channel.rotationTimes);
      out.array(channel.rotations);
      out.array(channel.scaleTimes);
      out.array(channel.scales);
    }
  }
  out.number(static_cast<std::uint64_t>(scene.skins.size()));
  for (const auto& skin : scene.skins) out.array(skin);
  out.texts(scene.notes);
  out.text(scene.madeBy);
  out.number(scene.metresPerUnit);
  out.number(scene.upAxis);
  out.number(scene.upSign);
  out.number(scene.fps);
  return out.take();
}

Result<Scene> unpack(std::string_view bytes) {
  Unpacker in(bytes);
  Scene scene;
  scene.nodes.resize(in.count(kMostNodes, 8));
  for (Node& node : scene.nodes) {
    node.name = in.text();
    node.parent = in.number<int>();
    node.local = in.number<glm::dmat4>();
    node.kind = in.number<NodeKind>();
    const auto flags = in.number<std::uint8_t>();
    node.isBone = flags & 1;
    node.hasMesh = flags & 2;
    const auto bind = in.number<glm::dmat4>();
    if (flags & 4) node.bind = bind;
  }
  scene.takes.resize(in.count(kMostTakes, 8));
  for (Take& take : scene.takes) {
    take.name = in.text();
    take.notes = in.texts();
    take.channels.resize(in.count(kMostNodes, 8));
    for (Channel& channel : take.channels) {
      channel.node = in.number<int>();
      for (auto* kind : {&channel.positionKind, &channel.rotationKind, &channel.scaleKind}) *kind = std::min(in.number<Interpolation>(), Interpolation::Cubic);
      channel.positionTimes = in.array<double>();
      channel.positions = in.array<glm::dvec3>();
      channel.rotationTimes = in.array<double>();
      channel.rotations = in.array<glm::dquat>();
      channel.scaleTimes = in.array<double>();
      channel.scales = in.array<glm::dvec3>();
    }
  }
  scene.skins.resize(in.count(kMostNodes, 8));
  for (auto& skin : scene.skins) skin = in.array<int>();
  scene.notes = in.texts();
  scene.madeBy = in.text();
  scene.metresPerUnit = in.number<double>();
  scene.upAxis = in.number<int>();
  scene.upSign = in.number<int>();
  scene.fps = in.number<double>();
  if (!in.atEnd() || !isSound(scene)) return Error{ErrorCode::ParseFailed, "holds values that make no sense"};
  return scene;
}

}  // namespace core::io::scene
