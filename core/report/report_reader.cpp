#include "core/report/report_reader.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::metrics {

namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::uint64_t kLargest = std::uint64_t{64} << 20;

std::map<std::string, MeasuredValue> valuesOf(const ordered_json& json) {
  std::map<std::string, MeasuredValue> values;
  for (const auto& [name, value] : json.items()) {
    // What is no number (an infinite distance is written as null) is left out.
    if (!value.at("mean").is_number()) continue;
    auto& measured = values[name];
    measured.mean = value.at("mean").get<double>();
    measured.halfWidth = value.at("halfWidth").is_number() ? value.at("halfWidth").get<double>() : 0.0;
    for (const auto& one : value.at("values"))
      if (one.is_number()) measured.values.push_back(one.get<double>());
  }
  return values;
}

std::vector<std::pair<std::string, std::string>> pairsIn(const ordered_json& json) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, text] : json.items()) pairs.emplace_back(name, text.get<std::string>());
  return pairs;
}

EvaluationReport read(const ordered_json& json) {
  EvaluationReport report;
  report.protocol = json.at("protocol").get<std::string>();
  report.description = json.at("description").get<std::string>();
  report.dataName = json.at("data").at("name").get<std::string>();
  report.dataHash = json.at("data").at("hash").get<std::string>();
  report.seed = json.at("seed").get<std::uint64_t>();
  report.repetitions = json.at("repetitions").get<int>();
  report.pool = json.at("pool").get<std::int64_t>();
  report.diversityPairs = json.at("diversityPairs").get<std::int64_t>();
  report.judges = pairsIn(json.at("judges"));
  report.settings = pairsIn(json.at("settings"));
  report.remarks = json.at("remarks").get<std::vector<std::string>>();
  report.seconds = json.value("seconds", 0.0);
  for (const auto& row : json.at("rows")) {
    report.rows.push_back({row.at("name").get<std::string>(), row.at("description").get<std::string>(), row.at("isReal").get<bool>(),
                           row.at("modelHash").get<std::string>(), row.at("motions").get<std::int64_t>(), valuesOf(row.at("values")),
                           row.at("recognised").get<std::map<std::string, double>>(), row.value("generationSeconds", 0.0), row.value("scoringSeconds", 0.0),
                           row.value("system", "")});
  }
  for (const auto& point : json.at("sweep"))
    report.sweep.push_back(
        {point.at("styleWeight").get<double>(), point.at("classifierScale").get<double>(), point.at("isDefault").get<bool>(), valuesOf(point.at("values"))});
  // Reports of before they were looked at have none.
  if (json.contains("captions")) {
    const auto& captions = json.at("captions");
    report.captions = {captions.at("different").get<int>(), captions.at("inTraining").get<int>(), captions.at("nearlyInTraining").get<int>()};
  }
  if (json.contains("preferences")) {
    for (const auto& one : json.at("preferences"))
      report.preferences.push_back({one.at("row").get<std::string>(), one.at("votes").get<int>(), one.at("wins").get<double>(), one.at("strength").get<double>(),
                                    one.at("halfWidth").get<double>()});
  }
  return report;
}

}  // namespace

Result<EvaluationReport> readReport(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file, kLargest);
  if (!text) return text.error();
  const auto broken = [&](const std::string& what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; };
  const auto json = base::parsedJson<ordered_json>(*text);
  try {
    if (!json.is_object() || json.value("format", "") != "gesto-evaluation") return broken("this is no report of an evaluation");
    if (json.value("version", 0) > kVersion) return Error{ErrorCode::Unsupported, fmt::format("{}: written by a newer program", file.string())};
    auto report = read(json);
    if (report.rows.empty()) return broken("the report has no rows");
    // What people said since; of votes that cannot be read the report itself is no worse.
    const auto votes = readVotes(file.parent_path() / kVotesFile);
    if (!votes) report.remarks.push_back(votes.error().message);
    if (votes && !votes->empty()) report.preferences = bradleyTerry(*votes);
    return report;
  } catch (const nlohmann::json::exception& error) {
    return broken(error.what());
  }
}

}  // namespace core::metrics
