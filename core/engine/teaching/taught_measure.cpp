#include "core/engine/teaching/taught_measure.h"

#include "core/base/random.h"
#include "core/families/finished_clip.h"
#include "core/metrics/embedding_metrics.h"
#include "core/metrics/physical_metrics.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace core::engine {

namespace {

/// By metric and question.
using Facts = std::map<std::string, std::map<std::size_t, double>>;

Facts factsOf(const ContentGallery& gallery, std::span<const TaughtQuestion> questions, std::span<const TaughtAnswer> answers) {
  TORCH_CHECK(questions.size() == answers.size(), questions.size(), " questions and ", answers.size(), " answers");
  Facts facts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& question = questions[i];
    const auto& answer = answers[i];
    const std::string kind = question.isTaught ? "taught" : "kept";
    facts[kind][i] = gallery.nearest(answer.features).label == question.label ? 1.0 : 0.0;
    if (question.isTaught) facts["taught_distance"][i] = gallery.distanceTo(question.label, answer.features);
    if (answer.textDistance) facts[kind + "_text"][i] = *answer.textDistance;
    facts["skating"][i] = answer.skating;
  }
  return facts;
}

template <typename Key>
std::vector<double> meansBy(const std::map<std::size_t, double>& values, const std::function<Key(std::size_t)>& keyOf) {
  std::map<Key, std::pair<double, double>> sums;
  for (const auto& [question, value] : values) {
    auto& [sum, count] = sums[keyOf(question)];
    sum += value, count += 1.0;
  }
  std::vector<double> means;
  for (const auto& [key, sum] : sums) means.push_back(sum.first / sum.second);
  return means;
}

metrics::MeasuredValue measured(const std::map<std::size_t, double>& values, std::span<const TaughtQuestion> questions) {
  using Caption = std::pair<std::string, std::string>;
  const auto captions = meansBy<Caption>(values, [&](std::size_t i) { return Caption(questions[i].label, questions[i].wish.prompt); });
  const auto over = metrics::repeated(captions);
  return {over.mean, captions.size() > 1 ? over.halfWidth : 0.0, meansBy<int>(values, [&](std::size_t i) { return questions[i].repetition; })};
}

metrics::ReportRow rowOf(const Facts& facts, std::span<const TaughtQuestion> questions) {
  metrics::ReportRow row;
  std::map<std::string, std::pair<double, double>> byLabel;
  for (const auto& [name, values] : facts) {
    row.values[name] = measured(values, questions);
    if (name != "taught" && name != "kept") continue;
    for (const auto& [question, isShown] : values) {
      auto& [sum, count] = byLabel[name + "/" + questions[question].label];
      sum += isShown, count += 1.0;
    }
    const auto repetitions = std::max<std::size_t>(1, row.values[name].values.size());
    row.motions = std::max(row.motions, static_cast<std::int64_t>(questions.size() / repetitions));
  }
  for (const auto& [label, sum] : byLabel) row.breakdown[label] = sum.first / sum.second;
  return row;
}

}  // namespace

std::string labelOf(const TaughtClip& clip) { return clip.content.empty() ? clip.captions.front() : clip.content; }

std::vector<TaughtQuestion> questionsOf(const TaughtFolder& folder, std::span<const KnownCaption> known, const QuestionRequest& request) {
  struct Asked {
    std::string label, prompt;
    int frames;
  };
  std::vector<Asked> moves;
  for (const auto& clip : folder.clips) {
    if (!clip.leftOut.empty()) continue;
    const auto label = labelOf(clip);
    if (std::any_of(moves.begin(), moves.end(), [&](const Asked& one) { return one.label == label; })) continue;
    // Lengths in whole seconds, so that several moves share a batch.
    const int frames = static_cast<int>(std::ceil(clip.seconds / clip.parts) * motion::humanml3d::kFps);
    moves.push_back({label, clip.captions.front(), std::clamp(frames, 40, request.longest)});
  }
  std::vector<TaughtQuestion> questions;
  const auto ask = [&](const std::string& label, const std::string& prompt, int frames, bool isTaught, int repetition) {
    TaughtQuestion question{label, isTaught, repetition, {}};
    question.wish.prompt = prompt;
    question.wish.frames = frames;
    question.wish.seed = base::derivedSeed(request.seed, fmt::format("question {} {} {}", repetition, isTaught, prompt)) >> 1;
    questions.push_back(std::move(question));
  };
  const auto count = std::min<std::size_t>(moves.size(), static_cast<std::size_t>(std::max(1, request.mostTaught)));
  for (int repetition = 0; repetition < request.repetitions; ++repetition) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto& move = moves[i * moves.size() / count];
      ask(move.label, move.prompt, move.frames, true, repetition);
    }
    for (const auto& caption : known)
      if (caption.isMeasured) ask(caption.group, caption.text, std::min(static_cast<int>(request.usualFrames), request.longest), false, repetition);
  }
  std::stable_sort(questions.begin(), questions.end(), [](const auto& a, const auto& b) { return a.wish.frames < b.wish.frames; });
  return questions;
}

Result<std::vector<TaughtAnswer>> judgedAnswers(std::span<const TaughtQuestion> questions, std::span<const at::Tensor> motions, CandidateJudge& judge,
                                                std::stop_token stop) {
  TORCH_CHECK(questions.size() == motions.size(), questions.size(), " questions and ", motions.size(), " motions");
  std::vector<TaughtAnswer> answers;
  bool isJudged = true;
  for (std::size_t i = 0; i < motions.size(); ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
    const auto& wish = questions[i].wish;
    const auto clip = families::finishedClip(motions[i], {}, families::groundOf(wish.prompt));
    answers.push_back({motions[i], metrics::footSkatingRatio(motion::worldPositions(*clip)), {}});
    if (!isJudged) continue;
    const auto distance = judge.distances(wish, motions.subspan(i, 1));
    if (!distance && distance.error().code != ErrorCode::NotFound) return distance.error();
    isJudged = distance.ok();
    if (distance) answers.back().textDistance = distance->front();
  }
  return answers;
}

TaughtScores scoresOf(const ContentGallery& gallery, std::span<const TaughtQuestion> questions, std::span<const TaughtAnswer> before,
                      std::span<const TaughtAnswer> after) {
  const auto was = factsOf(gallery, questions, before), is = factsOf(gallery, questions, after);
  TaughtScores scores{rowOf(was, questions), rowOf(is, questions), {}};
  for (const auto& [metric, values] : is) {
    auto change = values;
    for (auto& [question, value] : change) value -= was.at(metric).at(question);
    scores.change[metric] = measured(change, questions);
  }
  return scores;
}

}  // namespace core::engine
