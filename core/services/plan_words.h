#pragma once

#include <optional>
#include <string_view>
#include <utility>

// How plans are read from texts of the command line.
namespace core::services {

std::string_view trimmed(std::string_view text);

/// The whole text as a finite number.
std::optional<double> numberIn(std::string_view text);

/// "A-B".
std::optional<std::pair<double, double>> rangeIn(std::string_view text);

}  // namespace core::services
