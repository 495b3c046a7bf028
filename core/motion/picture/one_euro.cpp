#include "core/motion/picture/one_euro.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::motion {

double oneEuroWeight(double cutoff) {
  const double r = 2.0 * std::numbers::pi * cutoff;
  return r / (r + 1.0);
}

void oneEuroFilter(std::span<float> values, std::size_t channels, const OneEuroOptions& options) {
  if (channels == 0 || values.size() % channels != 0) throw std::invalid_argument(std::to_string(values.size()) + " values are not rows of " + std::to_string(channels));
  const double derivativeWeight = oneEuroWeight(options.derivativeCutoff);
  for (std::size_t channel = 0; channel < channels; ++channel) {
    double speed = 0.0;
    for (std::size_t i = channel + channels; i < values.size(); i += channels) {
      const double before = values[i - channels], now = values[i];
      speed += derivativeWeight * ((now - before) - speed);
      const double weight = oneEuroWeight(options.minCutoff + options.beta * std::abs(speed));
      values[i] = static_cast<float>(before + weight * (now - before));
    }
  }
}

void oneEuroFilterBothWays(std::span<float> values, std::size_t channels, const OneEuroOptions& options) {
  std::vector<float> backwards(values.size());
  const auto reverse = [channels](std::span<const float> from, std::span<float> to) {
    for (std::size_t row = 0; row < from.size() / channels; ++row)
      for (std::size_t c = 0; c < channels; ++c) to[from.size() - (row + 1) * channels + c] = from[row * channels + c];
  };
  if (channels > 0) reverse(values, backwards);
  oneEuroFilter(values, channels, options);
  oneEuroFilter(backwards, channels, options);
  std::vector<float> turned(values.size());
  reverse(backwards, turned);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 0.5f * (values[i] + turned[i]);
}

}  // namespace core::motion
