#include "core/base/log.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace core::base {

void log(LogLevel level, std::string_view line) {
  static const bool isDebugging = std::getenv("GESTO_DEBUG") != nullptr;
  if (level == LogLevel::Debug && !isDebugging) return;
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const char* name = level == LogLevel::Error ? "error: " : level == LogLevel::Warning ? "warning: " : "";
  std::fprintf(stderr, "%s%.*s\n", name, static_cast<int>(line.size()), line.data());
}

}  // namespace core::base
