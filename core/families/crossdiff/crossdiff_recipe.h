#pragma once

#include "core/families/crossdiff/compact_crossdiff.h"
#include "core/families/crossdiff/crossdiff_loss.h"
#include "core/families/crossdiff/paired_views.h"
#include "core/families/crossdiff/wild_pictures.h"
#include "core/text/text_encoder.h"
#include "core/training/batch_sampler.h"
#include "core/training/caption_source.h"
#include "core/training/recipe.h"
#include "core/training/recipes/recipe_settings.h"

#include <memory>
#include <optional>

namespace core::training {

/// CrossDiff, stage I (four paths) and II (3D to 3D alone). Settings, all optional but text:
/// - text=FILE the trained text encoder; start=FILE weights of an earlier run (stage II starts from stage I); its sizes are kept
/// - stage=1 or 2; batch=32; null-text=0.1 (per sample and input); dropout=0.05
/// - variant=paper (parallel rays) or released (perspective camera; a start's camera is kept)
/// - mode=proper, or released: dropout and dropped captions end with the first epoch, as the released loop leaves training mode
/// - w-m2j=1, w-j2m=1, w-22=1 the weights of 3D to 2D, 2D to 3D, 2D to 2D
/// - the ablations: share-3d=1 share of clips with a 3D truth, cut-2d=0 (1: the others are left out altogether),
///   only-3d=0 (1: no 2D part), shared=1 (0: no shared encoder), views=4 (1: the front alone)
/// - hide=0: share of samples from whose 2D side random joints are hidden, as a detector would; for lifting
/// - followed=0: share of samples whose 2D side is seen by a camera that goes along (PairedViews::pair); for lifting
/// - wild=FOLDER of key points of videos (wild_pictures.h), wild-share=0.5 of each batch, wild-fps=30; needs start, whose frozen copy is the
///   teacher of their pseudo labels; use w-m2j=0.1 w-j2m=0.1 as published
/// - frames=196, frames-per-token=4, width=160, layers=4 (shared), own-layers=2
class CrossDiffRecipe : public Recipe {
 public:
  /// textPart: the tensors and metadata of the text encoder's file, stored with the weights so that they can sample by themselves.
  CrossDiffRecipe(const dataset::MotionDataset& dataset, const RecipeSettings& settings, std::shared_ptr<text::TextEncoder> encoder,
                  model::TensorFile textPart, std::optional<model::TrainedCrossDiff> start);

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
  model::TensorFile textPart_;
  std::unique_ptr<PairedViews> views_;
  std::unique_ptr<WildPictures> wild_;
  double wildShare_ = 0.5;
  model::CrossDiff network_{nullptr};
};

}  // namespace core::training
