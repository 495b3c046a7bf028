#pragma once

#include "core/families/model_family.h"

#include <array>

namespace core::families {

/// A loaded model that gives finished motions the style of clips and makes none itself, in one evaluation. What such models ask of a wish is the same.
class ClipRestyler : public LoadedModel {
 public:
  /// Of all of them; a family adds its own.
  static constexpr FamilyAbilities kAbilities{.generate = false, .style = true, .restyle = true, .releasedFeet = true};
  static services::ModelUsuals usualsOf(const model::TensorMetadata&) { return {.contentWeight = 0.0, .steps = 1, .mostSteps = 1}; }

  /// fewestFrames: of a motion and of a style. can: of this file.
  ClipRestyler(std::filesystem::path file, std::string hash, std::int64_t fewestFrames, const FamilyAbilities& can, const motion::ReleasedFeetOptions& feet);

  const ModelFacts& facts() const override { return facts_; }
  Result<void> accepts(const StyleWish& style) override;
  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override;
  /// Without a style the motion's own: the model's reconstruction. Errors: InvalidArgument (a motion or style too short, key points that show no whole body), NotFound (a
  /// style by its name), Unsupported (styles of parts or of key points, where it has none), Cancelled.
  Result<SampledMotion> restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) override;

 protected:
  /// Of motion::kStyledParts; all the same where the model has none of parts. Features float [F, 263].
  using PartStyles = std::array<at::Tensor, motion::kStyledParts.size()>;
  virtual at::Tensor restyled(const at::Tensor& motion, const PartStyles& styles) = 0;
  /// In the style of what a video shows, of models that say so. Errors: InvalidArgument, naming the video.
  virtual Result<at::Tensor> restyledLike(const at::Tensor& motion, const PersonInVideo& person, std::vector<std::string>& remarks);

 private:
  std::filesystem::path file_;
  std::int64_t fewestFrames_;
  ModelFacts facts_;
};

}  // namespace core::families
