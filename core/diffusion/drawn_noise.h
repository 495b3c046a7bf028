#pragma once

#include <ATen/core/Tensor.h>

namespace core::diffusion {

/// Standard normal draws of that shape and kind, where x lies, by torch's generator of the CPU: a seed gives the same noise on every device.
at::Tensor noiseLike(const at::Tensor& x);

}  // namespace core::diffusion
