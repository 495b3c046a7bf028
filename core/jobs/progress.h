#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace core::jobs {

/// How far a piece of work is. total 0: not known.
struct Progress {
  std::string stage;  // a short word for the person: "sampling", "reading walk_07.bvh"
  std::int64_t done = 0;
  std::int64_t total = 0;
};

/// Called from the working thread, as often as the work likes.
using ProgressSink = std::function<void(const Progress&)>;

}  // namespace core::jobs
