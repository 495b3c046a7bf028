#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/services/model_card.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
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

  /// A clip of at least metrics::kFewestJudgedFrames as the evaluator sees it, [W]: what Frechet distances are taken of.
  std::vector<float> seen(const motion::Clip& clip);
  /// Recorded motions of a data set's test split as it sees them, [N, W]: at most `most` clips, drawn by the seed, each its first `frames`; none that is shorter, no
  /// mirrored twins. Errors: those of MotionDataset::open; InvalidArgument below two clips.
  Result<at::Tensor> seenRecorded(const std::filesystem::path& data, int frames, int most, std::uint64_t seed);

 private:
  SpanJudge(std::unique_ptr<metrics::EmbeddingJudge> judge, std::span<const char* const> texts);

  std::unique_ptr<metrics::EmbeddingJudge> judge_;
  std::vector<std::string> texts_;
  at::Tensor embedded_;  // [texts, W]
};

}  // namespace core::bench
