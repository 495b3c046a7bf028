#include "core/diffusion/drawn_noise.h"

#include <ATen/ATen.h>

namespace core::diffusion {

at::Tensor noiseLike(const at::Tensor& x) {
  if (x.is_cpu()) return at::randn_like(x);
  // The same places in memory as x has: the generator fills them in their order.
  return at::randn_like(at::empty_like(x, x.options().device(at::kCPU))).to(x.device());
}

}  // namespace core::diffusion
