#include "core/base/random.h"

#include "core/base/hash.h"

#include <cmath>
#include <numbers>

namespace core::base {

std::uint64_t RandomStream::next() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double RandomStream::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

std::uint64_t RandomStream::below(std::uint64_t count) { return static_cast<std::uint64_t>(uniform() * static_cast<double>(count)); }

double RandomStream::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint64_t derivedSeed(std::uint64_t seed, std::string_view part) { return RandomStream(seed ^ fnv1a64(part)).next(); }

}  // namespace core::base
