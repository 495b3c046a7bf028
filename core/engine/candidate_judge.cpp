#include "core/engine/candidate_judge.h"

#include "core/families/finished_clip.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "core/services/evaluation/judge_files.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

namespace {

std::string wordsOf(const families::MotionWish& wish) {
  auto words = wish.prompt;
  for (const auto& span : wish.spans) words += ". " + span.prompt;
  return words;
}

// Each action's own frames beside its own words; of a plain prompt all of them.
void addActions(const families::MotionWish& wish, metrics::MotionSample whole, std::vector<metrics::MotionSample>& actions) {
  std::int64_t first = 0;
  for (const auto& span : wish.spans) {
    const auto count = std::min<std::int64_t>(span.frames, whole.features.size(0) - first);
    if (count >= metrics::kFewestJudgedFrames) actions.push_back({whole.features.narrow(0, first, count), span.prompt, {}, {}, {}});
    first += std::max<std::int64_t>(count, 0);
  }
  if (wish.spans.empty()) actions.push_back(std::move(whole));
}

}  // namespace

CandidateJudge::CandidateJudge(services::ModelFolders folders) : folders_(std::move(folders)) {}
CandidateJudge::~CandidateJudge() = default;

Result<std::vector<double>> CandidateJudge::distances(const families::MotionWish& wish, std::span<const at::Tensor> features) {
  const auto found = services::findJudges(services::judgeFolders(folders_)).evaluators;
  const auto whole = std::find_if(found.begin(), found.end(), [](const auto& file) { return file.stem() == "evaluator-all"; });
  if (whole == found.end())
    return Error{ErrorCode::NotFound,
                 "choosing among several motions needs evaluator-all.safetensors, a judge of motion and text, and none lies in the folder \"judges\" beside "
                 "the models; packaging/train-judges makes it"};
  if (!judge_ || file_ != *whole) {
    auto judge = metrics::openEmbeddingJudge(*whole);
    if (!judge) return judge.error();
    judge_ = std::move(*judge);
    file_ = *whole;
  }
  const at::NoGradGuard quiet;
  const auto ground = families::groundOf(wordsOf(wish));
  std::vector<metrics::MotionSample> actions;
  for (const auto& motion : features) addActions(wish, metrics::sampleOf(motion::worldPositions(*families::finishedClip(motion, {}, ground)), wish.prompt), actions);
  if (actions.empty()) return Error{ErrorCode::InvalidArgument, "the actions are too short for one motion to be chosen among several"};
  const auto each = judge_->distances(actions).reshape({static_cast<std::int64_t>(features.size()), -1}).mean(1).to(at::kDouble).contiguous();
  return std::vector<double>(each.data_ptr<double>(), each.data_ptr<double>() + each.numel());
}

}  // namespace core::engine
