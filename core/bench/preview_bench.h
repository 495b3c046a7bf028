#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/services/generation_service.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace core::bench {

struct PreviewBenchOptions {
  int cases = 6;  // prompts with and without a style, in turn
  double seconds = 4.0;
  std::uint64_t seed = 1;
  std::string model = "default";
  std::string style = "old";
  /// What the slider is dragged to; the full take of the usual values tells how far the slider moves a motion.
  base::Guidance dragged{.styleWeight = 3.0, .classifierScale = 0.5};
};

/// Two motions of the same length: the mean distance of a joint over all frames, in centimetres.
struct MotionDistance {
  double world = 0.0;  // as they are
  double pose = 0.0;   // seen from the pelvis of each
};

struct PreviewCase {
  std::string prompt, style;
  double previewSeconds = 0.0, fullSeconds = 0.0;
  int previewSteps = 0, fullSteps = 0;
  MotionDistance fromFull;   // the preview from the full take of the same request
  MotionDistance bySlider;   // the full take of the usual values from that of the dragged ones
  MotionDistance otherSeed;  // the full take from that of another seed
};

struct PreviewBenchReport {
  std::string modelHash;
  std::vector<PreviewCase> cases;
};

MotionDistance distanceOf(const motion::Clip& a, const motion::Clip& b);

/// Every request is made once before it is measured, so that files and texts are read. Errors: those of GenerationService::generate.
Result<PreviewBenchReport> benchPreview(services::GenerationService& service, const PreviewBenchOptions& options, const jobs::ProgressSink& progress,
                                        const std::stop_token& stop);

}  // namespace core::bench
