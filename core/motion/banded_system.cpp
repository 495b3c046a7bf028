#include "core/motion/banded_system.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

BandedSystem::BandedSystem(std::size_t unknowns, std::size_t reach) : count_(unknowns), reach_(reach), values_(unknowns * (reach + 1), 0.0) {}

void BandedSystem::addStep(std::size_t from, std::size_t to, double weight) {
  entry(from, 0) += weight;
  entry(to, 0) += weight;
  entry(from, to - from) -= weight;
}

void BandedSystem::addBend(std::size_t a, std::size_t b, std::size_t c, double weight) {
  entry(a, 0) += weight;
  entry(b, 0) += 4.0 * weight;
  entry(c, 0) += weight;
  entry(a, b - a) -= 2.0 * weight;
  entry(b, c - b) -= 2.0 * weight;
  entry(a, c - a) += weight;
}

void BandedSystem::factor() {
  for (std::size_t i = 0; i < count_; ++i) {
    const double pivot = entry(i, 0);
    if (!(pivot > 1e-12)) throw std::invalid_argument("a course over time is not determined by its weights");
    const std::size_t last = std::min(reach_, count_ - 1 - i);
    for (std::size_t k = 1; k <= last; ++k) {
      const double part = entry(i, k) / pivot;
      for (std::size_t m = k; m <= last; ++m) entry(i + k, m - k) -= part * entry(i, m);
    }
    for (std::size_t k = 1; k <= last; ++k) entry(i, k) /= pivot;
  }
}

void BandedSystem::solve(std::span<double> right) const {
  for (std::size_t i = 0; i < count_; ++i)
    for (std::size_t k = 1; k <= std::min(reach_, count_ - 1 - i); ++k) right[i + k] -= entry(i, k) * right[i];
  for (std::size_t i = count_; i-- > 0;) {
    right[i] /= entry(i, 0);
    for (std::size_t k = 1; k <= std::min(reach_, count_ - 1 - i); ++k) right[i] -= entry(i, k) * right[i + k];
  }
}

std::vector<double> courseBetween(std::span<const double> low, std::span<const double> high, double smoothFrames) {
  const std::size_t count = low.size();
  if (high.size() != count) throw std::invalid_argument("a course needs as many upper as lower bounds");
  std::vector<double> course(count, 0.0), kept(count, 0.0), owed(count, 0.0);
  const auto inside = [&](std::size_t t, double value) { return low[t] <= high[t] ? std::clamp(value, low[t], high[t]) : 0.5 * (low[t] + high[t]); };
  bool isFree = true;
  for (std::size_t t = 0; t < count; ++t) isFree = isFree && low[t] <= 0.0 && high[t] >= 0.0;
  if (isFree) return course;
  constexpr double kPull = 5.0;  // weight of the bounds against the pull to 0
  const double bend = smoothFrames * smoothFrames * smoothFrames * smoothFrames;
  BandedSystem system(count, 2);
  for (std::size_t t = 0; t < count; ++t) {
    system.addValue(t, 1.0 + kPull);
    if (t > 0 && t + 1 < count) system.addBend(t - 1, t, t + 1, bend);
  }
  system.factor();
  for (int round = 0; round < 400; ++round) {
    for (std::size_t t = 0; t < count; ++t) course[t] = kPull * (kept[t] - owed[t]);
    system.solve(course);
    double gap = 0.0;
    for (std::size_t t = 0; t < count; ++t) {
      kept[t] = inside(t, course[t] + owed[t]);
      owed[t] += course[t] - kept[t];
      gap = std::max(gap, std::abs(course[t] - kept[t]));
    }
    if (gap < 5e-4) break;
  }
  return course;
}

}  // namespace core::motion
