#pragma once

#include <ATen/core/Tensor.h>

namespace core::representation {

/// Deviations from the mean beyond which a feature is taken for an outlier.
inline constexpr double kOutlier = 8.0;

/// Features [..., D], not normalized, as networks see them: on the statistics' device, normalized, and clipped to so many deviations. mean, std [D].
at::Tensor seenBy(const at::Tensor& mean, const at::Tensor& std, const at::Tensor& features, double outlier = kOutlier);

}  // namespace core::representation
