#include "core/families/aberman/cmu_aberman.h"

#include "core/families/cmu_body.h"
#include "core/motion/skeleton.h"

#include <ATen/ATen.h>

namespace core::model {

namespace {
constexpr std::int64_t kRootChannels = 4;
}  // namespace

const JointTree& cmuTree() {
  static const auto tree = [] {
    JointTree made;
    std::vector<float> offsets;
    for (const auto& joint : families::cmuSkeleton()->joints()) {
      made.parents.push_back(joint.parent);
      offsets.insert(offsets.end(), {joint.offset.x, joint.offset.y, joint.offset.z});
    }
    made.offsets = at::tensor(offsets).reshape({-1, 3}) / families::kCmuUnit;
    made.chosen = families::cmuNodes();
    return made;
  }();
  return tree;
}

AbermanClip cmuAbermanClip(const at::Tensor& features) {
  const auto body = families::onCmuBody(features, kAbermanFps);
  return abermanClip(body.rotations, body.root, cmuTree(), 0.0, 1.0);
}

at::Tensor fromCmuAberman(const at::Tensor& rotations, const AbermanClip& content, const at::Tensor& features) {
  const auto motion = restoredMotion(rotations, content.content.slice(0, -kRootChannels), cmuTree());
  return families::fromCmuBody(motion.rotations, motion.positions.select(1, 0), kAbermanFps, features);
}

}  // namespace core::model
