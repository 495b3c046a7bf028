#pragma once

#include <span>

namespace core::motion {

/// One-Euro filter (Casiez et al. 2012): a low-pass whose cutoff rises with speed, so that slow parts lose their jitter and fast
/// ones keep their timing. Everything is counted in sampling steps (te = 1, as in CrossDiff's pseudo labels): a cutoff of c Hz at
/// f frames per second is c / f here. The defaults are those of the pseudo labels.
struct OneEuroOptions {
  double minCutoff = 0.05;        // cutoff at rest, cycles per step
  double beta = 0.004;            // how much of the speed (units per step) is added to it
  double derivativeCutoff = 1.0;  // of the speed itself
};

/// a(c) = r / (r + 1), r = 2 pi c.
double oneEuroWeight(double cutoff);

/// values [steps * channels], step-major, filtered in place, every channel on its own; the first step stays as it is.
/// Throws std::invalid_argument when the size is no multiple of channels.
void oneEuroFilter(std::span<float> values, std::size_t channels, const OneEuroOptions& options = {});

/// Forwards and backwards, averaged: half the jitter of one pass, and no lag. For recordings, not for live input.
void oneEuroFilterBothWays(std::span<float> values, std::size_t channels, const OneEuroOptions& options = {});

}  // namespace core::motion
