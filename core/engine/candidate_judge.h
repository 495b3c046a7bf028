#pragma once

#include "core/base/result.h"
#include "core/families/motion_wish.h"
#include "core/services/model_card.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace core::metrics {
class EmbeddingJudge;
}

namespace core::engine {

/// Which of several motions fits its words best: an evaluator of motion and text that took no part in generation has motions and captions in one space, and the nearest
/// is the best. One thread at a time.
class CandidateJudge {
 public:
  /// Nothing is read yet. The evaluator of the whole body is looked for where judges lie (services::judgeFolders).
  explicit CandidateJudge(services::ModelFolders folders);
  ~CandidateJudge();

  /// How far each motion, as a person gets it, is from the words of the wish: the mean over its actions. features: float [F, 263] each, as sampled, as long as the wish
  /// says. Errors: NotFound where no evaluator lies; those of metrics::openEmbeddingJudge.
  Result<std::vector<double>> distances(const families::MotionWish& wish, std::span<const at::Tensor> features);

 private:
  services::ModelFolders folders_;
  std::filesystem::path file_;  // that was read
  std::unique_ptr<metrics::EmbeddingJudge> judge_;
};

}  // namespace core::engine
