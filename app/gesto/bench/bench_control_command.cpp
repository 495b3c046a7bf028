#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/bench/control_bench.h"
#include "core/engine/generation_engine.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
using core::bench::PartMeasure;
namespace limits = core::services::limits;

const CommandSpec kSpec{
    .name = "bench control",
    .summary =
        "Measures directing: plans of two or three actions, how their seams move beside the inside of the actions, how exactly a kept stretch is kept,\n"
        "and what a plan costs beside its actions alone.",
    .usage = "[options]",
    .options = {{"--cases", Kind::Integer, "N", "plans, drawn by the seed (100)", 1, 100000},
                {"--seed", Kind::Integer, "N", "of plans and motions (1)", 0, 9e15},
                {"--steps", Kind::Integer, "N", "sampling steps (the model's own)", limits::kFewestSteps, limits::kMostSteps},
                {"--model", Kind::Text, "NAME", "a model that takes plans (default)"}},
    .examples = {"gesto bench control --cases 20", "gesto bench control --json"},
    .hasJson = true,
};

nlohmann::json jsonOf(const PartMeasure& part) {
  return {{"jerk", part.jerk}, {"slideMm", part.slideMm}, {"contactFrames", part.contactFrames}, {"speed", part.speed}, {"frames", part.frames}};
}

nlohmann::json jsonOf(const core::bench::ControlBenchReport& report) {
  auto cases = nlohmann::json::array();
  for (const auto& one : report.cases) {
    auto spans = nlohmann::json::array();
    for (const auto& span : one.spans) spans.push_back(core::services::spanText(span));
    cases.push_back({{"spans", spans},
                     {"seam", jsonOf(one.seam)},
                     {"inside", jsonOf(one.inside)},
                     {"border", jsonOf(one.border)},
                     {"largestStepCm", one.largestStepCm},
                     {"usualStepCm", one.usualStepCm},
                     {"borderGapCm", one.borderGapCm},
                     {"keptMm", one.keptMm},
                     {"redrawnCm", one.redrawnCm},
                     {"planSeconds", one.planSeconds},
                     {"spanSeconds", one.spanSeconds}});
  }
  const auto sum = core::bench::summaryOf(report);
  return {{"modelHash", report.modelHash},
          {"cases", cases},
          {"jerkRatio", sum.jerkRatio},
          {"slideRatio", sum.slideRatio},
          {"speedRatio", sum.speedRatio},
          {"stepRatio", sum.stepRatio},
          {"borderJerkRatio", sum.borderJerkRatio},
          {"borderSlideRatio", sum.borderSlideRatio},
          {"timeRatio", sum.timeRatio},
          {"keptMm", sum.keptMm},
          {"redrawnCm", sum.redrawnCm}};
}

core::Result<void> bench(const Arguments& arguments) {
  core::bench::ControlBenchOptions options;
  options.cases = static_cast<int>(arguments.integer("--cases", options.cases));
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  if (arguments.isSet("--steps")) options.steps = static_cast<int>(arguments.integer("--steps", 50));
  options.model = arguments.text("--model", options.model);
  const auto stop = stopOnInterrupt();
  const auto service = core::engine::makeGenerationService(modelFolder());
  ProgressPrinter printer;
  const auto report = core::bench::benchControl(*service, options, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  if (arguments.wantsJson()) {
    std::puts(jsonOf(*report).dump(2).c_str());
    return {};
  }
  const auto sum = core::bench::summaryOf(*report);
  const auto row = [](const char* name, double value, const char* goal) { std::puts(fmt::format("  {:<52} {:>8.3f}   {}", name, value, goal).c_str()); };
  std::puts(fmt::format("{} plans, seed {}, model {}", options.cases, options.seed, report->modelHash).c_str());
  row("jerk within 0.5 s of a seam, beside the inside", sum.jerkRatio, "goal: at most 1.3");
  row("foot sliding there, beside the inside", sum.slideRatio, "goal: at most 1.3");
  row("speed of the joints there, beside the inside", sum.speedRatio, "near 1: no stall");
  row("largest step of a joint at a seam, beside elsewhere", sum.stepRatio, "at most 1: no pop");
  row("kept frames: the most a joint moved, mm", sum.keptMm, "goal: at most 0.1");
  row("the stretch made again, distance to before, cm", sum.redrawnCm, "above 0: it is another one");
  row("jerk at the borders of what is kept", sum.borderJerkRatio, "");
  row("foot sliding there", sum.borderSlideRatio, "");
  row("time of a plan, beside its actions alone", sum.timeRatio, "goal: at most 1.5");
  return {};
}

}  // namespace

int runBenchControlCommand(const std::vector<std::string>& arguments) { return runCommand(kSpec, arguments, bench); }

}  // namespace app
