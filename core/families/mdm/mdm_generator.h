#pragma once

#include "core/families/mdm/mdm_model.h"
#include "core/jobs/progress.h"
#include "core/sampling/clean_loop.h"
#include "core/sampling/known_motion.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace core::sampling {

/// The clean motion from x [B, F, D]; timestep int64 [B], text [B, W], mask bool [B, F] or undefined. Guidance 0: one evaluation with text;
/// else null + g (text - null), both in one batch.
at::Tensor cleanMdm(model::Mdm& network, const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, double guidance, const at::Tensor& mask = {});

/// The loop itself: from `initial` [B, F, D] over the steps of a schedule; draw: the noise of the index-th step. Everything is normalized.
struct MdmLoop {
  at::Tensor text;  // [B, W]; zeros for none
  double guidance = 2.5;
  LoopSchedule schedule;
  LoopOptions options;
  std::function<at::Tensor(std::size_t index)> draw;
  std::function<void(std::size_t index, const at::Tensor& sample)> after = {};
};
/// Errors: Cancelled.
Result<at::Tensor> runMdm(model::Mdm& network, const MdmLoop& loop, at::Tensor initial, const jobs::ProgressSink& progress = {}, const std::stop_token& stop = {});

struct MdmSampleOptions {
  std::string prompt;  // empty: no text
  int frames = 80;     // at 20 fps, 1 to 196
  std::uint64_t seed = 1;
  double guidance = 2.5;  // null + g (text - null), two evaluations per step; 0: one evaluation with text
  int steps = 1000;       // all of the model's by the posterior, as its authors; fewer by DDIM. Numbers that no stride gives are rounded down
  KnownMotion known;
};

/// One motion with MDM (spec/crossdiff.md, section 12), float [frames, 263], not normalized. The sequence has the motion's own length, as
/// in the released program; a model that was trained with masked frames (mask_frames) sees then what it would see with padding behind.
/// The same options give the same motion on one machine. Errors: InvalidArgument (length, known values of another shape), Unsupported
/// (guidance with a model that was never trained without text), Cancelled (asked once per step).
Result<at::Tensor> sampleMdm(MdmModel& model, const MdmSampleOptions& options, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace core::sampling
