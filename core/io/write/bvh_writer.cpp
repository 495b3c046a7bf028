#include "core/io/write/bvh_writer.h"

#include "core/base/file.h"
#include "core/motion/euler_curves.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <array>
#include <cctype>
#include <cmath>
#include <iterator>
#include <numbers>

namespace core::io {

namespace {

constexpr double kDegrees = 180.0 / std::numbers::pi;
constexpr double kGimbalMargin = 0.35;  // radians; nearer to gimbal lock curves turn three times as fast as the joint: channels in another order

std::string plainName(const std::string& name) {
  std::string plain;
  for (const char c : name) plain += std::isspace(static_cast<unsigned char>(c)) || c == '{' || c == '}' ? '_' : c;
  return plain.empty() ? "joint" : plain;
}

/// Six decimals, and no "-0.000000".
void addNumber(std::string& text, double value) {
  const double rounded = std::abs(value) < 5e-7 ? 0.0 : value;
  fmt::format_to(std::back_inserter(text), " {:.6f}", rounded);
}

void addVector(std::string& text, const glm::vec3& v, double scale) {
  for (int axis = 0; axis < 3; ++axis) addNumber(text, static_cast<double>(v[axis]) * scale);
}

/// Which joints need position channels besides the root.
std::vector<bool> movingJoints(const motion::Clip& clip) {
  std::vector<bool> moves(static_cast<std::size_t>(clip.jointCount()), false);
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto translations = clip.translations(f);
    for (std::size_t j = 1; j < translations.size(); ++j) {
      if (glm::length(translations[j] - clip.skeleton().joint(static_cast<int>(j)).offset) > 1e-6f) moves[j] = true;
    }
  }
  if (!moves.empty()) moves[0] = true;
  return moves;
}

/// The first channel of a BVH turns last.
motion::EulerOrder orderOf(BvhChannels channels) {
  switch (channels) {
    case BvhChannels::Zyx: return motion::EulerOrder::Xyz;
    case BvhChannels::Xyz: return motion::EulerOrder::Zyx;
    default: return motion::EulerOrder::Yxz;
  }
}

class Writer {
 public:
  Writer(const motion::Clip& clip, const BvhWriteOptions& options) : clip_(clip), options_(options), moves_(movingJoints(clip)), children_(moves_.size()) {
    for (int j = 0; j < clip.jointCount(); ++j) {
      orders_.push_back(options.channels == BvhChannels::Calm ? motion::calmOrder(clip, j, motion::EulerOrder::Yxz, kGimbalMargin) : orderOf(options.channels));
      angles_.push_back(motion::eulerCurve(clip, j, orders_.back()));
    }
    for (int j = 1; j < clip.jointCount(); ++j) children_[static_cast<std::size_t>(clip.skeleton().joint(j).parent)].push_back(j);
  }

  std::string text() {
    text_ = "HIERARCHY\n";
    joint(0, 0);
    const int frames = clip_.frameCount() + (options_.leadsWithRestPose ? 1 : 0);
    text_ += fmt::format("MOTION\nFrames: {}\nFrame Time: {:.10f}\n", frames, 1.0 / clip_.fps());
    if (options_.leadsWithRestPose) restFrame();
    for (int f = 0; f < clip_.frameCount(); ++f) frame(f);
    return std::move(text_);
  }

 private:
  // Depth first, and the order of the channels with it; a skeleton may list its joints in another order.
  void joint(int index, int depth) {
    const auto& joint = clip_.skeleton().joint(index);
    const auto k = static_cast<std::size_t>(index);
    const std::string indent(static_cast<std::size_t>(depth), '\t');
    order_.push_back(index);
    text_ += fmt::format("{}{} {}\n{}{{\n{}\tOFFSET", indent, depth == 0 ? "ROOT" : "JOINT", plainName(joint.name), indent, indent);
    addVector(text_, joint.offset, options_.unitsPerMetre);
    const auto axes = motion::axesOf(orders_[k]);
    text_ += fmt::format("\n{}\tCHANNELS {}{}rotation {}rotation {}rotation\n", indent, moves_[k] ? "6 Xposition Yposition Zposition " : "3 ", "XYZ"[axes[2]],
                         "XYZ"[axes[1]], "XYZ"[axes[0]]);
    for (const int child : children_[k]) this->joint(child, depth + 1);
    bool hasEnd = !children_[k].empty();
    for (const auto& [owner, offset] : clip_.skeleton().endSites()) {
      if (owner != index) continue;
      endSite(offset, indent);
      hasEnd = true;
    }
    if (!hasEnd) endSite(0.5f * joint.offset, indent);
    text_ += indent + "}\n";
  }

  void endSite(const glm::vec3& offset, const std::string& indent) {
    text_ += fmt::format("{}\tEnd Site\n{}\t{{\n{}\t\tOFFSET", indent, indent, indent);
    addVector(text_, offset, options_.unitsPerMetre);
    text_ += fmt::format("\n{}\t}}\n", indent);
  }

  void restFrame() {
    std::string line;
    for (const int j : order_) {
      if (moves_[static_cast<std::size_t>(j)]) {
        addVector(line, j == 0 ? clip_.rootPosition(0) : clip_.skeleton().joint(j).offset, options_.unitsPerMetre);
      }
      for (int i = 0; i < 3; ++i) addNumber(line, 0.0);
    }
    text_.append(line, 1).append("\n");
  }

  void frame(int f) {
    const auto translations = clip_.translations(f);
    std::string line;
    for (const int j : order_) {
      const auto k = static_cast<std::size_t>(j);
      if (j == 0)
        addVector(line, clip_.rootPosition(f), options_.unitsPerMetre);
      else if (moves_[k])
        addVector(line, translations[k], options_.unitsPerMetre);
      const auto axes = motion::axesOf(orders_[k]);
      const glm::dvec3& angles = angles_[k][static_cast<std::size_t>(f)];
      for (const int axis : {axes[2], axes[1], axes[0]}) addNumber(line, angles[axis] * kDegrees);
    }
    text_.append(line, 1).append("\n");
  }

  const motion::Clip& clip_;
  const BvhWriteOptions& options_;
  std::vector<bool> moves_;
  std::vector<motion::EulerOrder> orders_;
  std::vector<std::vector<glm::dvec3>> angles_;  // radians, [J][F]
  std::vector<std::vector<int>> children_;
  std::vector<int> order_;
  std::string text_;
};

}  // namespace

std::string formatBvh(const motion::Clip& clip, const BvhWriteOptions& options) { return Writer(clip, options).text(); }

Result<void> writeBvh(const std::filesystem::path& file, const motion::Clip& clip, const BvhWriteOptions& options) {
  return base::writeFileAtomically(file, formatBvh(clip, options));
}

}  // namespace core::io
