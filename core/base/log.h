#pragma once

#include <string_view>

namespace core::base {

enum class LogLevel { Debug, Info, Warning, Error };

/// One line on stderr, thread safe. Debug lines only when GESTO_DEBUG is set in the environment.
void log(LogLevel level, std::string_view line);

}  // namespace core::base
