#pragma once

#include <optional>

namespace core::base {

/// What a person sets of the guidance, wherever it is stored, asked for or evaluated. Ranges: core/services/generation_limits.h.
struct Guidance {
  std::optional<double> contentWeight = {};  // w_c; without: the model's own (SMooDi's 7.5)
  double styleWeight = 1.5;                  // w_s
  double classifierScale = 0.2;              // 0: off
  bool operator==(const Guidance&) const = default;
};

}  // namespace core::base
