#include "core/engine/candidate_judge.h"

#include "core/families/finished_clip.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "core/services/evaluation/judge_files.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

namespace {

// The fewest frames that an evaluator sees anything in (metrics::MotionSample).
constexpr std::int64_t kFewestFrames = 8;

std::string wordsOf(const families::MotionWish& wish) {
  auto words = wish.prompt;
  for (const auto& span : wish.spans) words += ". " + span.prompt;
  return words;
}

// Each action's own frames beside its own words; of a plain prompt all of them.
std::vector<metrics::MotionSample> actionsOf(const families::MotionWish& wish, const at::Tensor& features) {
  std::vector<metrics::MotionSample> actions;
  if (wish.spans.empty()) actions.push_back({features, wish.prompt, {}, {}, {}});
  std::int64_t first = 0;
  for (const auto& span : wish.spans) {
    const auto count = std::min<std::int64_t>(span.frames, features.size(0) - first);
    if (count >= kFewestFrames) actions.push_back({features.narrow(0, first, count), span.prompt, {}, {}, {}});
    first += std::max<std::int64_t>(count, 0);
  }
  return actions;
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
  std::vector<double> distances;
  const auto ground = families::groundOf(wordsOf(wish));
  for (const auto& motion : features) {
    const auto seen = representation::extractFeatures(motion::worldPositions(*families::finishedClip(motion, {}, ground)));
    const auto actions = actionsOf(wish, at::tensor(seen.values, at::kFloat).reshape({seen.rows, seen.width}));
    if (actions.empty()) return Error{ErrorCode::InvalidArgument, "the actions are too short for one motion to be chosen among several"};
    distances.push_back((judge_->embedMotions(actions) - judge_->embedCaptions(actions)).norm(2, {1}).mean().item<double>());
  }
  return distances;
}

}  // namespace core::engine
