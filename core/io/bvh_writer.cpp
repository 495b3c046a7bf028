#include "core/io/bvh_writer.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/mat3x3.hpp>

#include <array>
#include <cctype>
#include <cmath>
#include <iterator>
#include <numbers>

namespace core::io {

namespace {

constexpr double kPi = std::numbers::pi;

/// Rotation = Z * X * Y, in radians.
struct Euler {
  double z = 0.0, x = 0.0, y = 0.0;
};

double nearestTurn(double angle, double before) { return angle + 2.0 * kPi * std::round((before - angle) / (2.0 * kPi)); }

/// The angles nearest to the last frame's among all that mean this rotation.
Euler eulerNear(const glm::quat& rotation, const Euler& before) {
  const glm::dmat3 m = glm::mat3_cast(glm::normalize(glm::dquat(rotation)));  // m[column][row]
  const double sine = std::clamp(m[1][2], -1.0, 1.0);
  if (std::abs(sine) > 1.0 - 1e-9) {
    // Z and Y turn about the same axis here: Y stays where it was.
    const double both = std::atan2(m[0][1], m[0][0]);
    const double z = sine > 0.0 ? both - before.y : both + before.y;
    return {nearestTurn(z, before.z), nearestTurn(std::asin(sine), before.x), before.y};
  }
  const Euler first{std::atan2(-m[1][0], m[1][1]), std::asin(sine), std::atan2(-m[0][2], m[2][2])};
  const auto near = [&](const Euler& e) { return Euler{nearestTurn(e.z, before.z), nearestTurn(e.x, before.x), nearestTurn(e.y, before.y)}; };
  const Euler a = near(first), b = near({first.z + kPi, kPi - first.x, first.y + kPi});
  const auto distance = [&](const Euler& e) { return std::abs(e.z - before.z) + std::abs(e.x - before.x) + std::abs(e.y - before.y); };
  return distance(a) <= distance(b) ? a : b;
}

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

class Writer {
 public:
  Writer(const motion::Clip& clip, const BvhWriteOptions& options)
      : clip_(clip), options_(options), moves_(movingJoints(clip)), children_(moves_.size()) {
    for (int j = 1; j < clip.jointCount(); ++j) children_[static_cast<std::size_t>(clip.skeleton().joint(j).parent)].push_back(j);
  }

  std::string text() {
    text_ = "HIERARCHY\n";
    joint(0, 0);
    const int frames = clip_.frameCount() + (options_.leadsWithRestPose ? 1 : 0);
    text_ += fmt::format("MOTION\nFrames: {}\nFrame Time: {:.8f}\n", frames, 1.0 / clip_.fps());
    std::vector<Euler> angles(moves_.size());
    if (options_.leadsWithRestPose) restFrame();
    for (int f = 0; f < clip_.frameCount(); ++f) frame(f, angles);
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
    text_ += fmt::format("\n{}\tCHANNELS {}Zrotation Xrotation Yrotation\n", indent, moves_[k] ? "6 Xposition Yposition Zposition " : "3 ");
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

  void frame(int f, std::vector<Euler>& angles) {
    const auto rotations = clip_.rotations(f);
    const auto translations = clip_.translations(f);
    std::string line;
    for (const int j : order_) {
      const auto k = static_cast<std::size_t>(j);
      if (j == 0) addVector(line, clip_.rootPosition(f), options_.unitsPerMetre);
      else if (moves_[k]) addVector(line, translations[k], options_.unitsPerMetre);
      angles[k] = eulerNear(rotations[k], angles[k]);
      addNumber(line, angles[k].z * 180.0 / kPi);
      addNumber(line, angles[k].x * 180.0 / kPi);
      addNumber(line, angles[k].y * 180.0 / kPi);
    }
    text_.append(line, 1).append("\n");
  }

  const motion::Clip& clip_;
  const BvhWriteOptions& options_;
  std::vector<bool> moves_;
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
