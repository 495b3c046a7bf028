#pragma once

#include "core/representation/feature_tensors.h"
#include "core/representation/projection_2d.h"
#include "core/training/batch_sampler.h"

namespace core::training {

/// What CrossDiff learns from: a clip's 3D rows and the 2D rows of one of its sides, of the same frames.
struct PairedBatch {
  at::Tensor motion3d, motion2d;  // float [B, F, 263], [B, F, 134], normalized, zeros beyond each length
  at::Tensor lengths;             // int64 [B]
  at::Tensor views;               // int64 [B], the side that was drawn
};

struct PairedViewsOptions {
  representation::Camera camera = representation::Camera::Perspective;
  int views = 4;                            // 1: the front alone
  std::int64_t mostRowsMeasured = 150'000;  // clips for the statistics, evenly over the training split, until so many rows
};

/// Turns batches of 3D features into pairs. The 2D motion is projected from the window that was drawn, which faces +Z in its first frame.
/// A 2D sequence has one row less than its frames, so the 3D rows are cut by one, as published.
class PairedViews {
 public:
  PairedViews(const dataset::MotionDataset& dataset, const PairedViewsOptions& options);

  /// batch from BatchSampler::load with at most frames + 1 rows; the result is padded to `frames`.
  /// followed: share of the clips whose 2D side is seen by a camera that goes along with the person, as on a treadmill or in a panned
  /// video: the root stays where it was from left to right, while the 3D rows still travel.
  PairedBatch pair(const MotionBatch& batch, base::RandomStream& random, std::int64_t frames, double followed = 0.0) const;

  /// Of the 2D features, over the views in use of the training split.
  const representation::Normalizer& normalizer2d() const { return normalizer2d_; }

 private:
  /// Rows [L, 263] normalized, L at least 2, to [L - 1, 134], not normalized.
  at::Tensor project(const at::Tensor& rows, int view, bool isFollowed = false) const;

  PairedViewsOptions options_;
  representation::Normalizer normalizer3d_, normalizer2d_;
};

}  // namespace core::training
