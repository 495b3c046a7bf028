#pragma once

#include "core/dataset/motion_dataset.h"

namespace core::training {

/// Features as the data set normalized them, [..., D], in the normalization of a network that goes on elsewhere: clipped as the data set's are. As they are when both are
/// one.
at::Tensor renormalized(const at::Tensor& features, const dataset::MotionDataset& dataset, const at::Tensor& mean, const at::Tensor& std);

}  // namespace core::training
