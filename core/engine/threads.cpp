#include "core/engine/threads.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <thread>

namespace core::engine {

int usualThreads() {
  constexpr unsigned kMostUseful = 4;
  constexpr int kMost = 256;
  if (const char* wish = std::getenv("GESTO_THREADS")) {
    const std::string_view text(wish);
    int count = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (code == std::errc() && end == text.data() + text.size() && count >= 1) return std::min(count, kMost);
  }
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostUseful));
}

void useThreads(int count) { at::set_num_threads(count); }

int threadsInUse() { return at::get_num_threads(); }

}  // namespace core::engine
