#include "core/report/report_difference.h"

#include <cmath>

namespace core::metrics {

Difference differenceOf(const MeasuredValue& value, const MeasuredValue& other, Better better, const MeasuredValue* real, const MeasuredValue* otherReal) {
  Difference difference;
  difference.value = value.mean - other.mean;
  const bool hasIntervals = value.values.size() > 1 && other.values.size() > 1;
  if (!hasIntervals) return difference;
  difference.halfWidth = std::hypot(value.halfWidth, other.halfWidth);
  difference.isClear = std::abs(difference.value) > difference.halfWidth;
  if (!difference.isClear) return difference;
  switch (better) {
    case Better::Higher: difference.isBetter = difference.value > 0.0; break;
    case Better::Lower: difference.isBetter = difference.value < 0.0; break;
    case Better::LikeReal:
      if (real != nullptr && otherReal != nullptr) difference.isBetter = std::abs(value.mean - real->mean) < std::abs(other.mean - otherReal->mean);
      break;
  }
  return difference;
}

}  // namespace core::metrics
