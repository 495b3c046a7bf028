#include "core/report/report.h"

#include "core/base/json_text.h"
#include "core/report/published_tables.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace core::metrics {

namespace {

using nlohmann::ordered_json;

ordered_json jsonOf(const std::map<std::string, MeasuredValue>& values) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, value] : values) json[name] = {{"mean", value.mean}, {"halfWidth", value.halfWidth}, {"values", value.values}};
  return json;
}

ordered_json pairsOf(const std::vector<std::pair<std::string, std::string>>& pairs) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, text] : pairs) json[name] = text;
  return json;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace

const std::vector<MetricInfo>& metricTable() {
  static const std::string distance = "Distance to real motion", text = "Text", label = "Style and content", body = "Body", prompts = "Prompts", teaching = "Teaching";
  static const std::vector<MetricInfo> table = {
      {"prompts", "Prompts shown", prompts, Better::Higher, 1, true, "Prompts of the list that at least 4 of 5 seeds show, by facts measured on the finished clip."},
      {"prompts.clips", "Clips that show it", prompts, Better::Higher, 1, true, "Clips in which every fact of their prompt holds."},
      {"prompt_rank", "Rank of the prompt", prompts, Better::Lower, 1, false,
       "Mean place of a clip's own prompt among all of the list, by distance in an evaluator's space; 1 is the best."},
      {"prompt_r1", "Own prompt nearest", prompts, Better::Higher, 1, true, "Clips to which no prompt of the list is nearer than their own."},
      {"prompt_r3", "Own prompt among 3", prompts, Better::Higher, 1, true, "Clips whose own prompt is among the 3 nearest of the list."},
      {"taught", "Taught moves shown", teaching, Better::Higher, 1, true,
       "Motions of taught captions whose nearest of all clips, the taught ones and those of moves that the model knew, is one of that caption."},
      {"taught_distance", "Distance to the taught move", teaching, Better::Lower, 2, false,
       "From a motion to the nearest clip that was taught for its caption; 1 is the mean distance between clips of different moves."},
      {"kept", "Known moves shown", teaching, Better::Higher, 1, true, "The same share for captions that the model knew before and that took no part in the teaching."},
      {"taught_text", "Distance to the caption, taught", teaching, Better::Lower, 3, false,
       "From a motion to its own caption, in the space of an evaluator that took no part in generation or teaching: captions that were taught."},
      {"kept_text", "Distance to the caption, known", teaching, Better::Lower, 3, false,
       "The same for captions that the model knew before and that took no part in the teaching."},
      {"fid", "FID", distance, Better::Lower, 3, false, "Fréchet distance to the reference motions in the evaluator's space, equal counts on both sides."},
      {"fid.own", "FID to own motions", distance, Better::Lower, 3, false,
       "The same against the real motions that the captions belong to, as the papers take it; real motion itself would score 0."},
      {"fid.unit", "FID, unit vectors", distance, Better::Lower, 4, false,
       "FID after every embedding is scaled to length 1: how long the evaluator's vectors are, which tells little, no longer counts."},
      {"diversity", "Diversity", distance, Better::LikeReal, 3, false, "Mean distance of random pairs."},
      {"multimodality", "MultiModality", distance, Better::Higher, 3, false, "Mean distance of motions made from one and the same caption."},
      {"r1", "R-precision, top 1", text, Better::Higher, 1, true, "Captions whose own motion is the nearest of its pool."},
      {"r2", "R-precision, top 2", text, Better::Higher, 1, true, "Captions whose own motion is among the 2 nearest of its pool."},
      {"r3", "R-precision, top 3", text, Better::Higher, 1, true, "Captions whose own motion is among the 3 nearest of its pool."},
      {"r1.distinct", "R-precision, top 1, distinct captions", text, Better::Higher, 1, true,
       "The same with one motion for each caption, so that no two of a pool share theirs and real motion can reach 100 %."},
      {"r3.distinct", "R-precision, top 3, distinct captions", text, Better::Higher, 1, true, "Own motion among the 3 nearest of a pool without equal captions."},
      {"r1.unseen", "R-precision, top 1, unseen captions", text, Better::Higher, 1, true,
       "The same without captions that stand in training word for word or nearly: what is left cannot have been learned by heart."},
      {"r3.unseen", "R-precision, top 3, unseen captions", text, Better::Higher, 1, true,
       "Own motion among the 3 nearest, without captions that stand in training word for word or nearly."},
      {"mm_dist", "MM-Dist", text, Better::Lower, 3, false, "Mean distance of a caption and its own motion."},
      {"sra", "SRA, clean judge", label, Better::Higher, 1, true,
       "Style recognised by a classifier that shares no weights, seed and clips with the network that guides sampling."},
      {"sra.paper", "SRA, the paper's form", label, Better::Higher, 1, true,
       "Style recognised by the network that guides sampling: it is its own judge here, so this number flatters."},
      {"cra", "Content recognised", label, Better::Higher, 1, true, "Content recognised by a classifier that took no part in generation."},
      {"skating", "Foot skating", body, Better::LikeReal, 3, false, "Share of frames in which a low foot slides faster than 0.5 m/s. Real motion does not score 0."},
      {"skating.delivered", "Foot skating, as delivered", body, Better::LikeReal, 3, false, "The same after the program has locked the feet: what a person gets."},
      {"aloft", "Aloft, s", body, Better::Lower, 2, false,
       "Longest time in a clip with no joint nearer to the floor than 3 cm and no free fall: floating. Climbing counts too."},
      {"knee_bend", "Knee bend, degrees", body, Better::LikeReal, 1, false, "Mean bend of both knees while the trunk is upright."},
      {"trunk_lean", "Trunk lean, degrees", body, Better::LikeReal, 1, false, "Mean angle between trunk and vertical in the same frames."},
      {"penetration", "Floor penetration, m", body, Better::Lower, 4, false, "Mean depth of the lowest joint under the floor."},
      {"floating", "Floating, m", body, Better::LikeReal, 4, false, "Mean height of the lowest joint over the floor, beyond 2 cm."},
      {"jerk", "Jerk, m/s³", body, Better::LikeReal, 1, false, "Mean third derivative of the joints' positions."},
      {"slide", "Slide, mm per contact frame", body, Better::Lower, 2, false,
       "Horizontal step of a toe from frame to frame while it is still or near the floor. Measured as MBench does, without any network."},
      {"hover", "Hovering frames", body, Better::Lower, 1, true,
       "Frames in which contact does not carry the body: feet that glide along with the pelvis, on the floor or over it (MBench calls it Float)."},
      {"jitter", "Jitter, mm/frame²", body, Better::LikeReal, 2, false, "Mean acceleration of the joints in the world and relative to the pelvis, added (MBench)."},
      {"dynamic", "Dynamic, mm/frame", body, Better::LikeReal, 1, false,
       "Mean speed of the joints in the world and relative to the pelvis, added (MBench): how much moves at all."},
      {"sunk", "Sunk joints, mm", body, Better::Lower, 1, false, "Mean depth of those joints that are more than 5 mm below the lowest toe of the clip; 0 where none is."},
      {"bone_drift", "Bone-length drift", body, Better::Lower, 4, false, "(Longest - shortest) / mean length, mean over the bones."},
  };
  return table;
}

MetricInfo describeMetric(const std::string& name) {
  for (const auto& info : metricTable())
    if (info.name == name) return info;
  // The longest name that stands before a dot: "fid.own.joints" is of "fid.own".
  const MetricInfo* of = nullptr;
  for (const auto& info : metricTable())
    if (name.starts_with(info.name + ".") && (of == nullptr || info.name.size() > of->name.size())) of = &info;
  if (of != nullptr) {
    auto info = *of;
    const auto judge = name.substr(of->name.size() + 1);
    info.name = name;
    if (of->name == "fid" && judge == "upper")
      info.title = "FID-U";
    else if (of->name == "fid" && judge == "lower")
      info.title = "FID-L";
    else if (judge.starts_with("published"))
      info.title += fmt::format(", {} judge", judge);
    else
      info.title += fmt::format(", judge on {}", judge);
    return info;
  }
  return {name, name, "Other", Better::LikeReal, 3, false, ""};
}

std::string reportJson(const EvaluationReport& report) {
  ordered_json json = {{"format", "gesto-evaluation"},
                       {"version", 1},
                       {"protocol", report.protocol},
                       {"description", report.description},
                       {"data", {{"name", report.dataName}, {"hash", report.dataHash}}},
                       {"seed", report.seed},
                       {"repetitions", report.repetitions},
                       {"pool", report.pool},
                       {"diversityPairs", report.diversityPairs},
                       {"judges", pairsOf(report.judges)},
                       {"settings", pairsOf(report.settings)},
                       {"remarks", report.remarks}};
  json["rows"] = ordered_json::array();
  for (const auto& row : report.rows) {
    ordered_json one = {{"name", row.name},       {"description", row.description}, {"isReal", row.isReal},       {"modelHash", row.modelHash},
                        {"motions", row.motions}, {"values", jsonOf(row.values)},   {"recognised", row.breakdown}};
    if (!row.system.empty()) one["system"] = row.system;
    json["rows"].push_back(std::move(one));
  }
  json["sweep"] = ordered_json::array();
  for (const auto& point : report.sweep)
    json["sweep"].push_back(
        {{"styleWeight", point.styleWeight}, {"classifierScale", point.classifierScale}, {"isDefault", point.isDefault}, {"values", jsonOf(point.values)}});
  if (report.captions.captions > 0)
    json["captions"] = {{"different", report.captions.captions}, {"inTraining", report.captions.exact}, {"nearlyInTraining", report.captions.near}};
  if (!report.preferences.empty()) {
    json["preferences"] = ordered_json::array();
    for (const auto& one : report.preferences)
      json["preferences"].push_back({{"row", one.row}, {"votes", one.votes}, {"wins", one.wins}, {"strength", one.strength}, {"halfWidth", one.halfWidth}});
  }
  json["published"] = ordered_json::array();
  for (const auto& table : publishedTables()) {
    ordered_json rows = ordered_json::object();
    for (const auto& [name, cells] : table.rows) rows[name] = cells;
    std::vector<std::string> columns;
    for (const auto& column : table.columns) columns.push_back(column.title);
    json["published"].push_back({{"title", table.title}, {"source", table.source}, {"comparable", false}, {"columns", columns}, {"rows", rows}});
  }
  if (const auto orderings = orderingsOf(report); !orderings.empty()) {
    json["orderings"] = ordered_json::array();
    for (const auto& one : orderings)
      json["orderings"].push_back({{"table", one.table}, {"metric", one.metric}, {"ahead", one.ahead}, {"behind", one.behind}, {"verdict", wordOf(one.verdict)}});
  }
  return base::jsonText(json, 2) + "\n";
}

std::string reportCsv(const EvaluationReport& report) {
  std::string csv = "row,metric,mean,half_width,repetitions,motions\n";
  const auto add = [&](const std::string& name, const std::map<std::string, MeasuredValue>& values, std::int64_t motions) {
    for (const auto& [metric, value] : values)
      csv += fmt::format("{},{},{:.9g},{:.9g},{},{}\n", quoted(name), metric, value.mean, value.halfWidth, value.values.size(), motions);
  };
  for (const auto& row : report.rows) add(row.name, row.values, row.motions);
  if (const auto& [captions, exact, near] = report.captions; captions > 0) {
    for (const auto& [name, count] : {std::pair{"in_training", exact}, std::pair{"nearly_in_training", near}})
      csv += fmt::format("{},{},{:.9g},0,1,{}\n", quoted("captions"), name, static_cast<double>(count) / captions, captions);
  }
  for (const auto& one : report.preferences) csv += fmt::format("{},preference,{:.9g},{:.9g},1,{}\n", quoted(one.row), one.strength, one.halfWidth, one.votes);
  for (const auto& point : report.sweep) add(fmt::format("sweep ws={:g} scale={:g}", point.styleWeight, point.classifierScale), point.values, 0);
  return csv;
}

std::string reportTimes(const EvaluationReport& report) {
  ordered_json json = {{"seconds", report.seconds}, {"rows", ordered_json::array()}};
  for (const auto& row : report.rows) json["rows"].push_back({{"name", row.name}, {"generationSeconds", row.generationSeconds}, {"scoringSeconds", row.scoringSeconds}});
  return base::jsonText(json, 2) + "\n";
}

Result<void> writeReport(const EvaluationReport& report, const std::filesystem::path& folder) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", folder.string(), code.message())};
  if (auto ok = base::writeFileAtomically(folder / "report.json", reportJson(report)); !ok) return ok;
  if (auto ok = base::writeFileAtomically(folder / "report.csv", reportCsv(report)); !ok) return ok;
  if (auto ok = base::writeFileAtomically(folder / "times.json", reportTimes(report)); !ok) return ok;
  return base::writeFileAtomically(folder / "report.html", reportHtml(report));
}

}  // namespace core::metrics
