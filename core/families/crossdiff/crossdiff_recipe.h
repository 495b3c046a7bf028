#pragma once

#include "core/base/settings.h"
#include "core/families/crossdiff/compact_crossdiff.h"
#include "core/families/crossdiff/crossdiff_loss.h"
#include "core/families/crossdiff/paired_views.h"
#include "core/families/crossdiff/wild_pictures.h"
#include "core/text/text_encoder.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"

#include <memory>
#include <optional>

namespace core::training {

/// CrossDiff, stage I (four paths) and II (3D to 3D alone, from the weights of stage I). A run that goes on from weights keeps their sizes and
/// their camera. Pictures of people without a truth (wild_pictures.h) need weights to go on from: their frozen copy is the teacher.
class CrossDiffRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  /// Throws std::invalid_argument when settings, start and data set do not belong together.
  /// textPart: the tensors and metadata of the text encoder's file, stored with the weights so that they can sample by themselves.
  CrossDiffRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder, const model::TensorFile& textPart,
                  std::optional<model::TrainedCrossDiff> start);

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  /// Path losses on held-out clips; lift_cm: mean joint error of 2D to 3D at step 0 without text against the truth, pelvis over
  /// pelvis, in the first frame's heading; flat_cm: the same for a body in the picture's plane (the mean depth everywhere).
  Scalars validate() override;
  void setTraining(bool isTraining) override { network_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  struct Drawn {
    CrossDiffLossInput input;
    PairedBatch pairs;
  };
  /// What makes training pictures harder than projections.
  struct Spoiling {
    bool dropsText = false;
    double hide = 0.0, followed = 0.0;
  };
  Drawn draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, const Spoiling& spoiling);
  void addWild(CrossDiffLossInput& input, base::RandomStream& random) const;
  bool isPastFirstEpoch(std::int64_t step) const;
  bool hasTruth(const dataset::ClipEntry& clip) const;
  std::pair<double, double> liftErrors(const Drawn& drawn);

  const dataset::MotionDataset& dataset_;
  PairedViewsOptions viewOptions_;
  double share3d_ = 1.0;
  std::int64_t batch_ = 32;
  double nullText_ = 0.1, hide_ = 0.0, followed_ = 0.0;
  bool leavesTraining_ = false;
  CaptionSource captions_;
  BatchSampler sampler_, heldOut_;
  diffusion::NoiseSchedule schedule_;
  CrossDiffLossOptions lossOptions_;
  model::TensorFile textPart_;  // behind "text/"
  std::unique_ptr<PairedViews> views_;
  std::unique_ptr<WildPictures> wild_;
  double wildShare_ = 0.5;
  model::CrossDiff network_{nullptr};
};

}  // namespace core::training
