#include "app/arguments.h"
#include "app/commands.h"
#include "app/evaluate_prompts.h"
#include "app/evaluate_protocol.h"
#include "app/interrupt.h"
#include "app/program_folders.h"
#include "app/progress_printer.h"

#include "core/base/file.h"
#include "core/engine/judged_evaluation.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec kSpec{
    .name = "evaluate",
    .summary = "Measures models: with --protocol every metric over several models, as report.html, report.json and report.csv (a run that was stopped goes on\n"
               "with the same command); without it a quick verdict of two classifiers on real, reconstructed and generated clips.",
    .usage = "--data FOLDER --protocol P --models A,B --out FOLDER [options]   or   --data FOLDER --style-judge FILE --content-judge FILE [options]",
    .options = {{"--data", Kind::Text, "FOLDER", "a data set made by gesto dataset build"},
                {"--style-judge", Kind::Text, "FILE", "weights of gesto train judge --set label=style"},
                {"--content-judge", Kind::Text, "FILE", "weights of gesto train judge --set label=content"},
                {"--model", Kind::Text, "NAME", "which model (default)"},
                {"--models", Kind::Text, "LIST", "with --protocol: models by name or file, with commas between; without it: the folder where models lie"},
                {"--clips", Kind::Integer, "N", "generated clips of each row (200; with --protocol 128 of each repetition)", 1, 100000},
                {"--seed", Kind::Integer, "N", "of the first clip (1)", 0, 9e15},
                {"--wc", Kind::Number, "X", "content weight (7.5)", 0, 20},
                {"--ws", Kind::Number, "X", "style weight (1.5)", 0, 10},
                {"--classifier-scale", Kind::Number, "X", "classifier guidance (0.2)", 0, 2},
                {"--threads", Kind::Integer, "N", "processor threads (2)", 1, 256},
                {"--out", Kind::Text, "FILE", "write the report as JSON; with --protocol the folder of the reports"}},
    .examples = {"gesto evaluate --data sets/bundle --style-judge runs/judge-style/weights.safetensors --content-judge runs/judge-content/weights.safetensors --out judged.json",
                 "gesto evaluate --data sets/bundle --protocol stylized --models default --baselines --judges runs/judges --out report",
                 "gesto evaluate --protocol prompts --models default,runs/new.safetensors --styles old,angry,happy --out prompts"},
    .hasJson = true,
};

nlohmann::ordered_json jsonOf(const core::engine::JudgedReport& report, const core::engine::JudgedEvaluationRequest& request) {
  nlohmann::ordered_json json = {{"modelHash", report.modelHash}, {"dataHash", report.dataHash}, {"seed", request.seed}, {"contentWeight", request.contentWeight},
                                 {"styleWeight", request.styleWeight}, {"classifierScale", request.classifierScale}, {"minutes", report.minutes}};
  for (const auto& row : report.rows) {
    json["rows"].push_back({{"name", row.name}, {"clips", row.clips}, {"styleAccuracy", row.styleAccuracy}, {"contentAccuracy", row.contentAccuracy},
                            {"footSkating", row.skating}, {"jerk", row.jerk}, {"footSkatingByContent", row.skatingByContent},
                            {"styleAccuracyByLabel", row.styleByLabel}, {"contentAccuracyByLabel", row.contentByLabel}});
  }
  return json;
}

CommandSpec spec() {
  auto spec = kSpec;
  for (const auto& more : {protocolOptions(), promptOptions()}) spec.options.insert(spec.options.end(), more.begin(), more.end());
  return spec;
}

core::Result<void> evaluate(const Arguments& arguments) {
  if (arguments.isSet("--protocol")) return evaluateProtocol(arguments);
  for (const char* name : {"--data", "--style-judge", "--content-judge"}) {
    if (!arguments.isSet(name)) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("evaluate needs {}", name)};
  }
  core::engine::JudgedEvaluationRequest request;
  request.modelFolder = arguments.text("--models", modelFolder().string());
  request.model = arguments.text("--model", request.model);
  request.dataFolder = arguments.text("--data");
  request.styleJudge = arguments.text("--style-judge");
  request.contentJudge = arguments.text("--content-judge");
  request.clips = static_cast<int>(arguments.integer("--clips", request.clips));
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  takeGuidance(arguments, request);
  at::set_num_threads(static_cast<int>(arguments.integer("--threads", 2)));
  ProgressPrinter printer;
  const auto report = core::engine::judgeModel(request, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  const auto json = jsonOf(*report, request);
  if (arguments.isSet("--out")) {
    if (auto written = core::base::writeFileAtomically(arguments.text("--out"), json.dump(2) + "\n"); !written) return written;
  }
  if (arguments.wantsJson()) {
    std::puts(json.dump(2).c_str());
    return {};
  }
  std::puts(fmt::format("{:<28} {:>6} {:>7} {:>8} {:>8} {:>8}", "", "clips", "style", "content", "skating", "jerk").c_str());
  for (const auto& row : report->rows) {
    std::puts(fmt::format("{:<28} {:>6} {:>7.3f} {:>8.3f} {:>8.3f} {:>8.1f}", row.name, row.clips, row.styleAccuracy, row.contentAccuracy, row.skating, row.jerk).c_str());
  }
  return {};
}

}  // namespace

int runEvaluateCommand(const std::vector<std::string>& arguments) { return runCommand(spec(), arguments, evaluate); }

}  // namespace app
