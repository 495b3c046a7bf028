#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

namespace core::jobs {

/// How far a piece of work is. total 0: not known.
struct Progress {
  std::string stage;  // a short word for the person: "sampling", "reading walk_07.bvh"
  std::int64_t done = 0;
  std::int64_t total = 0;
};

/// Called from the working thread, as often as the work likes. Without a listener nothing happens.
class ProgressSink {
 public:
  ProgressSink() = default;
  template <class Listener>
  requires std::is_invocable_v<Listener&, const Progress&> ProgressSink(Listener listener)
      : listener_(std::move(listener)) {}  // NOLINT(google-explicit-constructor): lambdas stand where a sink is asked for

  void operator()(const Progress& progress) const {
    if (listener_) listener_(progress);
  }

 private:
  std::function<void(const Progress&)> listener_;
};

}  // namespace core::jobs
