#include "app/gesto/evaluate/evaluation_record.h"

#include "core/services/training_runs.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::services::RunRecord;
using core::services::RunState;

constexpr const char* kRecipe = "evaluate";

core::Result<void> checkFolder(const std::filesystem::path& folder) {
  const auto record = core::services::readRunRecord(folder);
  if (!record) return record.error().code == ErrorCode::NotFound ? core::Result<void>() : record.error();
  if (record->recipe != kRecipe)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: holds a training run of {}; take another --out folder", folder.string(), record->recipe)};
  const auto run = core::services::readRun(folder);
  if (!run) return run.error();
  if (run->state == RunState::Running || run->state == RunState::Paused)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: another process works on this evaluation; take another --out folder", folder.string())};
  return {};
}

}  // namespace

core::Result<void> recordedEvaluation(const Arguments& arguments, const std::vector<std::string>& words, const std::function<core::Result<void>()>& work) {
  // Shards work on one folder side by side: only who merges them is its evaluation.
  if (!arguments.isSet("--out") || arguments.isSet("--shard")) return work();
  const std::filesystem::path folder = arguments.text("--out");
  if (auto ok = checkFolder(folder); !ok) return ok;
  RunRecord record;
  record.recipe = kRecipe;
  if (arguments.isSet("--data")) record.data = std::filesystem::absolute(arguments.text("--data"));
  record.settings = {{"protocol", arguments.text("--protocol", "stylized")}, {"models", arguments.text("--models", "default")}};
  record.command = {"evaluate"};
  record.command.insert(record.command.end(), words.begin(), words.end());
  std::error_code ignored;
  record.workingFolder = std::filesystem::current_path(ignored);
  // What the report grows by: repetitions, or of the prompts a row for each model (and style).
  const auto models = arguments.text("--models", "default"), styles = arguments.text("--styles");
  const auto listed = [](const std::string& list) { return list.empty() ? 0 : 1 + std::count(list.begin(), list.end(), ','); };
  record.steps = arguments.text("--protocol") == "prompts" ? listed(models) * (1 + listed(styles)) : arguments.integer("--repetitions", 5);
  record.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  record.state = RunRecord::State::Running;
  core::services::noteThisProcess(record);
  const bool isNew = !std::filesystem::exists(folder, ignored);
  if (auto ok = core::services::writeRunRecord(folder, record); !ok) return ok;
  const auto done = [&]() -> core::Result<void> {
    try {
      return work();
    } catch (const std::exception& failure) {
      // It ends in the record too; main says it.
      record.state = RunRecord::State::Failed;
      record.sentence = failure.what();
      (void)core::services::writeRunRecord(folder, record);
      throw;
    }
  }();
  // Where nothing was begun nothing is left behind.
  if (!done && isNew && std::distance(std::filesystem::directory_iterator(folder, ignored), {}) == 1) {
    std::filesystem::remove_all(folder, ignored);
    return done;
  }
  record.state = done ? RunRecord::State::Finished : done.error().code == ErrorCode::Cancelled ? RunRecord::State::Stopped : RunRecord::State::Failed;
  if (!done) record.sentence = done.error().message;
  if (auto ok = core::services::writeRunRecord(folder, record); !ok && done) return ok;
  return done;
}

}  // namespace app
