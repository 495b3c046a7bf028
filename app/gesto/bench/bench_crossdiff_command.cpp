#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/bench/child_process.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/engine/threads.h"
#include "core/services/generation_limits.h"

#include "core/bench/crossdiff_bench.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec kBenchCrossdiffSpec{
    .name = "bench crossdiff",
    .summary =
        "Measures one denoising step of CrossDiff at its published size (3D to 3D, 196 frames, batch 1) in single precision and in bf16 beside the\n"
        "same network in plain LibTorch layers, turn by turn, and a whole sample of a compact model. Weights by chance.",
    .usage = "[options]",
    .options = {{"--rounds", Kind::Integer, "N", "steps of each form; the quickest counts (10)", 1, 10000},
                {"--threads", Kind::Integer, "N", "processor threads (2)", 1, 256},
                {"--frames", Kind::Integer, "N", "length of the compact model's motion (80)", 1, core::motion::humanml3d::kMostFrames},
                {"--steps", Kind::Integer, "N", "sampling steps of the compact model (50)", 1, 1000},
                {"--guidance", Kind::Number, "X", "of the compact model; 0: one evaluation per step (2.5)", limits::kContentWeight.lowest,
                 limits::kContentWeight.highest},
                {"--repeats", Kind::Integer, "N", "samples of the compact model (3)", 1, 1000},
                {"--seed", Kind::Integer, "N", "of weights and draws (1)", 0, 9e15}},
    .examples = {"gesto bench crossdiff --threads 1", "gesto bench crossdiff --rounds 30 --json"},
    .hasJson = true,
};

nlohmann::json jsonOf(const core::sampling::Timing& timing) {
  return {{"wallSeconds", timing.wall}, {"cpuSeconds", timing.processor}, {"medianCpuSeconds", timing.medianProcessor}};
}

void printRow(const char* name, const core::sampling::Timing& timing) {
  std::puts(fmt::format("  {:<38} {:>9.1f} {:>9.1f} {:>9.1f}", name, 1e3 * timing.wall, 1e3 * timing.processor, 1e3 * timing.medianProcessor).c_str());
}

core::Result<void> benchCrossdiff(const Arguments& arguments) {
  core::sampling::CrossDiffBenchOptions options;
  options.rounds = static_cast<int>(arguments.integer("--rounds", options.rounds));
  options.compactFrames = static_cast<int>(arguments.integer("--frames", options.compactFrames));
  options.compactSteps = static_cast<int>(arguments.integer("--steps", options.compactSteps));
  options.compactGuidance = arguments.number("--guidance", options.compactGuidance);
  options.compactRepeats = static_cast<int>(arguments.integer("--repeats", options.compactRepeats));
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  const auto threads = static_cast<int>(arguments.integer("--threads", 2));
  core::engine::useThreads(threads);
  ProgressPrinter printer;
  const auto report = core::sampling::benchCrossDiff(options, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  const double ratio = report->plain.processor / report->planned.processor, medianRatio = report->plain.medianProcessor / report->planned.medianProcessor;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {
        {"threads", threads},
        {"rounds", options.rounds},
        {"step", jsonOf(report->planned)},
        {"bf16Step", report->rounded ? jsonOf(*report->rounded) : nlohmann::json()},
        {"bf16Difference", report->roundedDifference},
        {"instructionSet", instructionSet()},
        {"machine", machineLoad()},
        {"plainStep", jsonOf(report->plain)},
        {"speedup", ratio},
        {"medianSpeedup", medianRatio},
        {"planCpuSeconds", report->planSeconds},
        {"largestDifference", report->largestDifference},
        {"largestValue", report->largestValue},
        {"compact", {{"frames", options.compactFrames}, {"steps", options.compactSteps}, {"guidance", options.compactGuidance}, {"sample", jsonOf(report->compact)}}}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("CrossDiff, {} threads; {}, {}; milliseconds", threads, instructionSet(), machineLoad()).c_str());
  std::puts(fmt::format("  {:<38} {:>9} {:>9} {:>9}", "", "wall", "processor", "median").c_str());
  printRow("one step at published size", report->planned);
  if (report->rounded) printRow("the same in bf16", *report->rounded);
  printRow("the same in plain LibTorch layers", report->plain);
  printRow("compact model, whole sample", report->compact);
  std::puts(fmt::format("  plain / ours: {:.3f} (quickest), {:.3f} (median); kept once per model: {:.1f} ms", ratio, medianRatio, 1e3 * report->planSeconds).c_str());
  if (report->rounded) {
    std::puts(fmt::format("  plain / bf16: {:.3f} (quickest), {:.3f} (median); motions in bf16 differ by at most {:.2g}",
                          report->plain.processor / report->rounded->processor, report->plain.medianProcessor / report->rounded->medianProcessor,
                          report->roundedDifference)
                  .c_str());
  }
  std::puts(fmt::format("  motions differ by at most {:.2g}, the largest value is {:.3g}", report->largestDifference, report->largestValue).c_str());
  std::puts(fmt::format("  compact sample: {} frames, {} steps, guidance {:g}", options.compactFrames, options.compactSteps, options.compactGuidance).c_str());
  return {};
}

}  // namespace

int runBenchCrossDiffCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchCrossdiffSpec, arguments, benchCrossdiff); }

}  // namespace app
