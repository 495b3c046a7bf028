#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/bench/child_process.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/engine/threads.h"

#include "core/bench/sampling_bench.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>
#include <string>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec kBenchSampleSpec{
    .name = "bench sample",
    .summary =
        "Measures SMooDi's guided sampling at its published size, three branches, batch 1, in single precision and in bf16, beside a loop that computes everything again "
        "as the\n"
        "released code does; both from the same weights and draws, with the same result.",
    .usage = "[options]",
    .options = {{"--frames", Kind::Integer, "N", "length of the motion (196)", 1, core::motion::humanml3d::kMostFrames},
                {"--style-frames", Kind::Integer, "N", "length of the style clip (196)", 1, 480},
                {"--steps", Kind::Integer, "N", "DDIM steps (50)", 1, 500},
                {"--eta", Kind::Number, "X", "0: deterministic DDIM; 1: as much noise as the ancestral sampler (0)", 0, 1},
                {"--guidance-below", Kind::Integer, "T", "training steps in which style guidance acts; 0: none (300)", 0, 1000},
                {"--iterations", Kind::Integer, "N", "guidance iterations per step (5)", 0, 100},
                {"--reuse", Kind::Integer, "N", "guidance iterations that one gradient serves, in the cached loop alone (1)", 1, 100},
                {"--threads", Kind::Integer, "N", "processor threads (2)", 1, 256},
                {"--repeats", Kind::Integer, "N", "times each loop runs, turn by turn; that which took least of the processor counts (1)", 1, 1000},
                {"--seed", Kind::Integer, "N", "of weights and draws (1)", 0, 9e15},
                {"--model", Kind::Text, "FILE", "a safetensors file with a SMooDi model; weights by chance without it"},
                {"--without-text", Kind::Flag, "", "leave the text tower out"}},
    .examples = {"gesto bench sample --threads 2", "gesto bench sample --steps 10 --frames 60 --json"},
    .hasJson = true,
};

nlohmann::json jsonOf(const core::sampling::SamplingRun& run) {
  return {{"text", run.textSeconds},           {"preparing", run.stages.preparing}, {"styles", run.stages.styles},
          {"denoising", run.stages.denoising}, {"guidance", run.stages.guidance},   {"decoding", run.stages.decoding},
          {"wallSeconds", run.wallSeconds},    {"cpuSeconds", run.cpuSeconds},      {"peakMegabytes", run.peakMegabytes}};
}

/// A row of the table: exact, bf16 where it was measured, uncached, and how much quicker the first two are than the last.
void printRow(const char* name, double cached, std::optional<double> rounded, double uncached, const char* unit) {
  const auto ratio = [&](double ours) { return ours > 0.0 ? fmt::format("{:7.2f}x", uncached / ours) : std::string(8, ' '); };
  const auto middle = rounded ? fmt::format("{:>9.2f}", *rounded) : std::string(9, ' ');
  std::puts(
      fmt::format("  {:<28} {:>9.2f} {} {:>9.2f} {:<3} {}{}", name, cached, middle, uncached, unit, ratio(cached), rounded ? ratio(*rounded) : std::string()).c_str());
}

core::Result<void> benchSamples(const Arguments& arguments) {
  core::sampling::SamplingBenchOptions options;
  options.frames = static_cast<int>(arguments.integer("--frames", options.frames));
  options.styleFrames = static_cast<int>(arguments.integer("--style-frames", options.styleFrames));
  options.loop.steps = static_cast<int>(arguments.integer("--steps", options.loop.steps));
  options.loop.eta = arguments.number("--eta", 0.0);
  options.loop.energy.below = arguments.integer("--guidance-below", options.loop.energy.below);
  options.loop.energy.iterations = static_cast<int>(arguments.integer("--iterations", options.loop.energy.iterations));
  options.reuse = static_cast<int>(arguments.integer("--reuse", options.reuse));
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  options.repeats = static_cast<int>(arguments.integer("--repeats", 1));
  options.hasText = !arguments.isSet("--without-text");
  const auto threads = static_cast<int>(arguments.integer("--threads", 2));
  core::engine::useThreads(threads);
  core::model::TensorMap weights;
  if (arguments.isSet("--model")) {
    auto read = core::model::readSafetensors(arguments.text("--model"));
    if (!read) return read.error();
    weights = std::move(*read);
  } else {
    weights = core::sampling::publishedSizeWeights(options.seed);
  }
  const auto stop = stopOnInterrupt();
  ProgressPrinter printer;
  const auto report = core::sampling::benchSampling(weights, options, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  const auto &a = report->cached, &b = report->uncached;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"frames", options.frames},
                                 {"styleFrames", options.styleFrames},
                                 {"steps", options.loop.steps},
                                 {"threads", threads},
                                 {"cached", jsonOf(a)},
                                 {"bf16", report->rounded ? jsonOf(*report->rounded) : nlohmann::json()},
                                 {"uncached", jsonOf(b)},
                                 {"instructionSet", instructionSet()},
                                 {"machine", machineLoad()},
                                 {"bf16Difference", report->roundedDifference},
                                 {"largestDifference", report->largestDifference},
                                 {"largestValue", report->largestValue},
                                 {"speedup", b.wallSeconds / a.wallSeconds},
                                 {"cpuSpeedup", b.cpuSeconds / a.cpuSeconds}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("guided sampling, {} frames, style clip of {}, {} steps, {} threads; {}, {}", options.frames, options.styleFrames, options.loop.steps, threads,
                        instructionSet(), machineLoad())
                .c_str());
  std::puts(fmt::format("  {:<28} {:>9} {:>9} {:>9}", "", "exact", report->rounded ? "bf16" : "", "uncached").c_str());
  const auto row = [&](const char* name, const auto& of, const char* unit) {
    printRow(name, of(a), report->rounded ? std::optional(of(*report->rounded)) : std::nullopt, of(b), unit);
  };
  using Run = core::sampling::SamplingRun;
  row(
      "text", [](const Run& run) { return run.textSeconds; }, "s");
  row(
      "once per request", [](const Run& run) { return run.stages.preparing; }, "s");
  row(
      "style embeddings", [](const Run& run) { return run.stages.styles; }, "s");
  row(
      "branches", [](const Run& run) { return run.stages.denoising; }, "s");
  row(
      "style guidance", [](const Run& run) { return run.stages.guidance; }, "s");
  row(
      "decoding", [](const Run& run) { return run.stages.decoding; }, "s");
  row(
      "wall time", [](const Run& run) { return run.wallSeconds; }, "s");
  row(
      "processor time", [](const Run& run) { return run.cpuSeconds; }, "s");
  row(
      "peak memory above the start", [](const Run& run) { return run.peakMegabytes; }, "MB");
  std::puts("  (the uncached loop embeds the style with its branches)");
  std::puts(fmt::format("  features differ by at most {:.2g}, the largest value is {:.3g}", report->largestDifference, report->largestValue).c_str());
  if (report->rounded) std::puts(fmt::format("  in bf16 they differ by at most {:.2g}", report->roundedDifference).c_str());
  return {};
}

}  // namespace

int runBenchSampleCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchSampleSpec, arguments, benchSamples); }

}  // namespace app
