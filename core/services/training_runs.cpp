#include "core/services/training_runs.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/process.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string_view>

namespace core::services {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr const char* kRecordFile = "run.json";
constexpr const char* kLogFile = "log.jsonl";
constexpr const char* kOutputFile = "output.txt";

constexpr std::array<std::pair<RunRecord::State, const char*>, 5> kStates = {{{RunRecord::State::Waiting, "waiting"},
                                                                              {RunRecord::State::Running, "running"},
                                                                              {RunRecord::State::Finished, "finished"},
                                                                              {RunRecord::State::Stopped, "stopped"},
                                                                              {RunRecord::State::Failed, "failed"}}};

std::optional<base::LivingProcess> livingProcess(const RunRecord& record) {
  if (record.host != base::hostName()) return {};
  const auto living = base::livingProcess(record.process);
  return living && living->start == record.processStart ? living : std::nullopt;
}

RunState stateOf(const RunRecord& record) {
  switch (record.state) {
    case RunRecord::State::Waiting: return RunState::Waiting;
    case RunRecord::State::Finished: return RunState::Finished;
    case RunRecord::State::Stopped: return RunState::Stopped;
    case RunRecord::State::Failed: return RunState::Failed;
    case RunRecord::State::Running: break;
  }
  if (record.host != base::hostName()) return RunState::Running;  // nobody here can tell
  const auto living = livingProcess(record);
  if (!living) return RunState::Dead;
  return living->isPaused ? RunState::Paused : RunState::Running;
}

void addPoint(std::vector<CurvePoint>& curve, const CurvePoint& point) {
  // What was done again after a kill replaces what was done before it.
  while (!curve.empty() && curve.back().step >= point.step) curve.pop_back();
  curve.push_back(point);
}

std::vector<std::string> lastLinesOf(const std::filesystem::path& file) {
  constexpr std::streamoff kTail = 4096;
  constexpr std::size_t kLines = 6;
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) return {};
  const std::streamoff size = in.tellg();
  in.seekg(std::max<std::streamoff>(0, size - kTail));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (const auto overwritten = line.rfind('\r'); overwritten != std::string::npos && overwritten + 1 < line.size()) line.erase(0, overwritten + 1);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty()) lines.push_back(line);
  }
  if (lines.size() > kLines) lines.erase(lines.begin(), lines.end() - kLines);
  return lines;
}

std::uint64_t bytesIn(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code code;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, code)) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  }
  return bytes;
}

}  // namespace

Result<RunRecord> readRunRecord(const std::filesystem::path& folder) {
  const auto file = folder / kRecordFile;
  const auto broken = [&](const std::string& what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; };
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return Error{ErrorCode::NotFound, fmt::format("{}: there is no training run here", folder.string())};
  const auto text = base::readWholeFile(file, 1 << 20);
  if (!text) return text.error();
  const auto value = base::parsedJson(*text);
  try {
    if (!value.is_object() || value.value("format", "") != "gesto-run") return broken("this is not the record of a training run");
    if (value.value("version", 0) > kVersion) return Error{ErrorCode::Unsupported, fmt::format("{}: written by a newer program", file.string())};
    RunRecord record;
    record.recipe = value.at("recipe").get<std::string>();
    record.data = std::filesystem::path(value.at("data").get<std::string>());
    record.settings = value.at("settings").get<std::map<std::string, std::string>>();
    record.command = value.at("command").get<std::vector<std::string>>();
    record.workingFolder = std::filesystem::path(value.value("workingFolder", ""));
    record.steps = value.at("steps").get<std::int64_t>();
    record.seed = value.at("seed").get<std::uint64_t>();
    const auto state = value.at("state").get<std::string>();
    const auto* known = std::find_if(kStates.begin(), kStates.end(), [&](const auto& entry) { return state == entry.second; });
    if (known == kStates.end()) return broken(fmt::format("a run is never \"{}\"", state));
    record.state = known->first;
    record.sentence = value.value("sentence", "");
    record.host = value.value("host", "");
    record.process = value.value("process", std::int64_t{0});
    record.processStart = value.value("processStart", std::int64_t{0});
    return record;
  } catch (const json::exception& error) {
    return broken(error.what());
  }
}

Result<void> writeRunRecord(const std::filesystem::path& folder, const RunRecord& record) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", folder.string(), code.message())};
  const auto* state = std::find_if(kStates.begin(), kStates.end(), [&](const auto& entry) { return record.state == entry.first; });
  const json value = {{"format", "gesto-run"},
                      {"version", kVersion},
                      {"recipe", record.recipe},
                      {"data", record.data.string()},
                      {"settings", record.settings},
                      {"command", record.command},
                      {"workingFolder", record.workingFolder.string()},
                      {"steps", record.steps},
                      {"seed", record.seed},
                      {"state", state->second},
                      {"sentence", record.sentence},
                      {"host", record.host},
                      {"process", record.process},
                      {"processStart", record.processStart}};
  return base::writeFileAtomically(folder / kRecordFile, base::jsonText(value, 2) + "\n");
}

void noteThisProcess(RunRecord& record) {
  record.host = base::hostName();
  record.process = base::ownProcess();
  const auto living = base::livingProcess(record.process);
  record.processStart = living ? living->start : 0;
}

Result<RunLog> readRunLog(const std::filesystem::path& folder) {
  const auto file = folder / kLogFile;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return RunLog{};
  const auto text = base::readWholeFile(file);
  if (!text) return text.error();
  RunLog log;
  std::optional<double> first;
  std::vector<CurvePoint> clock;  // value: seconds as the computer counts them
  std::istringstream lines{*text};
  for (std::string line; std::getline(lines, line);) {
    const auto value = base::parsedJson(line);
    const bool isWhole = value.is_object() && value.contains("step") && value["step"].is_number_integer() && value.contains("time") && value["time"].is_number();
    if (!isWhole) {
      if (!line.empty()) ++log.damagedLines;
      continue;
    }
    const auto step = value["step"].get<std::int64_t>();
    const double time = value["time"].get<double>();
    if (!first) first = time;
    const bool isValidation = value.value("kind", "") == "validation";
    for (const auto& [name, number] : value.items()) {
      if (name == "step" || name == "time" || !number.is_number()) continue;
      addPoint(log.curves[isValidation ? "validation: " + name : name], {step, time - *first, number.get<double>()});
    }
    log.steps = step;
    if (!isValidation) addPoint(clock, {step, 0.0, time});
  }
  constexpr std::size_t kRecent = 6;
  if (clock.size() >= 2) {
    const auto& from = clock[clock.size() - std::min(clock.size(), kRecent)];
    const double seconds = clock.back().value - from.value;
    if (seconds > 0.0) log.updatesPerSecond = static_cast<double>(clock.back().step - from.step) / seconds;
  }
  return log;
}

Result<TrainingRun> readRun(const std::filesystem::path& folder) {
  TrainingRun run;
  run.folder = folder;
  auto record = readRunRecord(folder);
  if (record)
    run.record = std::move(*record);
  else if (record.error().code != ErrorCode::NotFound)
    return record.error();
  std::error_code ignored;
  if (!run.record && !std::filesystem::exists(folder / kLogFile, ignored))
    return Error{ErrorCode::NotFound, fmt::format("{}: there is no training run here", folder.string())};
  auto log = readRunLog(folder);
  if (!log) return log.error();
  run.log = std::move(*log);
  if (run.record) run.state = stateOf(*run.record);
  if (run.state == RunState::Running && run.log.updatesPerSecond > 0.0)
    run.secondsLeft = static_cast<double>(std::max<std::int64_t>(0, run.record->steps - run.log.steps)) / run.log.updatesPerSecond;
  if (run.state != RunState::Waiting && run.state != RunState::Finished) run.lastLines = lastLinesOf(folder / kOutputFile);
  run.bytes = bytesIn(folder);
  return run;
}

Result<void> signalRun(const RunRecord& record, RunSignal signal) {
  if (!livingProcess(record)) return Error{ErrorCode::NotFound, "the run's process is not there any more"};
  return base::signalProcess(record.process, signal);
}

}  // namespace core::services
