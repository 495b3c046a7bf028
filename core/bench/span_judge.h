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

/// What a judge sees in a stretch of a motion.
struct SpanView {
  std::string shows;    // of all texts the nearest
  double margin = 0.0;  // how much nearer its own text is than the nearest of the others, in the evaluator's space; above 0 where it is recognised
};

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

  /// Frames [first, end) of a clip of the 22-joint body, at least metrics::kFewestJudgedFrames. text: its own, one of the texts; others throw std::invalid_argument.
  SpanView view(const motion::Clip& clip, int first, int end, const std::string& text);

  /// Of the evaluator's weights.
  const std::string& hash() const;

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
