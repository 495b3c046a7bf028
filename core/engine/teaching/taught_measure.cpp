#include "core/engine/teaching/taught_measure.h"

#include "core/base/random.h"
#include "core/metrics/embedding_metrics.h"
#include "core/motion/humanml3d_skeleton.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace core::engine {

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

metrics::ReportRow scoreOf(const ContentGallery& gallery, std::span<const TaughtQuestion> questions, std::span<const at::Tensor> answers) {
  TORCH_CHECK(questions.size() == answers.size(), questions.size(), " questions and ", answers.size(), " answers");
  struct Sum {
    double value = 0.0, count = 0.0;
    void add(double one) { value += one, count += 1.0; }
    double mean() const { return count > 0.0 ? value / count : 0.0; }
  };
  std::map<std::string, std::map<int, Sum>> byMetric;
  std::map<std::string, Sum> byLabel;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& question = questions[i];
    const double isShown = gallery.nearest(answers[i]).label == question.label ? 1.0 : 0.0;
    byMetric[question.isTaught ? "taught" : "kept"][question.repetition].add(isShown);
    byLabel[(question.isTaught ? "taught/" : "kept/") + question.label].add(isShown);
    if (question.isTaught) byMetric["taught_distance"][question.repetition].add(gallery.distanceTo(question.label, answers[i]));
  }
  metrics::ReportRow row;
  for (const auto& [name, repetitions] : byMetric) {
    auto& value = row.values[name];
    for (const auto& [repetition, sum] : repetitions) value.values.push_back(sum.mean());
    const auto repeated = metrics::repeated(value.values);
    value.mean = repeated.mean;
    value.halfWidth = value.values.size() > 1 ? repeated.halfWidth : 0.0;
    row.motions = std::max<std::int64_t>(row.motions, static_cast<std::int64_t>(questions.size() / std::max<std::size_t>(1, value.values.size())));
  }
  for (const auto& [label, sum] : byLabel) row.breakdown[label] = sum.mean();
  return row;
}

}  // namespace core::engine
