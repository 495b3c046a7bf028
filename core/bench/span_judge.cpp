#include "core/bench/span_judge.h"

#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "core/services/evaluation/judge_files.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::bench {

Result<SpanJudge> SpanJudge::open(const services::ModelFolders& folders, std::span<const char* const> texts) {
  const auto found = services::findJudges(services::judgeFolders(folders)).evaluators;
  const auto whole = std::find_if(found.begin(), found.end(), [](const auto& file) { return file.stem() == "evaluator-all"; });
  if (whole == found.end())
    return Error{ErrorCode::NotFound, "no evaluator-all.safetensors lies in the folder \"judges\" beside the models, so that nobody can say what spans show"};
  auto judge = metrics::openEmbeddingJudge(*whole);
  if (!judge) return judge.error();
  return SpanJudge(std::move(*judge), texts);
}

SpanJudge::SpanJudge(std::unique_ptr<metrics::EmbeddingJudge> judge, std::span<const char* const> texts) : judge_(std::move(judge)), texts_(texts.begin(), texts.end()) {
  const at::NoGradGuard quiet;
  std::vector<metrics::MotionSample> captions;
  for (const auto& text : texts_) captions.push_back({at::zeros({metrics::kFewestJudgedFrames, 263}), text, {}, {}, {}});
  embedded_ = judge_->embedCaptions(captions);
}

SpanJudge::SpanJudge(SpanJudge&&) noexcept = default;
SpanJudge& SpanJudge::operator=(SpanJudge&&) noexcept = default;
SpanJudge::~SpanJudge() = default;

bool SpanJudge::recognises(const motion::Clip& clip, int first, int end, const std::string& text) {
  const at::NoGradGuard quiet;
  auto sample = metrics::sampleOf(motion::worldPositions(clip), text);
  const auto from = std::min<std::int64_t>(first, sample.features.size(0) - metrics::kFewestJudgedFrames);
  sample.features = sample.features.narrow(0, from, std::min<std::int64_t>(end, sample.features.size(0)) - from);
  const auto apart = (judge_->embedMotions({&sample, 1}) - embedded_).norm(2, 1);
  return texts_[static_cast<std::size_t>(apart.argmin().item<std::int64_t>())] == text;
}

}  // namespace core::bench
