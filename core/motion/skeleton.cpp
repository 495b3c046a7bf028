#include "core/motion/skeleton.h"

#include <fmt/format.h>

#include <stdexcept>

namespace core::motion {

Skeleton::Skeleton(std::vector<Joint> joints, std::vector<std::pair<int, glm::vec3>> endSites) : joints_(std::move(joints)), endSites_(std::move(endSites)) {
  if (joints_.empty()) throw std::invalid_argument("a skeleton needs at least one joint");
  for (int i = 0; i < jointCount(); ++i) {
    const int parent = joints_[static_cast<std::size_t>(i)].parent;
    if (i == 0 ? parent != -1 : (parent < 0 || parent >= i)) {
      throw std::invalid_argument(fmt::format("joint {} has parent {}; parents come before children", i, parent));
    }
  }
  for (const auto& [joint, offset] : endSites_) {
    if (joint < 0 || joint >= jointCount()) {
      throw std::invalid_argument(fmt::format("end site at joint {} of {}", joint, jointCount()));
    }
  }
}

int Skeleton::indexOf(std::string_view name) const {
  for (int i = 0; i < jointCount(); ++i) {
    if (joints_[static_cast<std::size_t>(i)].name == name) return i;
  }
  return -1;
}

}  // namespace core::motion
