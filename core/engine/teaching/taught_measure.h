#pragma once

#include "core/engine/candidate_judge.h"
#include "core/engine/clips/taught_folder.h"
#include "core/engine/teaching/content_gallery.h"
#include "core/engine/teaching/replay.h"
#include "core/motion/published_forms.h"
#include "core/report/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
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

/// A motion that was made for a question.
struct TaughtAnswer {
  at::Tensor features;                 // float [F, 263], not normalized
  double skating = 0.0;                // metrics::footSkatingRatio of the motion as a person gets it
  std::optional<double> textDistance;  // to its caption, where a judge of motion and text lies among the models
};

/// What body and judge say of the motions, in the questions' order. Errors: those of the judge, but for NotFound; Cancelled.
Result<std::vector<TaughtAnswer>> judgedAnswers(std::span<const TaughtQuestion> questions, std::span<const at::Tensor> motions, CandidateJudge& judge,
                                                std::stop_token stop);

struct TaughtScores {
  metrics::ReportRow before, after;                      // shares by label too
  std::map<std::string, metrics::MeasuredValue> change;  // after less before, caption by caption
};

/// "taught", "taught_distance", "taught_text", "kept", "kept_text" and "skating", a value for each repetition. Intervals are over captions (the motions of one caption
/// are no independent answers): 1.96 std of the captions' means / sqrt(captions); those of the change over each caption's own change, which is narrower than what both
/// sides have. Answers in the questions' order.
TaughtScores scoresOf(const ContentGallery& gallery, std::span<const TaughtQuestion> questions, std::span<const TaughtAnswer> before,
                      std::span<const TaughtAnswer> after);

}  // namespace core::engine
