#pragma once

#include <glm/vec3.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::motion {

struct Joint {
  std::string name;
  int parent = -1;         // -1 for the root; otherwise smaller than the joint's own index
  glm::vec3 offset{0.0f};  // metres, from the parent, in the parent's frame at rest
};

/// A tree of named joints, parents before children, exactly one root at index 0. Immutable.
class Skeleton {
 public:
  /// Throws std::invalid_argument when the tree is not as described above. endSites: further offsets
  /// (metres) of bone tips that carry no rotation, as BVH's End Sites; jointTips[i].first is the joint.
  explicit Skeleton(std::vector<Joint> joints, std::vector<std::pair<int, glm::vec3>> endSites = {});

  int jointCount() const { return static_cast<int>(joints_.size()); }
  const std::vector<Joint>& joints() const { return joints_; }
  const Joint& joint(int index) const { return joints_.at(static_cast<std::size_t>(index)); }
  const std::vector<std::pair<int, glm::vec3>>& endSites() const { return endSites_; }
  /// Index of the joint of that name, or -1.
  int indexOf(std::string_view name) const;

 private:
  std::vector<Joint> joints_;
  std::vector<std::pair<int, glm::vec3>> endSites_;
};

}  // namespace core::motion
