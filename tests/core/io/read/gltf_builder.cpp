#include "tests/core/io/read/gltf_builder.h"

#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <numbers>

namespace tests {

namespace {

std::string base64(const std::string& bytes) {
  static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t chunk = 0;
    for (std::size_t k = 0; k < 3; ++k) chunk = chunk << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : kLetters[chunk >> (18 - 6 * k) & 63];
  }
  return out;
}

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

int GltfBuilder::node(const std::string& name, int parent, double x, double y, double z, const std::string& more) {
  nodes_.push_back({fmt::format("{}\"translation\":[{},{},{}]{}", name.empty() ? "" : "\"name\":\"" + name + "\",", x, y, z, more.empty() ? "" : "," + more), parent});
  return static_cast<int>(nodes_.size()) - 1;
}

int GltfBuilder::animation(const std::string& name) {
  animationNames_.push_back(name);
  samplers_.emplace_back();
  channels_.emplace_back();
  samplerCounts_.push_back(0);
  return static_cast<int>(animationNames_.size()) - 1;
}

int GltfBuilder::accessor(const std::vector<double>& values, int width, Packing packing) {
  const std::size_t begin = bytes_.size();
  for (const double v : values) {
    switch (packing) {
      case Packing::Float: append(bytes_, static_cast<float>(v)); break;
      case Packing::Int16: append(bytes_, static_cast<std::int16_t>(std::lround(v * 32767))); break;
      case Packing::UInt16: append(bytes_, static_cast<std::uint16_t>(std::lround(v * 65535))); break;
      case Packing::Int8: append(bytes_, static_cast<std::int8_t>(std::lround(v * 127))); break;
    }
  }
  const std::size_t size = bytes_.size() - begin;
  while (bytes_.size() % 4 != 0) bytes_ += '\0';
  const int component = packing == Packing::Float ? 5126 : packing == Packing::Int16 ? 5122 : packing == Packing::UInt16 ? 5123 : 5120;
  views_ += fmt::format("{}{{\"buffer\":0,\"byteOffset\":{},\"byteLength\":{}}}", accessorCount_ ? "," : "", begin, size);
  accessors_ += fmt::format("{}{{\"bufferView\":{},\"componentType\":{},\"count\":{},\"type\":\"{}\"{}}}", accessorCount_ ? "," : "", accessorCount_, component,
                            values.size() / static_cast<std::size_t>(width),
                            width == 1   ? "SCALAR"
                            : width == 3 ? "VEC3"
                                         : "VEC4",
                            packing == Packing::Float ? "" : ",\"normalized\":true");
  return accessorCount_++;
}

void GltfBuilder::track(int animation, int node, const std::string& path, const std::vector<double>& times, const std::vector<double>& values,
                        const std::string& interpolation, Packing packing) {
  const auto a = static_cast<std::size_t>(animation);
  const int input = accessor(times, 1, Packing::Float), output = accessor(values, path == "rotation" ? 4 : 3, packing);
  samplers_[a] += fmt::format("{}{{\"input\":{},\"output\":{},\"interpolation\":\"{}\"}}", samplers_[a].empty() ? "" : ",", input, output, interpolation);
  channels_[a] += fmt::format("{}{{\"sampler\":{},\"target\":{{\"node\":{},\"path\":\"{}\"}}}}", channels_[a].empty() ? "" : ",", samplerCounts_[a]++, node, path);
}

void GltfBuilder::skin(const std::vector<int>& joints) {
  std::string list;
  for (const int joint : joints) list += fmt::format("{}{}", list.empty() ? "" : ",", joint);
  skins_ += fmt::format("{}{{\"joints\":[{}]}}", skins_.empty() ? "" : ",", list);
}

std::vector<int> GltfBuilder::figure(int parent, const std::string& prefix) {
  std::vector<int> out;
  for (const auto& joint : core::motion::humanml3d::tPoseSkeleton()->joints()) {
    const bool isRoot = joint.parent < 0;
    out.push_back(node(prefix + joint.name, isRoot ? parent : out[static_cast<std::size_t>(joint.parent)], isRoot ? 0.0 : static_cast<double>(joint.offset.x),
                       isRoot ? 0.95 : static_cast<double>(joint.offset.y), isRoot ? 0.0 : static_cast<double>(joint.offset.z)));
  }
  return out;
}

std::string GltfBuilder::text(const std::string& uri) const {
  std::string nodes, roots, animations;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    std::string children;
    for (std::size_t k = 0; k < nodes_.size(); ++k)
      if (nodes_[k].parent == static_cast<int>(i)) children += fmt::format("{}{}", children.empty() ? "" : ",", k);
    nodes += fmt::format("{}{{{}{}}}", i ? "," : "", nodes_[i].json, children.empty() ? "" : ",\"children\":[" + children + "]");
    if (nodes_[i].parent < 0) roots += fmt::format("{}{}", roots.empty() ? "" : ",", i);
  }
  for (std::size_t a = 0; a < animationNames_.size(); ++a)
    animations += fmt::format("{}{{\"name\":\"{}\",\"samplers\":[{}],\"channels\":[{}]}}", a ? "," : "", animationNames_[a], samplers_[a], channels_[a]);
  return fmt::format(
      "{{\"asset\":{{\"version\":\"2.0\"}},\"scene\":0,\"scenes\":[{{\"nodes\":[{}]}}],\"nodes\":[{}],\"animations\":[{}],\"accessors\":[{}],\"bufferViews\":[{}],"
      "\"buffers\":[{{\"byteLength\":{},\"uri\":\"{}\"}}]{}{}}}",
      roots, nodes, animations, accessors_, views_, bytes_.size(), uri.empty() ? "data:application/octet-stream;base64," + base64(bytes_) : uri,
      skins_.empty() ? "" : ",\"skins\":[" + skins_ + "]", top_);
}

std::vector<double> turnsAboutZ(const std::vector<double>& degrees) {
  std::vector<double> out;
  for (const double d : degrees) {
    const double half = d * std::numbers::pi / 360.0;
    out.insert(out.end(), {0.0, 0.0, std::sin(half), std::cos(half)});
  }
  return out;
}

}  // namespace tests
