#include "core/sampling/seeded_noise.h"

#include "core/base/random.h"

#include <ATen/ops/empty.h>

namespace core::sampling {

at::Tensor seededNoise(std::uint64_t seed, const char* part, at::IntArrayRef shape) {
  base::RandomStream random(base::derivedSeed(seed, part));
  auto tensor = at::empty(shape, at::kFloat);
  auto* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) values[i] = static_cast<float>(random.normal());
  return tensor;
}

}  // namespace core::sampling
