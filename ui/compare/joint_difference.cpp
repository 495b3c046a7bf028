#include "ui/compare/joint_difference.h"

#include "render/scene.h"
#include "ui/look/body_joints.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

using core::motion::Skeleton;

/// [J] which joint of second stands for each of first, -1 for none.
std::vector<int> partners(const Skeleton& first, const Skeleton& second) {
  std::vector<int> found(static_cast<std::size_t>(first.jointCount()), -1);
  for (int joint = 0; joint < first.jointCount(); ++joint) found[static_cast<std::size_t>(joint)] = second.indexOf(first.joint(joint).name);
  if (2 * std::count(found.begin(), found.end(), -1) <= first.jointCount()) return found;
  const auto a = bodyJointsOf(first), b = bodyJointsOf(second);
  std::fill(found.begin(), found.end(), -1);
  if (!a || !b) return found;
  for (std::size_t joint = 0; joint < a->size(); ++joint)
    if ((*a)[joint] >= 0) found[static_cast<std::size_t>((*a)[joint])] = (*b)[joint];
  return found;
}

}  // namespace

JointComparison::JointComparison(std::shared_ptr<const core::motion::Clip> first, std::shared_ptr<const core::motion::Clip> second)
    : first_(std::move(first)), second_(std::move(second)) {
  if (!first_ || !second_) return;
  partner_ = partners(first_->skeleton(), second_->skeleton());
  paired_ = static_cast<std::size_t>(std::count_if(partner_.begin(), partner_.end(), [](int joint) { return joint >= 0; }));
}

std::optional<JointDifference> JointComparison::at(double firstSeconds, double secondSeconds) const {
  if (!first_ || !second_ || 2 * paired_ < partner_.size()) return std::nullopt;
  const auto a = render::worldPoseAt(*first_, firstSeconds).positions, b = render::worldPoseAt(*second_, secondSeconds).positions;
  const glm::vec3 rootA = a[static_cast<std::size_t>(render::rootJointOf(first_->skeleton()))],
                  rootB = b[static_cast<std::size_t>(render::rootJointOf(second_->skeleton()))];
  // Heights count: a crouch is a difference.
  const glm::vec3 shift(rootA.x - rootB.x, 0.0f, rootA.z - rootB.z);
  JointDifference difference;
  difference.metres.assign(a.size(), 0.0f);
  for (std::size_t joint = 0; joint < a.size(); ++joint) {
    if (partner_[joint] < 0) continue;
    difference.metres[joint] = glm::distance(a[joint], b[static_cast<std::size_t>(partner_[joint])] + shift);
    difference.meanMetres += static_cast<double>(difference.metres[joint]) / static_cast<double>(paired_);
  }
  return difference;
}

std::vector<float> differenceShares(const JointDifference& difference) {
  std::vector<float> shares = difference.metres;
  for (float& share : shares) share = std::clamp(share / kLargestDifference, 0.0f, 1.0f);
  return shares;
}

}  // namespace ui
