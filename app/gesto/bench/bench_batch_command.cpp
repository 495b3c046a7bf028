#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/bench/child_process.h"
#include "app/gesto/commands.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
namespace fs = std::filesystem;
using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec kBenchBatchSpec{
    .name = "bench batch",
    .summary = "Measures clips a minute of `gesto generate --batch` beside a loop that starts `gesto generate` for each clip, of the same clips in the same run.",
    .usage = "[options]",
    .options = {{"--clips", Kind::Integer, "N", "clips of the batch (32)", 1, 10000},
                {"--loop-clips", Kind::Integer, "N", "of those made by the loop, for time is short (4)", 1, 10000},
                {"--length", Kind::Number, "S", "seconds of each clip (4)", limits::kSeconds.lowest, limits::kSeconds.highest},
                {"--style", Kind::Text, "STYLE", "of all clips, or none (old)"},
                {"--classifier-scale", Kind::Number, "X", "as of `gesto generate` (0.2)", limits::kClassifierScale.lowest, limits::kClassifierScale.highest},
                {"--repeats", Kind::Integer, "N", "times each is run, turn by turn; the quickest counts (1)", 1, 100}},
    .examples = {"gesto bench batch", "gesto bench batch --clips 64 --style none --json"},
    .hasJson = true,
};

constexpr std::array kPrompts = {"a person walks forward", "a person waves with the right hand", "a person jumps up and down", "a person runs forward"};

struct Wish {
  std::vector<std::string> common;  // options of every clip
  int clips = 32, loopClips = 4;
};

Result<ChildRun> succeeded(Result<ChildRun> run) {
  if (run && run->code != 0) return Error{ErrorCode::Internal, fmt::format("a run of gesto ended with code {}", run->code)};
  return run;
}

std::string promptOf(int clip) { return kPrompts[static_cast<std::size_t>(clip) % kPrompts.size()]; }

Result<ChildRun> batch(const Wish& wish, const fs::path& folder) {
  std::string list = "prompt,seed,out\n";
  for (int i = 0; i < wish.clips; ++i) list += fmt::format("{},{},{:04}.bvh\n", promptOf(i), i + 1, i);
  fs::create_directories(folder);
  if (auto written = core::base::writeFileAtomically(folder / "list.csv", list); !written) return written.error();
  std::vector<std::string> words{"generate", "--batch", (folder / "list.csv").string()};
  words.insert(words.end(), wish.common.begin(), wish.common.end());
  return succeeded(runGesto(words));
}

Result<ChildRun> loop(const Wish& wish, const fs::path& folder, ProgressPrinter& printer, const std::stop_token& stop) {
  ChildRun sum;
  fs::create_directories(folder);
  for (int i = 0; i < wish.loopClips; ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the measurement was stopped"};
    printer.show({"one by one", i, wish.loopClips});
    std::vector<std::string> words{"generate", promptOf(i), "--seed", std::to_string(i + 1), "--out", (folder / fmt::format("{:04}.bvh", i)).string()};
    words.insert(words.end(), wish.common.begin(), wish.common.end());
    const auto run = succeeded(runGesto(words));
    if (!run) return run;
    sum.wallSeconds += run->wallSeconds, sum.cpuSeconds += run->cpuSeconds, sum.peakMegabytes = std::max(sum.peakMegabytes, run->peakMegabytes);
  }
  return sum;
}

Result<void> benchBatches(const Arguments& arguments) {
  Wish wish;
  wish.clips = static_cast<int>(arguments.integer("--clips", wish.clips));
  wish.loopClips = std::min(wish.clips, static_cast<int>(arguments.integer("--loop-clips", wish.loopClips)));
  const std::string style = arguments.text("--style", "old");
  wish.common = {"--style",
                 style,
                 "--length",
                 fmt::format("{}", arguments.number("--length", 4.0)),
                 "--classifier-scale",
                 fmt::format("{}", arguments.number("--classifier-scale", 0.2))};
  const auto stop = stopOnInterrupt();
  const ScratchFolder scratch;
  if (scratch.path().empty()) return Error{ErrorCode::WriteFailed, "no temporary folder could be made"};
  ProgressPrinter printer;
  ChildRun together, oneByOne;
  for (int repeat = 0; repeat < arguments.integer("--repeats", 1); ++repeat) {
    const auto folder = scratch.path() / std::to_string(repeat);
    const auto single = loop(wish, folder / "loop", printer, stop);
    if (!single) return single.error();
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the measurement was stopped"};
    printer.show({"as a batch", 0, 0});
    const auto many = batch(wish, folder / "batch");
    if (!many) return many.error();
    if (repeat == 0 || single->wallSeconds < oneByOne.wallSeconds) oneByOne = *single;
    if (repeat == 0 || many->wallSeconds < together.wallSeconds) together = *many;
  }
  printer.finish();
  const auto perMinute = [](double seconds, int clips) { return 60.0 * clips / seconds; };
  const double wall[] = {perMinute(together.wallSeconds, wish.clips), perMinute(oneByOne.wallSeconds, wish.loopClips)};
  const double cpu[] = {together.cpuSeconds / wish.clips, oneByOne.cpuSeconds / wish.loopClips};
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"clips", wish.clips},
                                 {"loopClips", wish.loopClips},
                                 {"style", style},
                                 {"clipsPerMinute", {{"batch", wall[0]}, {"loop", wall[1]}}},
                                 {"cpuSecondsPerClip", {{"batch", cpu[0]}, {"loop", cpu[1]}}},
                                 {"peakMegabytes", {{"batch", together.peakMegabytes}, {"loop", oneByOne.peakMegabytes}}},
                                 {"speedup", wall[0] / wall[1]},
                                 {"cpuSpeedup", cpu[1] / cpu[0]},
                                 {"instructionSet", instructionSet()},
                                 {"machine", machineLoad()}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("clips of {:g} s, style {}; {}, {}", arguments.number("--length", 4.0), style, instructionSet(), machineLoad()).c_str());
  std::puts(fmt::format("  {:<32} {:>9} {:>9}", "", "batch", "loop").c_str());
  std::puts(fmt::format("  {:<32} {:>9} {:>9}", "clips", wish.clips, wish.loopClips).c_str());
  std::puts(fmt::format("  {:<32} {:>9.1f} {:>9.1f} {:6.2f}x   goal: at least 4x", "clips a minute", wall[0], wall[1], wall[0] / wall[1]).c_str());
  std::puts(fmt::format("  {:<32} {:>9.2f} {:>9.2f} {:6.2f}x", "processor seconds a clip", cpu[0], cpu[1], cpu[1] / cpu[0]).c_str());
  std::puts(fmt::format("  {:<32} {:>9.0f} {:>9.0f}", "peak memory, MB", together.peakMegabytes, oneByOne.peakMegabytes).c_str());
  return {};
}

}  // namespace

int runBenchBatchCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchBatchSpec, arguments, benchBatches); }

}  // namespace app
