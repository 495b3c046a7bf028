#pragma once

#include <optional>
#include <string_view>

namespace core::base {

/// How a network multiplies. Exact: in single precision, as its reference does. Bf16: factors rounded to bf16, sums in single precision, where the network has packed
/// layers and the processor the instruction; everything else, and everything on other processors, stays exact.
enum class Precision { Exact, Bf16 };

/// "exact", "bf16".
constexpr const char* nameOf(Precision precision) { return precision == Precision::Bf16 ? "bf16" : "exact"; }

constexpr std::optional<Precision> precisionNamed(std::string_view name) {
  for (const auto precision : {Precision::Exact, Precision::Bf16})
    if (name == nameOf(precision)) return precision;
  return {};
}

}  // namespace core::base
