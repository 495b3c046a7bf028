#pragma once

#include "core/base/words.h"

#include <optional>
#include <string_view>
#include <utility>

// How plans are read from texts of the command line.
namespace core::services {

using base::numberIn;
using base::trimmed;

/// "A-B".
std::optional<std::pair<double, double>> rangeIn(std::string_view text);

/// What a person has written, for a sentence: on one line.
std::string onOneLine(std::string_view text);

}  // namespace core::services
