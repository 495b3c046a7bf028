#pragma once

#include "core/engine/clips/taught_folder.h"
#include "core/engine/teaching/content_gallery.h"
#include "core/engine/teaching/replay.h"
#include "core/motion/published_forms.h"
#include "core/report/report.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

// Before and after a teaching: the same questions, the same draws, and what the answers show.
namespace core::engine {

/// One motion that is asked for.
struct TaughtQuestion {
  std::string label;  // what it should show
  bool isTaught = false;
  int repetition = 0;
  families::MotionWish wish;
};

struct QuestionRequest {
  int repetitions = 4;
  std::uint64_t seed = 1;
  int longest = motion::humanml3d::kMostFrames;  // frames
  int mostTaught = 12;                           // moves that are asked for, evenly over the folder
  double usualFrames = 80;
};

/// Of every repetition the taught captions and the known ones that are kept for measuring, ordered so that neighbours share batches.
std::vector<TaughtQuestion> questionsOf(const TaughtFolder& folder, std::span<const KnownCaption> known, const QuestionRequest& request);

/// What a clip of the folder shows: its content, else its caption.
std::string labelOf(const TaughtClip& clip);

/// A row of the report: "taught", "taught_distance" and "kept", a value for each repetition, and shares by label. answers: in the questions' order.
metrics::ReportRow scoreOf(const ContentGallery& gallery, std::span<const TaughtQuestion> questions, std::span<const at::Tensor> answers);

}  // namespace core::engine
