#include "core/training/renormalized.h"

#include "core/representation/seen_by.h"

#include <ATen/ATen.h>

namespace core::training {

at::Tensor renormalized(const at::Tensor& features, const dataset::MotionDataset& dataset, const at::Tensor& mean, const at::Tensor& std) {
  const auto here = [&](const at::Tensor& row) { return row.to(features.device()); };
  const auto ownMean = here(dataset.mean()), ownStd = here(dataset.std()), toMean = here(mean), toStd = here(std);
  if (toMean.equal(ownMean) && toStd.equal(ownStd)) return features;
  return representation::seenBy(toMean, toStd, features * ownStd + ownMean);
}

}  // namespace core::training
