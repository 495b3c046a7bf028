#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace core::base {

struct CurvePoint {
  double time = 0.0;  // seconds
  double value = 0.0;
  bool operator==(const CurvePoint&) const = default;
};

/// A number over time: points by time, straight between them, level before the first and behind the last. Empty: none is said.
using Curve = std::vector<CurvePoint>;

/// Nothing of an empty one.
inline std::optional<double> valueAt(const Curve& curve, double time) {
  if (curve.empty()) return {};
  const auto next = std::lower_bound(curve.begin(), curve.end(), time, [](const CurvePoint& point, double at) { return point.time < at; });
  if (next == curve.begin()) return curve.front().value;
  if (next == curve.end()) return curve.back().value;
  const auto& before = *(next - 1);
  return before.value + (next->value - before.value) * (time - before.time) / (next->time - before.time);
}

}  // namespace core::base
