#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace core::base {

/// A small counter-based generator (SplitMix64) whose draws are the same on every machine and compiler.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// In [0, 1).
  double uniform();
  /// In [0, count); count at least 1.
  std::uint64_t below(std::uint64_t count);
  /// Standard normal (Box-Muller, one draw per two uniforms).
  double normal();

 private:
  std::uint64_t state_;
};

/// An independent seed for a named part of a run, so that adding a draw in one part moves no other.
std::uint64_t derivedSeed(std::uint64_t seed, std::string_view part);

/// All orders alike likely (Fisher and Yates). Draws as many numbers as there are values, less one.
template <class T>
void shuffle(std::vector<T>& values, RandomStream& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

}  // namespace core::base
