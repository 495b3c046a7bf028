#pragma once

#include <ATen/core/Tensor.h>

namespace core::families {

/// A Gaussian over the frames of [F, 3], cut at 4 sigma, edge frames repeated: how the programs of Aberman et al. and of Motion Puzzle calm a heading.
/// sigma in frames.
at::Tensor smoothedFrames(const at::Tensor& rows, double sigma);

}  // namespace core::families
