#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/services/model_card.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace core::metrics {
class EmbeddingJudge;
}

namespace core::engine {

/// Of several draws of one wish the place of the one that fits it best: the least sum of its distances from words and style, each counted in its deviation over the
/// draws, so that neither outweighs the other. style: as many as words, or empty. Throws std::invalid_argument without draws, and when sizes disagree.
std::size_t bestOf(std::span<const double> words, std::span<const double> style);

/// Which of several motions fits its words and its style best: an evaluator of motion and text that took no part in generation has motions and captions in one space,
/// and of a style the model's own guiding network says how near it is. One thread at a time.
class CandidateJudge {
 public:
  /// Nothing is read yet. The evaluator of the whole body is looked for where judges lie (services::judgeFolders).
  explicit CandidateJudge(services::ModelFolders folders);
  ~CandidateJudge();

  /// How far each motion, as a person gets it, is from the words of the wish: the mean over its actions. features: float [F, 263] each, as sampled, as long as the wish
  /// says. Errors: NotFound where no evaluator lies; those of metrics::openEmbeddingJudge.
  Result<std::vector<double>> distances(const families::MotionWish& wish, std::span<const at::Tensor> features);
  /// The place of the best of them. Errors: as distances().
  Result<std::size_t> best(families::LoadedModel& model, const families::MotionWish& wish, std::span<const at::Tensor> features);

 private:
  services::ModelFolders folders_;
  std::filesystem::path file_;  // that was read
  std::unique_ptr<metrics::EmbeddingJudge> judge_;
};

/// A model of which each motion is the best of several draws, of its seed and the next ones.
class BestOfSeveral : public families::LoadedModel {
 public:
  BestOfSeveral(std::shared_ptr<families::LoadedModel> model, services::ModelFolders folders, int candidates);

  const families::ModelFacts& facts() const override { return facts_; }
  std::vector<std::string> styles() const override { return model_->styles(); }
  Result<void> accepts(const families::StyleWish& style) override { return model_->accepts(style); }
  Result<std::vector<families::SampledMotion>> sample(std::span<const families::MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override;
  std::function<std::string(const at::Tensor&)> styleReader() override { return model_->styleReader(); }

 private:
  std::shared_ptr<families::LoadedModel> model_;
  CandidateJudge judge_;
  std::size_t candidates_;
  families::ModelFacts facts_;
};

}  // namespace core::engine
