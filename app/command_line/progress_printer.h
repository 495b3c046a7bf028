#pragma once

#include "core/jobs/progress.h"

#include <chrono>
#include <cstdio>
#include <string>

namespace app {

/// Progress of a command on stderr: one line that renews itself on a terminal, plain lines otherwise (a new stage, every
/// tenth of a stage, and at most one line in two seconds). One thread at a time.
class ProgressPrinter {
 public:
  /// Uses stderr; the kind of output is found out.
  ProgressPrinter();
  enum class Style { Terminal, Plain };
  ProgressPrinter(std::FILE* out, Style style) : out_(out), style_(style) {}
  ~ProgressPrinter() { finish(); }
  ProgressPrinter(const ProgressPrinter&) = delete;
  ProgressPrinter& operator=(const ProgressPrinter&) = delete;

  void show(const core::jobs::Progress& progress);
  /// Ends the renewed line, so that what follows starts on a line of its own.
  void finish();
  /// For calls that take a sink; the printer outlives it.
  core::jobs::ProgressSink sink() {
    return [this](const core::jobs::Progress& progress) { show(progress); };
  }

 private:
  std::FILE* out_;
  Style style_;
  std::string stage_;
  std::int64_t lastTenth_ = -1;
  std::size_t lineLength_ = 0;
  std::chrono::steady_clock::time_point lastShown_{};
};

}  // namespace app
