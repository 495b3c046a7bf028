#pragma once

#include "core/report/report.h"

#include <optional>

namespace core::metrics {

/// One value against another, taken independently of each other.
struct Difference {
  double value = 0.0;      // this one minus the other
  double halfWidth = 0.0;  // of its 95 % interval: the root of the sum of both squared half widths; 0: one of them has no interval
  bool isClear = false;    // larger than that; never where one has no interval
  /// Whether the clear difference speaks for this one; nothing where more is neither better nor worse, or where nothing is clear.
  std::optional<bool> isBetter;
};

/// better: of the metric (describeMetric). Metrics that should be as those of real motion are judged by their distance to the real row of each report, where both are
/// given.
Difference differenceOf(const MeasuredValue& value, const MeasuredValue& other, Better better, const MeasuredValue* real = nullptr,
                        const MeasuredValue* otherReal = nullptr);

}  // namespace core::metrics
