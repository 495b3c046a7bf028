#pragma once

#include "core/base/random.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>

/// Which 2D features are known when some joints are not.
namespace core::representation {

/// seen [T * 22] of 0 and 1, T at least 2, to float [T - 1, 134] of 0 and 1. A position needs its joint and the root, a bone's angle both
/// ends and the bone before it in the chain, a step both frames, the root's displacement the next frame's root.
at::Tensor seenFeatures2d(std::span<const std::uint8_t> seen);

/// For training: float [frames, 134]; with the given chance up to four joints are hidden for a stretch or all of the time
/// (feet often, because detectors without toes never show them), else everything is seen.
at::Tensor randomlySeenFeatures2d(base::RandomStream& random, double chance, std::int64_t frames);

}  // namespace core::representation
