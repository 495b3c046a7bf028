#pragma once

#include "core/families/t2m_gpt/code_sampler.h"
#include "core/families/t2m_gpt/t2m_gpt_model.h"
#include "core/motion/published_forms.h"

namespace core::sampling {

/// The end is not chosen within the first second: shorter motions are none in this program.
inline constexpr int kFewestCodes = 5;

struct T2mGptWish {
  std::string prompt;
  int mostFrames = motion::humanml3d::kMostFrames;  // at 20 fps, 1 or more; the model ends before if it likes
  std::uint64_t seed = 1;
};

struct T2mGptMotion {
  at::Tensor features;  // float [frames, 263], not normalized
  int codes = 0;
  bool endedItself = false, wantedToEnd = false;  // as SampledCodes
};

/// One motion for each wish, all in one batch of the transformer; each is what it would be alone, up to rounding. options: mode, topK and
/// temperature alone count. The same wish gives the same motion on one machine. Errors: Cancelled.
Result<std::vector<T2mGptMotion>> sampleT2mGpt(T2mGptModel& model, const std::vector<T2mGptWish>& wishes, const CodeSamplerOptions& options,
                                               const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

/// float [F, 263], not normalized, F at least a code's frames: to codes and back, [F' , 263], F' = F without what fills no code.
at::Tensor throughCodes(TrainedVq& vq, const at::Tensor& features);

}  // namespace core::sampling
