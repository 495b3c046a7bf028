#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace core::bench {

/// What was measured again and again.
struct Distribution {
  std::vector<double> values;

  /// The value under which this share of them lies, 0 to 1; 0 without any. Reorders them.
  double at(double share) {
    if (values.empty()) return 0.0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
  }
  double sum() const {
    double all = 0.0;
    for (const double value : values) all += value;
    return all;
  }
  double mean() const { return values.empty() ? 0.0 : sum() / static_cast<double>(values.size()); }
};

}  // namespace core::bench
