#include "app/gesto/evaluate/evaluate_prompts.h"

#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/evaluate/evaluate_protocol.h"
#include "core/engine/threads.h"

#include "core/engine/evaluation/prompt_protocol.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

void printShown(const core::metrics::EvaluationReport& report) {
  const auto share = [](const core::metrics::ReportRow& row, const char* name) {
    const auto found = row.values.find(name);
    return found == row.values.end() ? std::string("-") : fmt::format("{:.1f} %", 100.0 * found->second.mean);
  };
  const auto number = [](const core::metrics::ReportRow& row, const char* name, int digits) {
    const auto found = row.values.find(name);
    return found == row.values.end() ? std::string("-") : fmt::format("{:.{}f}", found->second.mean, digits);
  };
  std::puts(
      fmt::format("{:<34} {:>9} {:>8} {:>7} {:>8} {:>8} {:>7} {:>6} {:>6}", "prompts", "shown", "clips", "rank", "top 3", "skating", "aloft s", "knees", "lean").c_str());
  for (const auto& row : report.rows) {
    const double prompts = static_cast<double>(report.pool);
    std::puts(fmt::format("{:<34} {:>9} {:>8} {:>7} {:>8} {:>8} {:>7} {:>6} {:>6}", row.name,
                          fmt::format("{:.0f} of {:.0f}", row.values.at("prompts").mean * prompts, prompts), share(row, "prompts.clips"), number(row, "prompt_rank", 1),
                          share(row, "prompt_r3"), number(row, "skating.delivered", 3), number(row, "aloft", 2), number(row, "knee_bend", 0),
                          number(row, "trunk_lean", 0))
                  .c_str());
  }
  for (const auto& row : report.rows) {
    std::string missing;
    for (const auto& [label, value] : row.breakdown) {
      if (label.starts_with("prompt/") && value < 0.8 - 1e-9) missing += fmt::format("{}{} {:.0f}%", missing.empty() ? "" : ", ", label.substr(7), 100.0 * value);
    }
    std::puts(fmt::format("{}, not shown: {}", row.name, missing.empty() ? "none" : missing).c_str());
  }
}

}  // namespace

std::vector<OptionSpec> promptOptions() {
  return {{"--prompts", Kind::Text, "FILE", "with --protocol prompts: the list (the forty of tests/quality)"},
          {"--styles", Kind::Text, "LIST", "with --protocol prompts: styles beside the unstyled row, labels or motion files with commas between"},
          {"--seeds", Kind::Integer, "N", "with --protocol prompts: clips of each prompt and style (5)", 1, 1000},
          {"--best-of", Kind::Integer, "N",
           "with --protocol prompts: each clip is the best of N by the evaluator, and by the model for the style, as `gesto generate --best-of` makes it (1)", 1,
           core::services::limits::kMostCandidates}};
}

core::Result<void> evaluatePrompts(const Arguments& arguments) {
  if (!arguments.isSet("--out")) return core::Error{core::ErrorCode::InvalidArgument, "evaluate needs --out"};
  core::engine::PromptProtocolRequest request;
  request.list = arguments.text("--prompts", promptList().string());
  request.outFolder = arguments.text("--out");
  request.modelFolder = arguments.text("--model-folder", modelFolder().string());
  if (!arguments.isSet("--model-folder")) request.ownModelFolder = ownModelFolder();
  request.models = wordsOf(arguments.text("--models", "default"));
  request.styles = wordsOf(arguments.text("--styles"));
  request.evaluators = judgesOf(arguments).evaluators;
  request.seeds = static_cast<int>(arguments.integer("--seeds", request.seeds));
  request.candidates = static_cast<int>(arguments.integer("--best-of", request.candidates));
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  takeGuidance(arguments, request);
  if (arguments.isSet("--threads")) core::engine::useThreads(static_cast<int>(arguments.integer("--threads", 1)));
  ProgressPrinter printer;
  const auto report = core::engine::runPromptProtocol(request, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  if (arguments.wantsJson()) {
    std::fputs(core::metrics::reportJson(*report).c_str(), stdout);
    return {};
  }
  printShown(*report);
  std::puts((request.outFolder / "report.html").string().c_str());
  return {};
}

}  // namespace app
