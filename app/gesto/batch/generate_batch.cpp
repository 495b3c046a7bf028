#include "app/gesto/batch/generate_batch.h"

#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/plan_options.h"
#include "app/command_line/progress_printer.h"
#include "app/command_line/project_takes.h"
#include "app/gesto/batch/batch_journal.h"
#include "app/gesto/batch/batch_list.h"
#include "app/gesto/batch/take_file.h"
#include "app/gesto/convert_batch.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/shard.h"
#include "core/base/stopwatch.h"
#include "core/engine/generation_engine.h"
#include "core/services/take_requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::services::GenerationReport;
using core::services::GenerationRequest;
namespace fs = std::filesystem;
using Kind = OptionSpec::Kind;

/// Options of one motion, which a batch cannot give to all.
std::vector<std::string> ofOneMotion() {
  std::vector<std::string> names = {"--out", projectOptionSpec().name, "--given"};
  for (const auto& option : planOptionSpecs()) names.push_back(option.name);
  return names;
}

/// What a batch is made of, and where it keeps what it has finished.
struct BatchTask {
  std::string name;  // for the sentences at the end
  std::vector<BatchLine> lines;
  fs::path journal;  // without its ending
};

Result<BatchTask> taskOf(const Arguments& arguments, const GenerationRequest& usual) {
  BatchFolders folders;
  folders.out = arguments.text("--out-dir");
  if (arguments.isSet("--format")) {
    const auto format = core::io::exportFormatFrom(arguments.text("--format"));
    if (!format) return Error{format.error().code, fmt::format("--format: {}", format.error().message)};
    folders.ending = core::io::wordFor(*format);
  }
  if (arguments.isSet("--batch-styles")) {
    if (folders.out.empty()) return Error{ErrorCode::InvalidArgument, "--batch-styles needs --out-dir, the folder for the motions"};
    if (usual.prompt.empty()) return Error{ErrorCode::InvalidArgument, "--batch-styles needs TEXT, what the character does in every style"};
    const fs::path styles = arguments.text("--batch-styles");
    auto lines = styleLines(styles, usual, folders);
    if (!lines) return lines.error();
    return BatchTask{styles.string(), std::move(*lines), folders.out / "styles"};
  }
  const fs::path list = arguments.text("--batch");
  const auto text = core::base::readWholeFile(list);
  if (!text) return text.error();
  const auto table = csvTable(*text, list.string());
  if (!table) return table.error();
  folders.list = list.parent_path();
  auto lines = batchLines(*table, list.string(), usual, folders);
  if (!lines) return lines.error();
  return BatchTask{list.string(), std::move(*lines), (folders.out.empty() ? folders.list : folders.out) / list.stem()};
}

/// How motions are computed and files are written, as it decides their bytes.
std::string exportWords(const Arguments& arguments) {
  std::string words;
  if (const auto precision = arguments.text("--precision", "exact"); precision != "exact") words += "--precision " + precision + " ";
  for (const auto& option : exportOptionSpecs()) {
    if (!arguments.isSet(option.name)) continue;
    words += option.name + " ";
    if (option.kind == Kind::Text) words += arguments.text(option.name) + " ";
    if (option.kind == Kind::Number) words += fmt::format("{} ", arguments.number(option.name, 0.0));
    if (option.kind == Kind::Integer) words += fmt::format("{} ", arguments.integer(option.name, 0));
  }
  return words;
}

/// Runs a batch and counts what became of its lines.
class BatchRun {
 public:
  BatchRun(const Arguments& arguments, BatchTask task, const core::base::Shard& shard, core::io::ExportOptions options)
      : task_(std::move(task)),
        options_(std::move(options)),
        journal_(task_.journal, shard.count > 1 ? fmt::format("-{}of{}", shard.index, shard.count) : std::string()),
        hash_(modelFolders(), exportWords(arguments)) {
    for (std::size_t i = 0; i < task_.lines.size(); ++i)
      if (shard.holds(static_cast<std::int64_t>(i))) sort(i);
  }

  Result<void> run() {
    const auto stop = stopOnInterrupt();
    std::vector<GenerationRequest> requests;
    for (const auto i : open_) requests.push_back(task_.lines[i].request);
    const auto start = core::base::Clock::now();
    const auto service = core::engine::makeGenerationService(modelFolders());
    const auto done = service->generateAll(
        requests, [&](std::size_t k, Result<GenerationReport> answer) { keep(open_[k], answer); }, printer_.sink(), stop);
    printer_.finish();
    seconds_ = core::base::secondsSince(start);
    if (done) return {};
    if (done.error().code != ErrorCode::Cancelled) return done;
    return Error{ErrorCode::Cancelled, fmt::format("stopped: {} of {} motions are there; the same command makes the rest", made_.size() + there_.size(), count())};
  }

  void tell(bool asJson) const {
    if (asJson) {
      const nlohmann::json json = {{"made", made_}, {"thereAlready", there_}, {"failed", failed_}, {"seconds", seconds_}, {"journal", journal_.file().string()}};
      std::puts(core::base::jsonText(json, 2).c_str());
      return;
    }
    auto line = fmt::format("{}: {} made", task_.name, made_.size());
    if (!there_.empty()) line += fmt::format(", {} there already", there_.size());
    if (!failed_.empty()) line += fmt::format(", {} failed", failed_.size());
    if (!made_.empty()) line += fmt::format(", in {:.1f} s ({:.1f} a minute)", seconds_, 60.0 * static_cast<double>(made_.size()) / seconds_);
    std::puts(line.c_str());
  }

  Result<void> outcome() const {
    if (failed_.empty()) return {};
    return Error{ErrorCode::ReadFailed, fmt::format("{}: {} of {} motions could not be made", task_.name, failed_.size(), count())};
  }

 private:
  std::size_t count() const { return made_.size() + there_.size() + failed_.size() + waiting_; }

  /// Makes the line wait, unless it cannot be made or is there.
  void sort(std::size_t i) {
    const auto& line = task_.lines[i];
    if (line.fault) return fail(line, line.fault->message);
    auto ready = makeFolderOf(fs::absolute(line.out));
    if (ready) ready = checkOut(line.out);
    if (!ready) return fail(line, fmt::format("{}: {}", line.where, ready.error().message));
    if (journal_.has(line.out, hash_.of(line.request))) {
      there_.push_back(line.out.string());
      return;
    }
    open_.push_back(i);
    ++waiting_;
  }

  void keep(std::size_t i, const Result<GenerationReport>& answer) {
    const auto& line = task_.lines[i];
    --waiting_;
    if (!answer) return fail(line, fmt::format("{}: {}", line.where, answer.error().message));
    auto take = core::services::takeOf(line.request, *answer);
    take.name = take.request.prompt;
    const auto length = writeTake(line.out, take, options_);
    auto kept = length ? journal_.add(line.out, hash_.of(line.request)) : Result<void>(length.error());
    if (!kept) return fail(line, fmt::format("{}: {}", line.where, kept.error().message));
    made_.push_back({{"line", line.where},
                     {"file", line.out.string()},
                     {"frames", length->frames},
                     {"fps", length->fps},
                     {"seed", take.request.seed},
                     {"secondsTaken", answer->secondsTaken},
                     {"modelHash", answer->modelHash},
                     {"remarks", answer->remarks}});
  }

  void fail(const BatchLine& line, const std::string& sentence) {
    printer_.finish();
    fmt::print(stderr, "{}\n", sentence);
    failed_.push_back({{"line", line.where}, {"reason", sentence}});
  }

  BatchTask task_;
  core::io::ExportOptions options_;
  BatchJournal journal_;
  RequestHash hash_;
  ProgressPrinter printer_;
  std::vector<std::size_t> open_;  // the lines that are to be made
  std::size_t waiting_ = 0;        // of those, not answered yet
  nlohmann::json made_ = nlohmann::json::array(), there_ = nlohmann::json::array(), failed_ = nlohmann::json::array();
  double seconds_ = 0.0;
};

}  // namespace

std::vector<OptionSpec> generateBatchOptionSpecs() {
  return {{"--batch", Kind::Text, "LIST", "make every line of a CSV list; the model is loaded once, and a stopped run goes on where it was"},
          {"--batch-styles", Kind::Text, "DIR", "make TEXT in the style of every motion file below this folder, into --out-dir"},
          {"--out-dir", Kind::Text, "DIR", "with --batch and --batch-styles: the folder for the files; it is made"},
          {"--format", Kind::Text, "FORMAT", "with them: of files that the list does not name: bvh, fbx, glb, vrma or usda (bvh)"},
          {"--shard", Kind::Text, "I/N", "with them: only each Nth line from the Ith on, for an array of jobs"}};
}

bool wantsBatch(const Arguments& arguments) { return arguments.isSet("--batch") || arguments.isSet("--batch-styles"); }

Result<void> generateBatch(const Arguments& arguments, const GenerationRequest& usual) {
  if (arguments.isSet("--batch") && arguments.isSet("--batch-styles")) return Error{ErrorCode::InvalidArgument, "--batch and --batch-styles are two batches: give one"};
  for (const auto& option : ofOneMotion())
    if (arguments.isSet(option)) return Error{ErrorCode::InvalidArgument, fmt::format("{} is of one motion and does not go with a batch", option)};
  core::base::Shard shard;
  if (arguments.isSet("--shard")) {
    const auto read = core::base::shardIn(arguments.text("--shard"));
    if (!read) return read.error();
    shard = *read;
  }
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  auto task = taskOf(arguments, usual);
  if (!task) return task.error();
  if (auto ready = makeFolderOf(fs::absolute(task->journal)); !ready) return ready;
  BatchRun run(arguments, std::move(*task), shard, std::move(*options));
  if (auto done = run.run(); !done) return done;
  run.tell(arguments.wantsJson());
  return run.outcome();
}

}  // namespace app
