#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/bench/control_bench.h"
#include "core/bench/control_journal.h"
#include "core/bench/steering_bench.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/services/generation_limits.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec kBenchControlSpec{
    .name = "bench control",
    .summary =
        "Measures directing: plans of two or three actions, how their seams move beside the inside of the actions, how exactly a kept stretch is kept,\n"
        "what a plan costs beside its actions alone, and whether a judge recognises them in it; then key poses, paths and told foot contacts, how exactly they are met "
        "and what they cost "
        "the motion.",
    .usage = "[options]",
    .options = {{"--cases", Kind::Integer, "N", "plans, drawn by the seed (100)", 1, 100000},
                {"--seed", Kind::Integer, "N", "of plans and motions (1)", 0, 9e15},
                {"--steps", Kind::Integer, "N", "sampling steps (the model's own)", limits::kFewestSteps, limits::kMostSteps},
                {"--part", Kind::Text, "PART", "seams or keys alone"},
                {"--journal", Kind::Text, "FILE",
                 "what is measured, a line a case: the same command goes on where it was stopped, and shards that wrote into it come together; one of another "
                 "model, sampler, seed or judge is refused"},
                {"--shard", Kind::Text, "I/N", "only each Nth case from the Ith on, and what the journal holds"},
                {"--data", Kind::Text, "FOLDER",
                 "a data set: how far steered motions are from what was recorded, beside free ones (Frechet distance in the judge's eyes)"},
                {"--model", Kind::Text, "NAME", "a model that takes plans (default)"}},
    .examples = {"gesto bench control --cases 20", "gesto bench control --journal control.jsonl --shard 1/4", "gesto bench control --json"},
    .hasJson = true,
};

// What the issue of directing asks for, centimetres; of feet it says no number, and this is what a person sees.
constexpr double kPathGoal = 5.0, kStandGoal = 2.0, kBodyGoal = 3.0, kPinGoal = 1.0;

nlohmann::json jsonOf(const std::vector<core::bench::SteeredCase>& cases, double goal, const at::Tensor& real) {
  auto list = nlohmann::json::array();
  for (const auto& one : cases) list.push_back(core::bench::jsonOf(one));
  const auto sum = core::bench::summaryOf(cases, goal, real);
  nlohmann::json json = {{"cases", list},
                         {"worstCm", sum.worstCm},
                         {"meanCm", sum.meanCm},
                         {"withinGoal", sum.withinGoal},
                         {"besideCm", sum.besideCm},
                         {"farMovedCm", sum.farMovedCm},
                         {"jerkRatio", sum.jerkRatio},
                         {"slideRatio", sum.slideRatio},
                         {"timeRatio", sum.timeRatio}};
  if (sum.freeFid) json["freeFid"] = *sum.freeFid, json["fidRatio"] = *sum.fidRatio;
  return json;
}

nlohmann::json jsonOf(const core::bench::SteeringBenchReport& report, const at::Tensor& real) {
  return {{"modelHash", report.modelHash},
          {"paths", jsonOf(report.paths, kPathGoal, real)},
          {"stands", jsonOf(report.stands, kStandGoal, real)},
          {"bodies", jsonOf(report.bodies, kBodyGoal, real)},
          {"pins", jsonOf(report.pins, kPinGoal, real)}};
}

nlohmann::json jsonOf(const core::bench::Recognition& share) {
  return {{"inPlan", share.inPlan}, {"alone", share.alone}, {"less", share.less}, {"halfWidth", share.halfWidth}};
}

nlohmann::json jsonOf(const core::bench::ControlBenchReport& report) {
  auto cases = nlohmann::json::array();
  for (const auto& one : report.cases) cases.push_back(core::bench::jsonOf(one));
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
          {"recognisedInside", jsonOf(sum.inside)},
          {"recognisedWhole", jsonOf(sum.whole)},
          {"keptMm", sum.keptMm},
          {"redrawnCm", sum.redrawnCm}};
}

void printRow(const char* name, double value, const char* goal) { std::puts(fmt::format("  {:<52} {:>8.3f}   {}", name, value, goal).c_str()); }

void print(const core::bench::ControlBenchReport& report) {
  const auto sum = core::bench::summaryOf(report);
  printRow("jerk within 0.5 s of a seam, beside the inside", sum.jerkRatio, "goal: at most 1.3");
  printRow("foot sliding there, beside the inside", sum.slideRatio, "goal: at most 1.3");
  printRow("speed of the joints there, beside the inside", sum.speedRatio, "near 1: no stall");
  printRow("largest step of a joint at a seam, beside elsewhere", sum.stepRatio, "at most 1: no pop");
  printRow("kept frames: the most a joint moved, mm", sum.keptMm, "goal: at most 0.1");
  printRow("the stretch made again, distance to before, cm", sum.redrawnCm, "above 0: it is another one");
  printRow("jerk at the borders of what is kept", sum.borderJerkRatio, "");
  printRow("foot sliding there", sum.borderSlideRatio, "");
  printRow("time of a plan, beside its actions alone", sum.timeRatio, "goal: at most 1.5");
  if (!sum.isJudged) return printRow("actions that a judge recognises in their plans", 0.0, "there was no judge");
  const auto beside = [](const core::bench::Recognition& share, const char* goal) {
    return fmt::format("{:.3f} by themselves: {:.3f} ± {:.3f} less{}", share.alone, share.less, share.halfWidth, goal);
  };
  printRow("actions recognised in plans, away from their seams", sum.inside.inPlan, beside(sum.inside, "; goal: at most 0.05").c_str());
  printRow("and from seam to seam", sum.whole.inPlan, beside(sum.whole, "").c_str());
}

void print(const char* what, const std::vector<core::bench::SteeredCase>& cases, double goal, const at::Tensor& real) {
  const auto sum = core::bench::summaryOf(cases, goal, real);
  std::puts(what);
  printRow("missed in the worst case, cm", sum.worstCm, fmt::format("goal: at most {:g}", goal).c_str());
  printRow("missed on average, cm", sum.meanCm, "");
  printRow("share of the cases within the goal", sum.withinGoal, "");
  if (goal == kPathGoal)
    printRow("pelvis from the curve between the points, cm", sum.besideCm, "goal: at most 5");
  else if (goal == kStandGoal)
    printRow("the worst foot without being told, cm", sum.besideCm, "far above: it is another motion");
  else
    printRow("moved over 1.2 s away from the key, cm", sum.farMovedCm, "near 0: only what is near changes");
  printRow("jerk beside the same motion without", sum.jerkRatio, "goal: at most 1.2");
  printRow("foot sliding beside the same motion without", sum.slideRatio, "goal: at most 1.2");
  printRow("time beside the same motion without", sum.timeRatio, "goal: at most 2");
  if (sum.fidRatio) printRow("distance to recorded motions beside the same without", *sum.fidRatio, "goal: at most 1.2");
}

core::Result<void> benchPlans(const Arguments& arguments) {
  core::bench::ControlBenchOptions options;
  options.cases = static_cast<int>(arguments.integer("--cases", options.cases));
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  if (arguments.isSet("--steps")) options.steps = static_cast<int>(arguments.integer("--steps", 50));
  options.model = arguments.text("--model", options.model);
  const auto part = arguments.text("--part");
  if (!part.empty() && part != "seams" && part != "keys") return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--part is seams or keys, not \"{}\"", part)};
  if (part == "seams" && arguments.isSet("--data")) return core::Error{core::ErrorCode::InvalidArgument, "--data is for motions with keys, not for --part seams"};
  if (arguments.isSet("--shard")) {
    const auto shard = core::base::shardIn(arguments.text("--shard"));
    if (!shard) return shard.error();
    options.shard = *shard;
  }
  const auto stop = stopOnInterrupt();
  std::optional<core::bench::SpanJudge> judge;
  at::Tensor real;
  auto open = core::bench::SpanJudge::open(modelFolders(), core::bench::controlTexts());
  if (open) judge = std::move(*open);
  if (!open && (open.error().code != core::ErrorCode::NotFound || arguments.isSet("--data"))) return open.error();
  if (judge) options.judge = &*judge;
  if (arguments.isSet("--data")) {
    // As many as the protocols take, as long as the motions of the bench.
    constexpr int kFrames = 80, kMost = 512;
    auto seen = judge->seenRecorded(arguments.text("--data"), kFrames, kMost, options.seed);
    if (!seen) return seen.error();
    real = std::move(*seen);
  }
  const auto library = std::make_shared<core::engine::ModelLibrary>(modelFolders());
  const auto service = core::engine::makeGenerationService(library);
  core::bench::KnownCases<core::bench::ControlCase> knownSeams;
  core::bench::KnownCases<core::bench::SteeredCases> knownKeys;
  std::optional<core::bench::ControlJournal> journal;
  if (arguments.isSet("--journal")) {
    const auto model = library->load(options.model);
    if (!model) return model.error();
    auto opened = core::bench::ControlJournal::open(arguments.text("--journal"), core::bench::controlSubject((*model)->facts(), options));
    if (!opened) return opened.error();
    journal = std::move(*opened);
    knownSeams = {[&](int index) { return journal->seams(index); }, [&](int index, const core::bench::ControlCase& one) { return journal->add(index, one); }};
    knownKeys = {[&](int index) { return journal->steered(index); }, [&](int index, const core::bench::SteeredCases& four) { return journal->add(index, four); }};
  }
  ProgressPrinter printer;
  core::bench::ControlBenchReport seams;
  core::bench::SteeringBenchReport keys;
  if (part != "keys") {
    auto made = core::bench::benchControl(*service, options, printer.sink(), stop, knownSeams);
    if (made)
      seams = std::move(*made);
    else
      return printer.finish(), made.error();
  }
  if (part != "seams") {
    auto made =
        core::bench::benchSteering(*service, {options.cases, options.seed, options.steps, options.model, options.shard, options.judge}, printer.sink(), stop, knownKeys);
    if (made)
      keys = std::move(*made);
    else
      return printer.finish(), made.error();
  }
  printer.finish();
  if (arguments.wantsJson()) {
    auto json = part == "keys" ? nlohmann::json::object() : jsonOf(seams);
    if (part != "seams") json["steering"] = jsonOf(keys, real);
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("{} of {} cases, seed {}, model {}", std::max(seams.cases.size(), keys.paths.size()), options.cases, options.seed,
                        seams.modelHash.empty() ? keys.modelHash : seams.modelHash)
                .c_str());
  if (part != "keys") print(seams);
  if (part == "seams") return {};
  print("Paths", keys.paths, kPathGoal, real);
  print("Feet told when to stand", keys.stands, kStandGoal, real);
  print("Key poses of whole bodies", keys.bodies, kBodyGoal, real);
  print("Pinned joints", keys.pins, kPinGoal, real);
  return {};
}

}  // namespace

int runBenchControlCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchControlSpec, arguments, benchPlans); }

}  // namespace app
