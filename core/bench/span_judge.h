#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/services/model_card.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace core::metrics {
class EmbeddingJudge;
}

namespace core::bench {

/// Whether a stretch of a motion shows what was asked for, in the eyes of an evaluator of motion and text that took no part in making it: of all the texts that a bench
/// draws from its own is the nearest.
class SpanJudge {
 public:
  /// texts: of which each motion shows one. The evaluator of the whole body is looked for where judges lie (services::judgeFolders).
  /// Errors: NotFound where none lies; those of metrics::openEmbeddingJudge.
  static Result<SpanJudge> open(const services::ModelFolders& folders, std::span<const char* const> texts);
  SpanJudge(SpanJudge&&) noexcept;
  SpanJudge& operator=(SpanJudge&&) noexcept;
  ~SpanJudge();

  /// Frames [first, end) of a clip of the 22-joint body, at least metrics::kFewestJudgedFrames. text: one of the texts; others are never recognised.
  bool recognises(const motion::Clip& clip, int first, int end, const std::string& text);

 private:
  SpanJudge(std::unique_ptr<metrics::EmbeddingJudge> judge, std::span<const char* const> texts);

  std::unique_ptr<metrics::EmbeddingJudge> judge_;
  std::vector<std::string> texts_;
  at::Tensor embedded_;  // [texts, W]
};

}  // namespace core::bench
