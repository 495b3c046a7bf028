#include "app/command_line/progress_printer.h"

#include "core/base/process.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kTerminalPause = std::chrono::milliseconds(80);
constexpr auto kPlainPause = std::chrono::seconds(2);

std::string lineOf(const core::jobs::Progress& progress) {
  if (progress.total <= 0) return progress.done > 0 ? fmt::format("{}: {}", progress.stage, progress.done) : progress.stage;
  return fmt::format("{}: {} of {}", progress.stage, progress.done, progress.total);
}

}  // namespace

ProgressPrinter::ProgressPrinter() : out_(stderr), style_(core::base::isTerminal(stderr) ? Style::Terminal : Style::Plain) {}

void ProgressPrinter::show(const core::jobs::Progress& progress) {
  const auto now = Clock::now();
  const bool isNewStage = progress.stage != stage_;
  const bool isLast = progress.total > 0 && progress.done >= progress.total;
  if (style_ == Style::Terminal) {
    if (!isNewStage && !isLast && now - lastShown_ < kTerminalPause) return;
    std::string line = lineOf(progress);
    const std::size_t length = line.size();
    // Blanks wipe what a longer line left behind.
    if (length < lineLength_) line.append(lineLength_ - length, ' ');
    std::fputs(fmt::format("\r{}", line).c_str(), out_);
    std::fflush(out_);
    lineLength_ = length;
  } else {
    const std::int64_t tenth = progress.total > 0 ? 10 * std::clamp<std::int64_t>(progress.done, 0, progress.total) / progress.total : -1;
    const bool isDue = isLast ? tenth != lastTenth_ : tenth != lastTenth_ && now - lastShown_ >= kPlainPause;
    if (!isNewStage && !isDue) return;
    lastTenth_ = tenth;
    std::fputs(fmt::format("{}\n", lineOf(progress)).c_str(), out_);
    std::fflush(out_);
  }
  stage_ = progress.stage;
  lastShown_ = now;
}

void ProgressPrinter::finish() {
  if (style_ == Style::Terminal && lineLength_ > 0) std::fputs("\n", out_);
  lineLength_ = 0;
  stage_.clear();
  lastTenth_ = -1;
}

}  // namespace app
