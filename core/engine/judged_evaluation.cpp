#include "core/engine/judged_evaluation.h"

#include "core/dataset/motion_dataset.h"
#include "core/families/finished_clip.h"
#include "core/families/smoodi/stylized_generator.h"
#include "core/metrics/physical_metrics.h"
#include "core/model/evaluators/judge_weights.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace core::engine {

namespace {

using dataset::ClipEntry;

// Sums of one row, and the judges that fill them.
class Tally {
 public:
  Tally(std::string name, model::TrainedJudge& style, model::TrainedJudge& content) : style_(style), content_(content) { row_.name = std::move(name); }

  // features [F, 263], not normalized; positions [F * 22].
  void add(const at::Tensor& features, const std::vector<glm::vec3>& positions, const std::string& style, const std::string& content) {
    const bool styleRight = verdict(style_, features) == style, contentRight = verdict(content_, features) == content;
    ++row_.clips;
    row_.styleAccuracy += styleRight;
    row_.contentAccuracy += contentRight;
    const double skating = metrics::footSkatingRatio(positions, 20.0);
    row_.skating += skating;
    row_.jerk += metrics::meanJerk(positions, motion::humanml3d::kJointCount, 20.0);
    auto& perContent = counts_[content];
    ++perContent;
    ++styleCounts_[style];
    row_.skatingByContent[content] += skating;
    row_.styleByLabel[style] += styleRight;
    row_.contentByLabel[content] += contentRight;
  }

  JudgedRow result() const {
    auto row = row_;
    const double n = std::max(1, row.clips);
    row.styleAccuracy /= n;
    row.contentAccuracy /= n;
    row.skating /= n;
    row.jerk /= n;
    for (auto& [content, sum] : row.skatingByContent) sum /= counts_.at(content);
    for (auto& [content, sum] : row.contentByLabel) sum /= counts_.at(content);
    for (auto& [style, sum] : row.styleByLabel) sum /= styleCounts_.at(style);
    return row;
  }

 private:
  static std::string verdict(model::TrainedJudge& judge, const at::Tensor& features) {
    const at::NoGradGuard quiet;
    const auto seen = ((features - judge.mean) / judge.std).clamp(-8.0, 8.0).unsqueeze(0);
    const auto best = judge.judge->forward(seen, at::tensor({features.size(0)}, at::kLong)).argmax(1).item<std::int64_t>();
    return judge.labels.at(static_cast<std::size_t>(best));
  }

  JudgedRow row_;
  model::TrainedJudge &style_, &content_;
  std::map<std::string, double> counts_, styleCounts_;
};

std::vector<glm::vec3> positionsOf(const at::Tensor& features) {
  const auto contiguous = features.contiguous();
  return representation::recoverPositions({contiguous.data_ptr<float>(), static_cast<std::size_t>(contiguous.numel())});
}

// As a person gets it: the finished clip's joints, and the features extracted from them again.
std::pair<at::Tensor, std::vector<glm::vec3>> asDelivered(const at::Tensor& features) {
  auto positions = motion::worldPositions(*finishedClip(features, ""));
  const auto extracted = representation::extractFeatures(positions);
  return {at::tensor(extracted.values, at::kFloat).reshape({extracted.rows, extracted.width}), std::move(positions)};
}

const std::string* contentCaption(const ClipEntry& clip) {
  for (const auto& caption : clip.captions) {
    if (caption.kind == dataset::Caption::Kind::Content) return &caption.text;
  }
  return nullptr;
}

Result<model::TrainedJudge> openJudge(const std::filesystem::path& file) {
  auto tensors = model::readTensorFile(file);
  if (!tensors) return tensors.error();
  return model::loadJudge(*tensors, file.string());
}

}  // namespace

Result<JudgedReport> judgeModel(const JudgedEvaluationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  const auto start = std::chrono::steady_clock::now();
  auto styleJudge = openJudge(request.styleJudge);
  if (!styleJudge) return styleJudge.error();
  auto contentJudge = openJudge(request.contentJudge);
  if (!contentJudge) return contentJudge.error();
  auto data = dataset::MotionDataset::open(request.dataFolder);
  if (!data) return data.error();
  auto model = sampling::loadStylizedModel(request.modelFolder / ((request.model == "default" ? "smoodi-compact" : request.model) + ".safetensors"));
  if (!model) return model.error();
  JudgedReport report{{}, model->hash, data->hash(), 0.0};

  const auto denormalized = [&](std::size_t i) { return data->features(i) * data->std() + data->mean(); };
  const auto judged = [&](const ClipEntry& clip) {
    return clip.source == request.source && !clip.mirrored && contentCaption(clip) != nullptr &&
           std::count(styleJudge->labels.begin(), styleJudge->labels.end(), clip.style) > 0 &&
           std::count(contentJudge->labels.begin(), contentJudge->labels.end(), clip.content) > 0;
  };
  // One list of held-out clips for pairs seen in training, one for pairs held out.
  std::vector<std::size_t> heldOut, composition;
  for (std::size_t i = 0; i < data->clips().size(); ++i) {
    const auto& clip = data->clips()[i];
    if (!judged(clip)) continue;
    if (clip.split == "val" || clip.split == "test") heldOut.push_back(i);
    if (clip.split == "composition") composition.push_back(i);
  }

  const auto scoreReal = [&](const std::string& name, const std::vector<std::size_t>& clips) {
    Tally tally(name, *styleJudge, *contentJudge);
    for (const auto i : clips) tally.add(denormalized(i), positionsOf(denormalized(i)), data->clips()[i].style, data->clips()[i].content);
    report.rows.push_back(tally.result());
  };
  const auto scoreReconstructed = [&](const std::string& name, const std::vector<std::size_t>& clips) {
    Tally tally(name, *styleJudge, *contentJudge);
    const at::NoGradGuard quiet;
    for (const auto i : clips) {
      const auto seen = ((denormalized(i) - model->vae.mean) / model->vae.std).clamp(-8.0, 8.0).unsqueeze(0);
      const auto lengths = at::tensor({seen.size(1)}, at::kLong);
      const auto features = (model->vae.vae->decode(model->vae.vae->encode(seen, lengths).mean, lengths) * model->vae.std + model->vae.mean)[0].contiguous();
      tally.add(features, positionsOf(features), data->clips()[i].style, data->clips()[i].content);
    }
    report.rows.push_back(tally.result());
  };
  enum class Styling { Named, None };
  const auto scoreGenerated = [&](const std::string& name, const std::vector<std::size_t>& like, Styling styling) -> Result<void> {
    if (like.empty()) return {};
    // Pairs in turn, lengths from real clips of the pair.
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> pairs;
    for (const auto i : like) pairs[{data->clips()[i].content, data->clips()[i].style}].push_back(i);
    Tally tally(name, *styleJudge, *contentJudge);
    auto pair = pairs.begin();
    for (int n = 0; n < request.clips; ++n) {
      progress({name, n, request.clips});
      const auto& candidates = pair->second;
      const auto& clip = data->clips()[candidates[static_cast<std::size_t>(n) / pairs.size() % candidates.size()]];
      sampling::StylizedSampleOptions options;
      options.prompt = *contentCaption(clip);
      options.frames = static_cast<int>(std::clamp<std::int64_t>(clip.rows, 24, 196));
      options.seed = request.seed + static_cast<std::uint64_t>(n);
      options.contentWeight = request.contentWeight;
      options.styleWeight = request.styleWeight;
      options.classifierScale = request.classifierScale;
      if (styling == Styling::Named) {
        auto style = sampling::namedStyle(*model, clip.style);
        if (!style) return style.error();
        options.style = std::move(*style);
      }
      auto features = sampling::sampleStylized(*model, options, [](const jobs::Progress&) {}, stop);
      if (!features) return features.error();
      auto [delivered, positions] = asDelivered(*features);
      tally.add(delivered, positions, clip.style, clip.content);
      if (++pair == pairs.end()) pair = pairs.begin();
    }
    report.rows.push_back(tally.result());
    return {};
  };

  scoreReal("real", heldOut);
  scoreReconstructed("reconstructed", heldOut);
  if (auto ok = scoreGenerated("generated", heldOut, Styling::Named); !ok) return ok.error();
  if (auto ok = scoreGenerated("generated without style", heldOut, Styling::None); !ok) return ok.error();
  scoreReal("real, held-out pairs", composition);
  if (auto ok = scoreGenerated("generated, held-out pairs", composition, Styling::Named); !ok) return ok.error();
  report.minutes = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / 60.0;
  return report;
}

}  // namespace core::engine
