#include "core/families/motion_puzzle/cmu_puzzle.h"

#include "core/families/cmu_body.h"

#include <ATen/ATen.h>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>

#include <vector>

namespace core::model {

namespace {

constexpr double kPuzzleFps = 60.0;

/// [T, 31, 4] of what the nodes turn [T, 21, 3, 3]; the joints between them turn nothing.
at::Tensor cmuRotations(const at::Tensor& turns) {
  const auto frames = turns.size(0);
  const auto values = turns.contiguous();
  const auto* m = values.data_ptr<float>();
  std::vector<float> quaternions;
  for (std::int64_t i = 0; i < frames * turns.size(1); ++i, m += 9) {
    const auto q = glm::normalize(glm::quat_cast(glm::mat3(m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8])));
    quaternions.insert(quaternions.end(), {q.w, q.x, q.y, q.z});
  }
  auto all = at::zeros({frames, families::kCmuJoints, 4});
  all.select(2, 0).fill_(1.0);
  return all.index_copy(1, at::tensor(families::cmuNodes(), at::kLong), at::tensor(quaternions, at::kFloat).reshape({frames, -1, 4}));
}

}  // namespace

PuzzleMotion cmuPuzzleMotion(const at::Tensor& features) {
  const auto body = families::onCmuBody(features, kPuzzleFps);
  return paddedWhole(puzzleMotion(body.places, body.turns));
}

at::Tensor fromCmuPuzzle(const at::Tensor& made, const PuzzleMotion& content, const at::Tensor& features) {
  const auto whole = made.size(0), frames = 3 * features.size(0);
  TORCH_CHECK(content.root.size(0) == whole && content.before + frames <= whole, "a content of ", features.size(0), " frames is not one of ", whole, " at 60 a second");
  const auto own = made.narrow(0, content.before, frames);
  const auto posture = puzzlePosture(own, content.root.narrow(0, content.before, frames));
  auto root = posture.positions.select(1, 0).clone();
  root.select(1, 1).copy_(own.select(1, 0).select(1, 1));
  return families::fromCmuBody(cmuRotations(posture.rotations), root, kPuzzleFps, features);
}

}  // namespace core::model
