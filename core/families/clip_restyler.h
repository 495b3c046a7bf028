#pragma once

#include "core/families/model_family.h"

#include <array>

namespace core::families {

/// A loaded model that gives finished motions the style of clips and makes none itself, in one evaluation. What such models ask of a wish is the same.
class ClipRestyler : public LoadedModel {
 public:
  static constexpr FamilyAbilities kAbilities{.generate = false, .style = true, .restyle = true};
  static services::ModelUsuals usualsOf(const model::TensorMetadata&) { return {.contentWeight = 0.0, .steps = 1, .mostSteps = 1}; }
  enum class Styles { OfTheWhole, OfEachPart };

  /// fewestFrames: of a motion and of a style.
  ClipRestyler(std::filesystem::path file, std::string hash, std::int64_t fewestFrames, Styles styles);

  const ModelFacts& facts() const override { return facts_; }
  Result<void> accepts(const StyleWish& style) override;
  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override;
  /// Without a style the motion's own: the model's reconstruction. Errors: InvalidArgument (a motion or style too short), NotFound (a style by its name),
  /// Unsupported (styles of parts, where it has none), Cancelled.
  Result<SampledMotion> restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) override;

 protected:
  /// Of left leg, right leg, spine, left arm, right arm; all the same where the model has none of parts. Features float [F, 263].
  using PartStyles = std::array<at::Tensor, 5>;
  virtual at::Tensor restyled(const at::Tensor& motion, const PartStyles& styles) = 0;

 private:
  std::filesystem::path file_;
  std::int64_t fewestFrames_;
  Styles styles_;
  ModelFacts facts_;
};

}  // namespace core::families
