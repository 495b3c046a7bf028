#include "core/io/read/scene/scene_figure.h"

#include "core/io/read/scene/matrix_parts.h"
#include "core/io/read/scene/unique_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::io {

namespace {

using namespace scene;

constexpr int kFewestOfAFigure = 8;  // joints; fewer side by side are no sign of a figure among other things

class FigureSearch {
 public:
  FigureSearch(const Scene& scene, const Take* only)
      : scene_(scene), count_(scene.nodes.size()), marked_(count_, false), moving_(count_, false), dropped_(count_, false) {
    for (const Take& take : scene.takes)
      for (const Channel& channel : take.channels)
        if ((!only || &take == only) && moves(channel)) moving_[static_cast<std::size_t>(channel.node)] = true;
  }

  std::optional<SceneFigure> run() {
    if (!mark()) return std::nullopt;
    countBelow();
    std::size_t root = narrowed();
    root = withoutHolders(root);
    collect(root);
    return std::move(out_);
  }

 private:
  const Node& node(std::size_t i) const { return scene_.nodes[i]; }
  bool isThing(std::size_t i) const { return node(i).kind == NodeKind::Camera || node(i).kind == NodeKind::Light; }

  bool mark() {
    for (std::size_t i = 0; i < count_; ++i) marked_[i] = node(i).isBone;
    if (any()) return true;
    std::vector<bool> hasCurve(count_, false);
    for (const Take& take : scene_.takes)
      for (const Channel& channel : take.channels)
        if (!isThing(static_cast<std::size_t>(channel.node))) hasCurve[static_cast<std::size_t>(channel.node)] = true;
    std::size_t joints = 0;
    for (std::size_t i = 0; i < count_; ++i) joints += marked_[i] = node(i).kind == NodeKind::Joint;
    if (joints >= 3) {
      // What moves above the joints is a joint too: a placement node of another kind.
      for (std::size_t i = count_; i-- > 0;)
        if (marked_[i])
          for (int up = node(i).parent; up >= 0 && !marked_[static_cast<std::size_t>(up)]; up = node(static_cast<std::size_t>(up)).parent)
            if (hasCurve[static_cast<std::size_t>(up)]) marked_[static_cast<std::size_t>(up)] = true;
      return true;
    }
    for (std::size_t i = 0; i < count_; ++i) marked_[i] = marked_[i] || hasCurve[i];
    if (any()) return true;
    // No skin, no joint, no curve: everything that is not drawn, but for the file's own root.
    for (std::size_t i = 1; i < count_; ++i) marked_[i] = !node(i).hasMesh && !isThing(i);
    return any();
  }

  bool any() const { return std::find(marked_.begin(), marked_.end(), true) != marked_.end(); }

  void countBelow() {
    below_.assign(count_, 0);
    for (std::size_t i = count_; i-- > 0;) {
      if (dropped_[i]) continue;
      below_[i] += marked_[i];
      if (node(i).parent >= 0) below_[static_cast<std::size_t>(node(i).parent)] += below_[i];
    }
  }

  /// The deepest node with all marked ones below it; the file's own root only where it must.
  std::size_t deepest() const {
    const int total = below_[0];
    std::size_t root = 0;
    for (std::size_t i = 0; i < count_; ++i)
      if (!dropped_[i] && below_[i] == total) root = i;
    return root;
  }

  /// The same once separate things are left out.
  std::size_t narrowed() {
    while (true) {
      const std::size_t root = deepest();
      if (marked_[root] || moving_[root]) return root;
      std::vector<std::size_t> branches;
      for (std::size_t i = root + 1; i < count_; ++i)
        if (node(i).parent == static_cast<int>(root) && below_[i] > 0 && !dropped_[i]) branches.push_back(i);
      if (branches.size() < 2 || !leaveOut(root, branches)) return root;
    }
  }

  bool leaveOut(std::size_t holder, const std::vector<std::size_t>& branches) {
    // Branches that share a skin belong together.
    std::vector<int> branchOf(count_, -1);
    for (std::size_t b = 0; b < branches.size(); ++b) branchOf[branches[b]] = static_cast<int>(b);
    for (std::size_t i = holder + 1; i < count_; ++i)
      if (branchOf[i] < 0 && node(i).parent > static_cast<int>(holder)) branchOf[i] = branchOf[static_cast<std::size_t>(node(i).parent)];
    std::vector<std::size_t> group(branches.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (const auto& skin : scene_.skins) {
      int first = -1;
      for (const int joint : skin) {
        const int branch = branchOf[static_cast<std::size_t>(joint)];
        if (branch < 0) continue;
        if (first < 0) first = branch;
        const std::size_t from = group[static_cast<std::size_t>(branch)], to = group[static_cast<std::size_t>(first)];
        if (from != to) std::replace(group.begin(), group.end(), from, to);
      }
    }
    // How many joints each would give: marked ones and what hangs below them.
    std::vector<int> size(branches.size(), 0);
    for (std::size_t i = holder + 1; i < count_; ++i)
      if (branchOf[i] >= 0 && !dropped_[i] && (marked_[i] || (hasMarkedAbove(i) && !node(i).hasMesh && !isThing(i))))
        ++size[group[static_cast<std::size_t>(branchOf[i])]];
    const auto best = static_cast<std::size_t>(std::max_element(size.begin(), size.end()) - size.begin());
    if (size[best] < kFewestOfAFigure) return false;
    bool any = false;
    int figures = 1;
    std::vector<std::string> others;
    for (std::size_t b = 0; b < branches.size(); ++b) {
      const int own = size[group[b]];
      if (group[b] == best || (holder != 0 && own * 4 > size[best])) continue;
      any = true;
      if (own >= kFewestOfAFigure && own * 2 > size[best]) ++figures;
      others.push_back(node(branches[b]).name);
      for (std::size_t i = branches[b]; i < count_; ++i)
        if (branchOf[i] == static_cast<int>(b)) dropped_[i] = true;
    }
    if (!any) return false;
    const auto taken = static_cast<std::size_t>(std::find(group.begin(), group.end(), best) - group.begin());
    out_.notes.push_back(figures > 1
                             ? fmt::format("of {} figures the one of {} is taken; left out: {}", figures, listedNames({node(branches[taken]).name}), listedNames(others))
                             : fmt::format("no part of the figure: {}", listedNames(others)));
    countBelow();
    return true;
  }

  /// An object that only holds the skeleton, as Blender's armatures do, is no joint.
  std::size_t withoutHolders(std::size_t root) const {
    while (!node(root).isBone && !moving_[root]) {
      std::size_t children = 0, child = 0;
      for (std::size_t i = root + 1; i < count_; ++i) {
        if (node(i).parent != static_cast<int>(root) || dropped_[i] || (below_[i] == 0 && (node(i).hasMesh || isThing(i)))) continue;
        ++children;
        child = i;
      }
      if (children != 1) break;
      root = child;
    }
    return root;
  }

  bool hasMarkedAbove(std::size_t i) const {
    for (int up = node(i).parent; up >= 0; up = node(static_cast<std::size_t>(up)).parent)
      if (marked_[static_cast<std::size_t>(up)]) return true;
    return false;
  }

  void collect(std::size_t root) {
    std::vector<int> jointOf(count_, -1);
    out_.isNeeded.assign(count_, false);
    for (std::size_t i = root; i < count_; ++i) {
      const int parent = node(i).parent;
      const bool inside = i == root || (parent >= 0 && jointOf[static_cast<std::size_t>(parent)] >= 0);
      if (!inside || dropped_[i] || (i != root && below_[i] == 0 && (node(i).hasMesh || isThing(i) || !hasMarkedAbove(i)))) continue;
      jointOf[i] = static_cast<int>(out_.joints.size());
      out_.joints.push_back(static_cast<int>(i));
      out_.parents.push_back(i == root ? -1 : jointOf[static_cast<std::size_t>(parent)]);
    }
    for (const int joint : out_.joints)
      for (int up = joint; up >= 0 && !out_.isNeeded[static_cast<std::size_t>(up)]; up = node(static_cast<std::size_t>(up)).parent)
        out_.isNeeded[static_cast<std::size_t>(up)] = true;
  }

  const Scene& scene_;
  std::size_t count_;
  std::vector<bool> marked_, moving_, dropped_;
  std::vector<int> below_;
  SceneFigure out_;
};

}  // namespace

bool moves(const Channel& channel) {
  const auto places = [](const std::vector<glm::dvec3>& values, Interpolation kind) {
    const std::size_t first = kind == Interpolation::Cubic ? 1 : 0, step = kind == Interpolation::Cubic ? 3 : 1;
    for (std::size_t i = first; i < values.size(); i += step)
      if (glm::length(values[i] - values[first]) > 1e-6 * (1.0 + glm::length(values[i]))) return true;
    return false;
  };
  if (places(channel.positions, channel.positionKind)) return true;
  const std::size_t first = channel.rotationKind == Interpolation::Cubic ? 1 : 0, step = channel.rotationKind == Interpolation::Cubic ? 3 : 1;
  for (std::size_t i = first; i < channel.rotations.size(); i += step)
    if (std::abs(glm::dot(glm::normalize(channel.rotations[i]), glm::normalize(channel.rotations[first]))) < 1.0 - 1e-9) return true;
  return false;
}

std::optional<SceneFigure> findFigure(const Scene& scene, const Take* take) { return FigureSearch(scene, take).run(); }

std::vector<glm::dmat4> restWorlds(const Scene& scene, const SceneFigure& figure, bool& fromSkin) {
  std::vector<glm::dmat4> world(scene.nodes.size());
  for (std::size_t i = 0; i < world.size(); ++i) {
    const Node& node = scene.nodes[i];
    world[i] = node.parent < 0 ? node.local : world[static_cast<std::size_t>(node.parent)] * node.local;
  }
  std::vector<glm::dmat4> own, tied;
  for (const int node : figure.joints) own.push_back(world[static_cast<std::size_t>(node)]);
  fromSkin = false;
  if (std::none_of(figure.joints.begin(), figure.joints.end(), [&](int node) { return scene.nodes[static_cast<std::size_t>(node)].bind.has_value(); })) return own;
  for (std::size_t j = 0; j < own.size(); ++j) {
    const Node& node = scene.nodes[static_cast<std::size_t>(figure.joints[j])];
    const int parent = figure.parents[j];
    if (node.bind)
      tied.push_back(*node.bind);
    else if (parent < 0)
      tied.push_back(own[j]);
    else
      tied.push_back(tied[static_cast<std::size_t>(parent)] * glm::inverse(own[static_cast<std::size_t>(parent)]) * own[j]);
  }
  // A skin tied in other units or places than its nodes stand in says nothing of use.
  double longest = 0.0, worst = 0.0;
  for (std::size_t j = 1; j < own.size(); ++j) {
    const auto parent = static_cast<std::size_t>(figure.parents[j]);
    const double a = glm::length(placeIn(own[j]) - placeIn(own[parent])), b = glm::length(placeIn(tied[j]) - placeIn(tied[parent]));
    longest = std::max(longest, a);
    if (figure.parents[j] > 0) worst = std::max(worst, std::abs(a - b));
  }
  if (!(worst <= 0.05 * longest)) return own;
  fromSkin = true;
  return tied;
}

std::vector<std::string> jointNames(const Scene& scene, const SceneFigure& figure) {
  std::vector<std::string> names;
  for (const int joint : figure.joints) names.push_back(scene.nodes[static_cast<std::size_t>(joint)].name);
  return uniqueNames(std::move(names));
}

}  // namespace core::io
