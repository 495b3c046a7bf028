#include "core/training/renormalized.h"

#include <ATen/ATen.h>

namespace core::training {

at::Tensor renormalized(const at::Tensor& features, const dataset::MotionDataset& dataset, const at::Tensor& mean, const at::Tensor& std) {
  constexpr double kOutlier = 8.0;  // as MotionDataset clips
  const auto here = [&](const at::Tensor& row) { return row.to(features.device()); };
  const auto ownMean = here(dataset.mean()), ownStd = here(dataset.std()), toMean = here(mean), toStd = here(std);
  if (toMean.equal(ownMean) && toStd.equal(ownStd)) return features;
  return ((features * ownStd + ownMean - toMean) / toStd).clamp(-kOutlier, kOutlier);
}

}  // namespace core::training
