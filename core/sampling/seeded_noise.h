#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::sampling {

/// Standard normal draws, float32, that are the same on every machine, unlike torch's. part names what they are for, so that the
/// draws of different parts are independent.
at::Tensor seededNoise(std::uint64_t seed, const char* part, at::IntArrayRef shape);

}  // namespace core::sampling
