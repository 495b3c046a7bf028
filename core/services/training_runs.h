#pragma once

#include "core/base/process.h"
#include "core/base/result.h"
#include "core/base/settings.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Training runs as folders: run.json (what was asked, and who works on it), log.jsonl (a line every 50 updates), checkpoint.safetensors, weights.safetensors.
// `gesto train` writes them; everybody else only reads, but for a run that waits. No LibTorch.
namespace core::services {

/// A way to train one part of a model, as a window or a list shows it.
struct RecipeInfo {
  std::string name;     // "mld-vae"
  std::string family;   // "MLD"; empty: parts that belong to none
  std::string summary;  // one line
  std::int64_t steps = 0;
  double learningRate = 0.0;
  base::SettingSpecs settings;
};

/// What run.json holds.
struct RunRecord {
  enum class State { Waiting, Running, Finished, Stopped, Failed };
  std::string recipe;
  std::filesystem::path data;
  std::map<std::string, std::string> settings;  // of the recipe, as typed
  std::vector<std::string> command;             // the words behind `gesto` that begin the run and go on with it
  std::filesystem::path workingFolder;          // where they were said, for the relative paths among them; empty: there are none
  std::int64_t steps = 0;                       // in all
  std::uint64_t seed = 1;
  State state = State::Waiting;
  std::string sentence;           // Failed: why
  std::string host;               // where it runs or ran
  std::int64_t process = 0;       // its process there; 0: none yet
  std::int64_t processStart = 0;  // when that process began, in the computer's ticks: a number may be given to another one later
};

/// Errors: ReadFailed, ParseFailed, naming the file. A folder without the file: NotFound.
Result<RunRecord> readRunRecord(const std::filesystem::path& folder);
/// Makes the folder where there is none. Errors: WriteFailed.
Result<void> writeRunRecord(const std::filesystem::path& folder, const RunRecord& record);
/// Host, process and its start, of the process that calls.
void noteThisProcess(RunRecord& record);

/// A curve: the value at a number of updates and at seconds since the run's first line.
struct CurvePoint {
  std::int64_t step = 0;
  double seconds = 0.0;
  double value = 0.0;
};
using Curves = std::map<std::string, std::vector<CurvePoint>>;  // "loss", "learning_rate", "validation: val_noise_error"

/// What log.jsonl tells. A run that went on from an earlier checkpoint repeats updates: the later lines hold. Lines that cannot be read are counted and passed over.
struct RunLog {
  Curves curves;
  std::int64_t steps = 0;         // of the last line
  double updatesPerSecond = 0.0;  // over its last lines; 0: not known
  int damagedLines = 0;
};
/// A missing file is an empty log. Errors: ReadFailed.
Result<RunLog> readRunLog(const std::filesystem::path& folder);

enum class RunState { Waiting, Running, Paused, Finished, Stopped, Failed, Dead };

struct TrainingRun {
  std::filesystem::path folder;
  std::optional<RunRecord> record;  // none: of an older program, or only a log was copied here
  RunState state = RunState::Stopped;
  RunLog log;
  std::uint64_t bytes = 0;             // on disk
  std::optional<double> secondsLeft;   // while it runs
  std::vector<std::string> lastLines;  // of its output; not of one that waits or is done
};

/// Errors: NotFound for a folder that holds no run; those of its files.
Result<TrainingRun> readRun(const std::filesystem::path& folder);

/// Of a run whose process lives on this computer. Stop: it writes its checkpoint and ends. Errors: NotFound when there is no such process.
using RunSignal = base::ProcessSignal;
Result<void> signalRun(const RunRecord& record, RunSignal signal);

}  // namespace core::services
