#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/bench/child_process.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/base/process.h"
#include "core/base/stopwatch.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::services::GenerationRequest;
using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec kBenchStartSpec{
    .name = "bench start",
    .summary = "Measures what a whole `gesto generate` takes beside its parts: starting the program, loading the model, the first motion and the next.",
    .usage = "[options]",
    .options = {{"--length", Kind::Number, "S", "seconds of the motion (4)", limits::kSeconds.lowest, limits::kSeconds.highest},
                {"--style", Kind::Text, "STYLE", "a style by name, or none (old)"},
                {"--repeats", Kind::Integer, "N", "times each part is run, turn by turn; the quickest counts (3)", 1, 100}},
    .examples = {"gesto bench start", "gesto bench start --style none --repeats 5 --json"},
    .hasJson = true,
};

struct Taken {
  double wall = std::numeric_limits<double>::infinity(), cpu = std::numeric_limits<double>::infinity();

  void keep(double newWall, double newCpu) {
    wall = std::min(wall, newWall);
    cpu = std::min(cpu, newCpu);
  }
};

/// Runs the work and keeps what it took.
template <class Work>
auto measured(Taken& taken, const Work& work) {
  const auto start = core::base::Clock::now();
  const double cpu = core::base::processorSeconds();
  auto made = work();
  taken.keep(core::base::secondsSince(start), core::base::processorSeconds() - cpu);
  return made;
}

Result<void> measureChild(Taken& taken, const std::vector<std::string>& words) {
  const auto run = runGesto(words);
  if (!run) return run.error();
  if (run->code != 0) return Error{ErrorCode::Internal, fmt::format("a run of gesto ended with code {}", run->code)};
  taken.keep(run->wallSeconds, run->cpuSeconds);
  return {};
}

Result<void> benchStart(const Arguments& arguments) {
  GenerationRequest request;
  request.prompt = "a person walks forward";
  request.seconds = arguments.number("--length", request.seconds);
  const std::string style = arguments.text("--style", "old");
  request.style = core::services::styleFrom(style);
  const auto stop = stopOnInterrupt();
  const ScratchFolder scratch;
  if (scratch.path().empty()) return Error{ErrorCode::WriteFailed, "no temporary folder could be made"};
  ProgressPrinter printer;
  Taken program, whole, load, first, next;
  const auto repeats = arguments.integer("--repeats", 3);
  for (std::int64_t i = 0; i < repeats; ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the measurement was stopped"};
    printer.show({"measuring", i, repeats});
    if (auto ok = measureChild(program, {"--version"}); !ok) return ok;
    if (auto ok = measureChild(
            whole, {"generate", request.prompt, "--style", style, "--length", fmt::format("{}", request.seconds), "--out", (scratch.path() / "take.bvh").string()});
        !ok) {
      return ok;
    }
    const auto library = std::make_shared<core::engine::ModelLibrary>(modelFolders());
    const auto model = measured(load, [&] { return library->load("default"); });
    if (!model) return model.error();
    const auto service = core::engine::makeGenerationService(library);
    for (auto* taken : {&first, &next}) {
      const auto made = measured(*taken, [&] { return service->generate(request, {}, stop); });
      if (!made) return made.error();
    }
  }
  printer.finish();
  const std::pair<const char*, const Taken*> rows[] = {
      {"starting the program", &program}, {"loading the model", &load}, {"the first motion", &first}, {"the next motion", &next}, {"a whole gesto generate", &whole}};
  if (arguments.wantsJson()) {
    nlohmann::json json = {{"style", style}, {"seconds", request.seconds}, {"instructionSet", instructionSet()}, {"machine", machineLoad()}};
    for (const auto& [name, taken] : rows) json["parts"].push_back({{"name", name}, {"wallSeconds", taken->wall}, {"cpuSeconds", taken->cpu}});
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("a motion of {:g} s, style {}; {}, {}", request.seconds, style, instructionSet(), machineLoad()).c_str());
  std::puts(fmt::format("  {:<28} {:>9} {:>15}", "", "wall, s", "processor, s").c_str());
  for (const auto& [name, taken] : rows) std::puts(fmt::format("  {:<28} {:>9.2f} {:>15.2f}", name, taken->wall, taken->cpu).c_str());
  return {};
}

}  // namespace

int runBenchStartCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchStartSpec, arguments, benchStart); }

}  // namespace app
