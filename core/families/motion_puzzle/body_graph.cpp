#include "core/families/motion_puzzle/body_graph.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace core::model {

namespace {

constexpr int kMidNodes = 10;
using Edges = std::vector<std::pair<int, int>>;
using Groups = std::vector<std::vector<int>>;

/// [hops + 1, count, count]: the adjacency by exact distance; column j divided by how many nodes lie within `hops` of j.
at::Tensor adjacency(int count, const Edges& edges, int hops) {
  constexpr int kFar = 1000;
  std::vector<std::vector<int>> distance(static_cast<std::size_t>(count), std::vector<int>(static_cast<std::size_t>(count), kFar));
  const auto between = [&](int a, int b) -> int& { return distance[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)]; };
  for (int i = 0; i < count; ++i) between(i, i) = 0;
  for (const auto& [a, b] : edges) between(a, b) = between(b, a) = 1;
  for (int k = 0; k < count; ++k)
    for (int a = 0; a < count; ++a)
      for (int b = 0; b < count; ++b) between(a, b) = std::min(between(a, b), between(a, k) + between(k, b));
  auto matrix = at::zeros({hops + 1, count, count});
  auto values = matrix.accessor<float, 3>();
  for (int j = 0; j < count; ++j) {
    int near = 0;
    for (int v = 0; v < count; ++v) near += between(v, j) <= hops ? 1 : 0;
    for (int v = 0; v < count; ++v)
      if (between(v, j) <= hops) values[between(v, j)][v][j] = 1.0f / static_cast<float>(near);
  }
  return matrix;
}

/// [sources, groups]: each group is the mean of its members.
at::Tensor meansOf(int sources, const Groups& groups) {
  auto matrix = at::zeros({sources, static_cast<std::int64_t>(groups.size())});
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const int member : groups[g]) matrix[member][static_cast<std::int64_t>(g)] = 1.0 / static_cast<double>(groups[g].size());
  return matrix;
}

/// [groups, sources]: each source is the mean of the groups that it is in.
at::Tensor spreadOf(int sources, const Groups& groups) {
  auto matrix = at::zeros({static_cast<std::int64_t>(groups.size()), sources});
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const int member : groups[g]) matrix[static_cast<std::int64_t>(g)][member] = 1.0;
  return matrix / matrix.sum(0, true);
}

BodyGraph::Level levelOf(const Groups& parts) {
  BodyGraph::Level level;
  std::vector<std::int64_t> joined;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::vector<std::int64_t> nodes(parts[p].begin(), parts[p].end());
    level.nodes[p] = at::tensor(nodes, at::kLong);
    joined.insert(joined.end(), nodes.begin(), nodes.end());
  }
  level.order = at::argsort(at::tensor(joined, at::kLong));
  return level;
}

std::vector<int> range(int first, int last) {
  std::vector<int> all;
  for (int i = first; i <= last; ++i) all.push_back(i);
  return all;
}

}  // namespace

const std::array<const char*, kBodyParts>& bodyPartNames() {
  static const std::array<const char*, kBodyParts> names{"leftleg", "rightleg", "spine", "leftarm", "rightarm"};
  return names;
}

const std::array<int, 22>& humanNodes() {
  static const std::array<int, 22> nodes{0, 1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12, 15, 13, 16, 18, 20, 14, 17, 19, 21};
  return nodes;
}

const std::vector<int>& nodeParents(int joints) {
  static const std::vector<int> published{-1, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 10, 13, 14, 15, 10, 17, 18, 19};
  static const std::vector<int> human{-1, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 12, 11, 14, 15, 16, 11, 18, 19, 20};
  if (joints != 21 && joints != 22) throw std::invalid_argument("Motion Puzzle has 21 or 22 nodes, not " + std::to_string(joints));
  return joints == 21 ? published : human;
}

BodyGraph bodyGraph(int joints) {
  const auto& parents = nodeParents(joints);
  const bool isHuman = joints == 22;
  BodyGraph graph;
  graph.joints = joints;
  Edges edges;
  for (int i = 1; i < joints; ++i) edges.emplace_back(i, parents[static_cast<std::size_t>(i)]);
  graph.jointHops = adjacency(joints, edges, 2);
  graph.midHops = adjacency(kMidNodes, {{4, 0}, {4, 2}, {4, 5}, {4, 6}, {4, 8}, {0, 1}, {2, 3}, {6, 7}, {8, 9}}, 1);
  graph.partHops = adjacency(kBodyParts, {{2, 0}, {2, 1}, {2, 3}, {2, 4}}, 1);
  Groups limbs{{0, 1, 2}, {2, 3, 4}, {0, 5, 6}, {6, 7, 8}};
  const Groups upper = isHuman ? Groups{{0, 9, 10, 11}, {11, 12, 13}, {11, 14, 15}, {15, 16, 17}, {11, 18, 19}, {19, 20, 21}}
                               : Groups{{0, 9, 10}, {10, 11, 12}, {10, 13, 14}, {14, 15, 16}, {10, 17, 18}, {18, 19, 20}};
  limbs.insert(limbs.end(), upper.begin(), upper.end());
  const Groups parts{{0, 1, 4}, {2, 3, 4}, {4, 5}, {6, 7, 4}, {8, 9, 4}};  // the back feeds every part
  graph.midFromJoint = meansOf(joints, limbs), graph.jointFromMid = spreadOf(joints, limbs);
  graph.partFromMid = meansOf(kMidNodes, parts), graph.midFromPart = spreadOf(kMidNodes, parts);
  const int more = isHuman ? 1 : 0;
  auto spine = range(9, 12 + more);
  spine.insert(spine.begin(), 0);
  graph.jointLevel = levelOf({range(1, 4), range(5, 8), spine, range(13 + more, 16 + more), range(17 + more, 20 + more)});
  graph.midLevel = levelOf({{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}});
  graph.partLevel = levelOf({{0}, {1}, {2}, {3}, {4}});
  return graph;
}

}  // namespace core::model
