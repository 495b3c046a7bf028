#pragma once

#include "core/motion/clip.h"

#include <cstdint>

namespace test_support {

/// A plain walk on the 22-joint HumanML3D T-pose skeleton at 20 fps: starts at the origin facing +Z, feet alternate and
/// stay where they stand, arms swing against the legs. The seed varies pace, step length and swing a little.
/// frames at least 1. The same arguments give the same clip.
core::motion::Clip syntheticWalk(std::uint64_t seed, int frames);

}  // namespace test_support
