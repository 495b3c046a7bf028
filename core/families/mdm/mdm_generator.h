#pragma once

#include "core/families/mdm/mdm_model.h"
#include "core/jobs/progress.h"
#include "core/sampling/known_motion.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace core::sampling {

struct MdmSampleOptions {
  std::string prompt;       // empty: no text
  int frames = 80;          // at 20 fps, 1 to 196
  std::uint64_t seed = 1;
  double guidance = 2.5;    // null + g (text - null), two evaluations per step; 0: one evaluation with text
  int steps = 1000;         // all of the model's by the posterior, as its authors; fewer by DDIM. Numbers that no stride gives are rounded down
  KnownMotion known;
};

/// One motion with MDM (spec/crossdiff.md, section 12), float [frames, 263], not normalized. The sequence has the motion's own length, as
/// in the released program; a model that was trained with masked frames (mask_frames) sees then what it would see with padding behind.
/// The same options give the same motion on one machine. Errors: InvalidArgument (length, known values of another shape), Unsupported
/// (guidance with a model that was never trained without text), Cancelled (asked once per step).
Result<at::Tensor> sampleMdm(MdmModel& model, const MdmSampleOptions& options, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace core::sampling
