#include "core/bench/span_judge.h"

#include "core/dataset/motion_dataset.h"
#include "core/metrics/embedding_judge.h"
#include "core/metrics/embedding_metrics.h"
#include "core/motion/kinematics.h"
#include "core/services/evaluation/judge_files.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

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

SpanView SpanJudge::view(const motion::Clip& clip, int first, int end, const std::string& text) {
  const at::NoGradGuard quiet;
  auto sample = metrics::sampleOf(motion::worldPositions(clip), text);
  const auto from = std::min<std::int64_t>(first, sample.features.size(0) - metrics::kFewestJudgedFrames);
  sample.features = sample.features.narrow(0, from, std::min<std::int64_t>(end, sample.features.size(0)) - from);
  auto apart = (judge_->embedMotions({&sample, 1}) - embedded_).norm(2, 1).to(at::kDouble);
  const auto& shows = texts_[static_cast<std::size_t>(apart.argmin().item<std::int64_t>())];
  const auto own = std::find(texts_.begin(), texts_.end(), text);
  if (own == texts_.end()) throw std::invalid_argument(fmt::format("the judge was not told of \"{}\"", text));
  const auto distance = apart[own - texts_.begin()].item<double>();
  apart[own - texts_.begin()] = std::numeric_limits<double>::infinity();
  return {shows, apart.min().item<double>() - distance};
}

const std::string& SpanJudge::hash() const { return judge_->hash(); }

std::vector<float> SpanJudge::seen(const motion::Clip& clip) {
  const at::NoGradGuard quiet;
  const auto sample = metrics::sampleOf(motion::worldPositions(clip), {});
  const auto row = judge_->embedMotions({&sample, 1})[0].to(at::kFloat).contiguous();
  return {row.data_ptr<float>(), row.data_ptr<float>() + row.numel()};
}

Result<at::Tensor> SpanJudge::seenRecorded(const std::filesystem::path& data, int frames, int most, std::uint64_t seed) {
  const at::NoGradGuard quiet;
  const auto set = dataset::MotionDataset::open(data);
  if (!set) return set.error();
  std::vector<const dataset::ClipEntry*> clips;
  for (const auto& clip : set->clips())
    if (clip.split == "test" && !clip.mirrored && clip.rows >= frames) clips.push_back(&clip);
  if (clips.size() < 2)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: {} recordings of its test split last {} frames, and two are needed", data.string(), clips.size(), frames)};
  std::vector<metrics::MotionSample> samples;
  const auto total = static_cast<std::int64_t>(clips.size());
  const auto drawn = metrics::drawWithoutReplacement(total, std::min<std::int64_t>(total, most), seed);
  for (std::int64_t i = 0; i < drawn.numel(); ++i)
    samples.push_back({set->recorded(*clips[static_cast<std::size_t>(drawn[i].item<std::int64_t>())]).narrow(0, 0, frames), {}, {}, {}, {}});
  return judge_->embedMotions(samples);
}

}  // namespace core::bench
