#pragma once

#include "core/base/random.h"
#include "core/dataset/motion_dataset.h"
#include "core/motion/published_forms.h"

#include <functional>
#include <vector>

namespace core::training {

struct MotionBatch {
  at::Tensor features;             // float [B, F, D] normalized, zeros beyond each length; on the models' device, as the lengths
  at::Tensor lengths;              // int64 [B]
  std::vector<std::size_t> clips;  // [B] indices into the data set
};

/// Draws clips of similar length, so that little of a batch is padding. Without state: the same stream gives the same
/// batch, which is what makes a resumed run exact.
class BatchSampler {
 public:
  /// weight(clip) 0 leaves a clip out; otherwise clips are drawn in proportion to it.
  /// Throws std::invalid_argument when nothing is left.
  BatchSampler(const dataset::MotionDataset& dataset, const std::function<double(const dataset::ClipEntry&)>& weight);

  /// Clip indices of one batch, all from one length bucket, with replacement.
  std::vector<std::size_t> draw(base::RandomStream& random, std::size_t count) const;

  /// Pads to the longest; clips longer than maxFrames are cut at a random start.
  MotionBatch load(const std::vector<std::size_t>& clips, base::RandomStream& random, std::int64_t maxFrames = motion::humanml3d::kMostFrames) const;

  std::size_t clipCount() const { return clipCount_; }

 private:
  struct Bucket {
    std::vector<std::size_t> clips;
    std::vector<double> cumulative;
  };
  const dataset::MotionDataset& dataset_;
  std::vector<Bucket> buckets_;
  std::vector<double> bucketCumulative_;
  std::size_t clipCount_ = 0;
};

}  // namespace core::training
