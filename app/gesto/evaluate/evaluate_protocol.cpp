#include "app/gesto/evaluate/evaluate_protocol.h"

#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "core/base/json_text.h"
#include "core/engine/threads.h"

#include "core/base/file.h"
#include "core/base/shard.h"
#include "core/engine/evaluation/evaluation_session.h"
#include "core/report/published_tables.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdio>

namespace app {

namespace {

namespace limits = core::services::limits;

core::Result<std::vector<double>> numbersOf(const Arguments& arguments, const std::string& option, double highest) {
  std::vector<double> numbers;
  for (const auto& word : wordsOf(arguments.text(option))) {
    double value = 0.0;
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (code != std::errc() || end != word.data() + word.size() || !(value >= 0.0 && value <= highest))
      return core::Error{core::ErrorCode::InvalidArgument, fmt::format("{} takes numbers from 0 to {:g} with commas between, not \"{}\"", option, highest, word)};
    numbers.push_back(value);
  }
  return numbers;
}

void printRows(const core::metrics::EvaluationReport& report) {
  std::string head = fmt::format("{:<34}", fmt::format("{}, {} repetitions", report.protocol, report.repetitions));
  std::vector<core::metrics::MetricInfo> shown;
  for (const char* name : {"fid", "fid.joints", "r3", "mm_dist", "sra", "cra", "skating", "jerk"}) {
    const bool isThere = std::any_of(report.rows.begin(), report.rows.end(), [&](const auto& row) { return row.values.count(name) != 0; });
    if (!isThere) continue;
    shown.push_back(core::metrics::describeMetric(name));
    head += fmt::format(" {:>15}", name);
  }
  std::puts(head.c_str());
  for (const auto& row : report.rows) {
    std::string line = fmt::format("{:<34}", row.name);
    for (const auto& info : shown) {
      const auto found = row.values.find(info.name);
      line +=
          found == row.values.end() ? fmt::format(" {:>15}", "-") : fmt::format(" {:>15}", fmt::format("{:.3f} ± {:.3f}", found->second.mean, found->second.halfWidth));
    }
    std::puts(line.c_str());
  }
  for (const auto& remark : report.remarks) std::puts(remark.c_str());
  for (const auto& sentence : core::metrics::orderingCounts(core::metrics::orderingsOf(report))) std::puts(sentence.c_str());
}

}  // namespace

std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start <= text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    if (comma > start) words.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return words;
}

core::services::JudgeFiles judgesOf(const Arguments& arguments) {
  const core::services::ModelFolders models(arguments.text("--model-folder", modelFolder().string()), ownModelFolder());
  auto found =
      core::services::findJudges(arguments.isSet("--judges") ? std::vector<std::filesystem::path>{arguments.text("--judges")} : core::services::judgeFolders(models));
  if (const auto named = wordsOf(arguments.text("--evaluators")); !named.empty()) found.evaluators.assign(named.begin(), named.end());
  if (arguments.isSet("--style-judge")) found.style = arguments.text("--style-judge");
  if (arguments.isSet("--content-judge")) found.content = arguments.text("--content-judge");
  return found;
}

core::Result<void> evaluateProtocol(const Arguments& arguments) {
  for (const char* name : {"--data", "--out"}) {
    if (!arguments.isSet(name)) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("evaluate needs {}", name)};
  }
  if (arguments.isSet("--shard") && arguments.isSet("--merge"))
    return core::Error{core::ErrorCode::InvalidArgument, "--shard makes a part of the motions and --merge scores all of them: one at a time"};
  core::engine::EvaluationRequest request;
  auto protocol = core::engine::protocolNamed(arguments.text("--protocol", "stylized"));
  if (!protocol) return protocol.error();
  request.protocol = *protocol;
  request.dataFolder = arguments.text("--data");
  request.outFolder = arguments.text("--out");
  request.modelFolder = arguments.text("--model-folder", modelFolder().string());
  if (!arguments.isSet("--model-folder")) request.ownModelFolder = ownModelFolder();
  request.models = wordsOf(arguments.text("--models", "default"));
  request.hasBaselines = arguments.isSet("--baselines");
  const auto judges = judgesOf(arguments);
  if (judges.empty()) {
    const auto where = arguments.isSet("--judges") ? "in " + arguments.text("--judges") : std::string("with the program or beside your models");
    return core::Error{core::ErrorCode::InvalidArgument,
                       fmt::format("there is no evaluator and no judge {}: packaging/train-judges makes them, or gesto train evaluator and gesto train judge", where)};
  }
  request.evaluators = judges.evaluators;
  request.styleJudge = judges.style;
  request.contentJudge = judges.content;
  request.motions = static_cast<int>(arguments.integer("--clips", request.motions));
  request.repetitions = static_cast<int>(arguments.integer("--repetitions", request.repetitions));
  request.pool = arguments.integer("--pool", request.pool);
  request.diversityPairs = arguments.integer("--diversity-pairs", request.diversityPairs);
  request.multiModalityCaptions = static_cast<int>(arguments.integer("--multimodality", 0));
  const auto reference = arguments.text("--reference", "clip");
  if (reference != "clip" && reference != "label")
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--reference is clip or label, not \"{}\"", reference)};
  request.usesReferenceClips = reference == "clip";
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  takeGuidance(arguments, request);
  auto weights = numbersOf(arguments, "--sweep-ws", limits::kStyleWeight.highest), scales = numbersOf(arguments, "--sweep-scale", limits::kClassifierScale.highest);
  if (!weights) return weights.error();
  if (!scales) return scales.error();
  request.sweepStyleWeights = *weights;
  request.sweepScales = *scales;
  request.sweepMotions = static_cast<int>(arguments.integer("--sweep-clips", request.sweepMotions));
  if (arguments.isSet("--threads")) core::engine::useThreads(static_cast<int>(arguments.integer("--threads", 1)));
  ProgressPrinter printer;
  if (arguments.isSet("--shard")) {
    const auto shard = core::base::shardIn(arguments.text("--shard"));
    if (!shard) return shard.error();
    const auto made = core::engine::evaluateShard(request, *shard, printer.sink(), stopOnInterrupt());
    printer.finish();
    if (!made) return made.error();
    if (arguments.wantsJson())
      std::puts(core::base::jsonText(nlohmann::json{{"shard", shard->index}, {"shards", shard->count}, {"made", *made}}, 2).c_str());
    else
      std::puts(fmt::format("shard {} of {}: {} motions made; gesto evaluate --merge with the same options writes the report when all shards have ended", shard->index,
                            shard->count, *made)
                    .c_str());
    return {};
  }
  request.isMerged = arguments.isSet("--merge");
  const auto report = core::engine::runEvaluation(request, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  if (arguments.wantsJson()) {
    std::fputs(core::metrics::reportJson(*report).c_str(), stdout);
    return {};
  }
  printRows(*report);
  std::puts(fmt::format("{}", (request.outFolder / "report.html").string()).c_str());
  return {};
}

}  // namespace app
