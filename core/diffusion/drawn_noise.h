#pragma once

#include <torch/types.h>

namespace core::diffusion {

/// Standard normal draws of that shape and kind, where x lies, by torch's generator of the CPU: a seed gives the same noise on every device.
torch::Tensor noiseLike(const torch::Tensor& x);

}  // namespace core::diffusion
