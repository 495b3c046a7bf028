#pragma once

#include "core/families/model_family.h"

#include <memory>

namespace core::families {

/// Text to a motion by one model, then its style by another: "MLD + Motion Puzzle" of the papers' tables. A wish without a style is the first one's alone;
/// with one, the first is asked without it. restyle() is the second's. Nothing of the second may be Unsupported that the wishes ask for.
class ChainedModel : public LoadedModel {
 public:
  ChainedModel(std::shared_ptr<LoadedModel> maker, std::shared_ptr<LoadedModel> restyler);

  const ModelFacts& facts() const override { return facts_; }
  std::vector<std::string> styles() const override { return restyler_->styles(); }
  Result<void> accepts(const StyleWish& style) override { return restyler_->accepts(style); }
  std::vector<double> styleDistances(const MotionWish& wish, std::span<const at::Tensor> motions) override { return restyler_->styleDistances(wish, motions); }
  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override;
  Result<SampledMotion> restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) override {
    return restyler_->restyle(wish, progress, stop);
  }

 private:
  std::shared_ptr<LoadedModel> maker_, restyler_;
  ModelFacts facts_;
};

}  // namespace core::families
