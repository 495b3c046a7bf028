#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"
#include "core/engine/threads.h"

#include "core/bench/sampling_bench.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec kSpec{
    .name = "bench sample",
    .summary =
        "Measures SMooDi's guided sampling at its published size, three branches, batch 1, beside a loop that computes everything again as the\n"
        "released code does; both from the same weights and draws, with the same result.",
    .usage = "[options]",
    .options = {{"--frames", Kind::Integer, "N", "length of the motion (196)", 1, 196},
                {"--style-frames", Kind::Integer, "N", "length of the style clip (196)", 1, 480},
                {"--steps", Kind::Integer, "N", "DDIM steps (50)", 1, 500},
                {"--eta", Kind::Number, "X", "0: deterministic DDIM; 1: as much noise as the ancestral sampler (0)", 0, 1},
                {"--guidance-below", Kind::Integer, "T", "training steps in which style guidance acts; 0: none (300)", 0, 1000},
                {"--iterations", Kind::Integer, "N", "guidance iterations per step (5)", 0, 100},
                {"--reuse", Kind::Integer, "N", "guidance iterations that one gradient serves, in the cached loop alone (1)", 1, 100},
                {"--threads", Kind::Integer, "N", "processor threads (2)", 1, 256},
                {"--repeats", Kind::Integer, "N", "times each loop runs, turn by turn; the quickest counts (1)", 1, 1000},
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

void printRow(const char* name, double cached, double uncached, const char* unit) {
  const auto ratio = cached > 0.0 ? fmt::format("{:6.2f}x", uncached / cached) : std::string();
  std::puts(fmt::format("  {:<28} {:>9.2f} {:>9.2f} {:<3} {}", name, cached, uncached, unit, ratio).c_str());
}

core::Result<void> bench(const Arguments& arguments) {
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
                                 {"uncached", jsonOf(b)},
                                 {"largestDifference", report->largestDifference},
                                 {"largestValue", report->largestValue},
                                 {"speedup", b.wallSeconds / a.wallSeconds},
                                 {"cpuSpeedup", b.cpuSeconds / a.cpuSeconds}};
    std::puts(json.dump(2).c_str());
    return {};
  }
  std::puts(fmt::format("guided sampling, {} frames, style clip of {}, {} steps, {} threads", options.frames, options.styleFrames, options.loop.steps, threads).c_str());
  std::puts(fmt::format("  {:<28} {:>9} {:>9}", "", "cached", "uncached").c_str());
  printRow("text", a.textSeconds, b.textSeconds, "s");
  printRow("once per request", a.stages.preparing, b.stages.preparing, "s");
  printRow("style embeddings, branches", a.stages.styles + a.stages.denoising, b.stages.denoising, "s");
  printRow("style guidance", a.stages.guidance, b.stages.guidance, "s");
  printRow("decoding", a.stages.decoding, b.stages.decoding, "s");
  printRow("wall time", a.wallSeconds, b.wallSeconds, "s");
  printRow("processor time", a.cpuSeconds, b.cpuSeconds, "s");
  printRow("peak memory above the start", a.peakMegabytes, b.peakMegabytes, "MB");
  std::puts(fmt::format("  features differ by at most {:.2g}, the largest value is {:.3g}", report->largestDifference, report->largestValue).c_str());
  return {};
}

}  // namespace

int runBenchSampleCommand(const std::vector<std::string>& arguments) { return runCommand(kSpec, arguments, bench); }

}  // namespace app
