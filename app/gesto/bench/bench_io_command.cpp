#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/motion_file_options.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/bench/files/motion_file_bench.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::bench::Distribution;

const CommandSpec& benchIoSpec() {
  static const CommandSpec made = [] {
    CommandSpec s;
    s.name = "bench io";
    s.summary = "Reads every motion file below a folder, puts it on the 22-joint body and back, and says how long that takes and how exact it is.";
    s.usage = "DIR [options]";
    s.options = {{.name = "--every", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "only every Nth file", .lowest = 1, .highest = 1e6}};
    s.examples = {"gesto bench io mocap --json"};
    s.fewestPositionals = 1;
    s.mostPositionals = 1;
    s.hasJson = true;
    return s;
  }();
  return made;
}

nlohmann::json jsonOf(Distribution& d) { return {{"mean", d.mean()}, {"median", d.at(0.5)}, {"p95", d.at(0.95)}, {"p99", d.at(0.99)}, {"max", d.at(1.0)}}; }

std::string textOf(Distribution& d, const char* unit) {
  return fmt::format("mean {:.3g}, median {:.3g}, 95 % {:.3g}, 99 % {:.3g}, at most {:.3g} {}", d.mean(), d.at(0.5), d.at(0.95), d.at(0.99), d.at(1.0), unit);
}

Result<void> benchFiles(const Arguments& arguments) {
  const std::filesystem::path folder = arguments.positionals().front();
  const auto found = motionFilesBelow(folder);
  if (!found) return found.error();
  auto files = *found;
  std::erase_if(files, [](const auto& file) { return file.extension() == ".npy"; });  // positions, which have no skeleton to go back to
  if (files.empty()) return Error{ErrorCode::NotFound, fmt::format("{}: holds no motion file", folder.string())};
  auto report = core::bench::benchMotionFiles(files, static_cast<std::size_t>(arguments.integer("--every", 1)), stopOnInterrupt());
  if (!report) return report.error();
  auto& totals = *report;
  const auto& fiveMinutes = totals.fiveMinutes;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"files", totals.files},
                                 {"frames", totals.frames},
                                 {"megabytes", totals.megabytes},
                                 {"failed", totals.failed},
                                 {"readMs", jsonOf(totals.readMs)},
                                 {"readProcessorMs", jsonOf(totals.readCpuMs)},
                                 {"readSecondsTotal", totals.readMs.sum() / 1000.0},
                                 {"slowest", totals.slowest},
                                 {"toBodyMs", jsonOf(totals.bodyMs)},
                                 {"bodyThroughBvhMm", jsonOf(totals.bodyFileMm)},
                                 {"furthest", totals.furthest},
                                 {"backOnSourceCm", jsonOf(totals.backCm)},
                                 {"backHandsCm", jsonOf(totals.backHandsCm)},
                                 {"backFeetCm", jsonOf(totals.backFeetCm)},
                                 {"fiveMinutesAt120FpsSeconds", fiveMinutes.seconds},
                                 {"fiveMinutesProcessorSeconds", fiveMinutes.processorSeconds}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("Files           {} ({:.0f} MB, {} frames), {} failed", totals.files, totals.megabytes, totals.frames, totals.failed.size()).c_str());
  for (std::size_t i = 0; i < std::min<std::size_t>(totals.failed.size(), 10); ++i) std::puts(fmt::format("                {}", totals.failed[i]).c_str());
  std::puts(fmt::format("Reading         {}; {:.1f} s in all", textOf(totals.readMs, "ms"), totals.readMs.sum() / 1000.0).c_str());
  std::puts(fmt::format("  processor     {}; {:.1f} s in all", textOf(totals.readCpuMs, "ms"), totals.readCpuMs.sum() / 1000.0).c_str());
  std::puts(fmt::format("Slowest         {:.1f} ms of the processor, {}", totals.slowestMs, totals.slowest).c_str());
  std::puts(fmt::format("To the body     {}", textOf(totals.bodyMs, "ms")).c_str());
  std::puts(fmt::format("Body as BVH     {}", textOf(totals.bodyFileMm, "mm")).c_str());
  std::puts(fmt::format("Furthest off    {:.4f} mm, {}", totals.furthestMm, totals.furthest).c_str());
  std::puts(fmt::format("Back: feet      {}", textOf(totals.backFeetCm, "cm")).c_str());
  std::puts(fmt::format("Back: hands     {}", textOf(totals.backHandsCm, "cm")).c_str());
  std::puts(fmt::format("Back: others    {}", textOf(totals.backCm, "cm")).c_str());
  std::puts(
      fmt::format("Five minutes    {:.2f} s ({:.2f} s of the processor) to read them as BVH of 120 frames per second", fiveMinutes.seconds, fiveMinutes.processorSeconds)
          .c_str());
  return {};
}

}  // namespace

int runBenchIoCommand(const std::vector<std::string>& arguments) { return runCommand(benchIoSpec(), arguments, benchFiles); }

}  // namespace app
