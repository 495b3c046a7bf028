#include "core/engine/candidate_judge.h"

#include "core/families/finished_clip.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "core/services/evaluation/judge_files.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

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

/// In units of their deviation, from their mean; zeros where all are the same.
std::vector<double> standardized(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double square = 0.0;
  for (const double value : values) square += (value - mean) * (value - mean) / count;
  const double deviation = std::sqrt(square);
  std::vector<double> out(values.size(), 0.0);
  for (std::size_t i = 0; i < values.size() && deviation > 0.0; ++i) out[i] = (values[i] - mean) / deviation;
  return out;
}

}  // namespace

std::size_t bestOf(std::span<const double> words, std::span<const double> style) {
  if (words.empty() || (!style.empty() && style.size() != words.size()))
    throw std::invalid_argument(fmt::format("the best of {} motions by {} distances of style", words.size(), style.size()));
  auto sum = standardized(words);
  const auto ofStyle = standardized(style);
  for (std::size_t i = 0; i < ofStyle.size(); ++i) sum[i] += ofStyle[i];
  return static_cast<std::size_t>(std::min_element(sum.begin(), sum.end()) - sum.begin());
}

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

Result<std::size_t> CandidateJudge::best(families::LoadedModel& model, const families::MotionWish& wish, std::span<const at::Tensor> features) {
  const auto words = distances(wish, features);
  if (!words) return words.error();
  return bestOf(*words, model.styleDistances(wish, features));
}

BestOfSeveral::BestOfSeveral(std::shared_ptr<families::LoadedModel> model, services::ModelFolders folders, int candidates)
    : model_(std::move(model)), judge_(std::move(folders)), candidates_(static_cast<std::size_t>(candidates)), facts_(model_->facts()) {
  facts_.constants += fmt::format("; the best of {} by words and style", candidates);
}

Result<std::vector<families::SampledMotion>> BestOfSeveral::sample(std::span<const families::MotionWish> wishes, const jobs::ProgressSink& progress,
                                                                   std::stop_token stop) {
  std::vector<families::SampledMotion> chosen;
  for (const auto& wish : wishes) {
    std::vector<families::MotionWish> draws(candidates_, wish);
    for (std::size_t k = 0; k < draws.size(); ++k) draws[k].seed += k;
    auto made = model_->sample(draws, progress, stop);
    if (!made) return made.error();
    std::vector<at::Tensor> features;
    for (const auto& one : *made) features.push_back(one.features);
    const auto best = judge_.best(*model_, wish, features);
    if (!best) return best.error();
    chosen.push_back(std::move(made->at(*best)));
  }
  return chosen;
}

}  // namespace core::engine
