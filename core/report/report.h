#pragma once

#include "core/base/result.h"
#include "core/report/votes.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// What an evaluation found, and how it is written down. No LibTorch.
namespace core::metrics {

enum class Better { Higher, Lower, LikeReal };

struct MetricInfo {
  std::string name;   // "fid", with a judge's name behind a dot "fid.joints"
  std::string title;  // "FID"
  std::string group;  // "Distance to real motion", "Text", "Style and content", "Body"
  Better better = Better::Lower;
  int digits = 3;
  bool isShare = false;     // shown in percent
  std::string explanation;  // one sentence
};
/// Every metric, in the order in which reports show them, without the judges' suffixes.
const std::vector<MetricInfo>& metricTable();
/// With the judge's suffix worked into name and title; a name that the table lacks comes back with itself as title.
MetricInfo describeMetric(const std::string& name);

struct MeasuredValue {
  double mean = 0.0;
  double halfWidth = 0.0;      // 95 % interval, 1.96 std / sqrt(repetitions), of a teaching over its captions; 0: none
  std::vector<double> values;  // one per repetition

  bool hasInterval() const { return halfWidth > 0.0 || values.size() > 1; }
};

struct ReportRow {
  std::string name;         // "smoodi-compact", "real motion"
  std::string description;  // one sentence: what was done to get these motions
  bool isReal = false;
  std::string modelHash;
  std::int64_t motions = 0;  // of one repetition
  std::map<std::string, MeasuredValue> values;
  std::map<std::string, double> breakdown;  // "style/old": recognised share, over all repetitions
  double generationSeconds = 0.0, scoringSeconds = 0.0;
  std::string system = {};  // what the papers' tables call it: "MLD + Motion Puzzle"; empty: nothing that they have
};

struct SweepPoint {
  double styleWeight = 0.0, classifierScale = 0.0;
  bool isDefault = false;
  std::map<std::string, MeasuredValue> values;
};

/// How the captions that may be asked stand in what models were trained on. In the CSV a row "captions" with shares.
struct CaptionAudit {
  int captions = 0;         // different ones; 0: nobody looked
  int exact = 0, near = 0;  // of them: in training word for word; of the others: nearly
};

struct EvaluationReport {
  std::string protocol;     // "stylized"
  std::string description;  // what the protocol asks, a few sentences
  std::string dataName, dataHash;
  std::uint64_t seed = 1;
  int repetitions = 0;
  std::int64_t pool = 32, diversityPairs = 300;
  std::vector<std::pair<std::string, std::string>> judges;  // name and description with hash
  std::vector<std::pair<std::string, std::string>> settings;
  CaptionAudit captions;
  std::vector<std::string> remarks;  // what a reader must know before comparing
  std::vector<ReportRow> rows;
  std::vector<SweepPoint> sweep;
  std::vector<Preference> preferences;  // of the votes beside the report, the best first
  double seconds = 0.0;
};

/// Without how long it took: equal measurements give equal bytes, in one process or merged from many.
std::string reportJson(const EvaluationReport& report);
/// How long it took, as JSON.
std::string reportTimes(const EvaluationReport& report);
/// row,metric,mean,half_width,repetitions,motions
std::string reportCsv(const EvaluationReport& report);
/// One file without anything fetched from elsewhere, light or dark as the reader's system is.
std::string reportHtml(const EvaluationReport& report);

/// report.json, report.csv, report.html and times.json in the folder. Errors: WriteFailed.
Result<void> writeReport(const EvaluationReport& report, const std::filesystem::path& folder);

}  // namespace core::metrics
