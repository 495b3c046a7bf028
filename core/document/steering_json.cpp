#include "core/document/steering_json.h"

#include "core/document/field_reader.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace core::document {

using nlohmann::json;

namespace {

std::optional<double> mayBe(FieldReader& fields, const char* field, double lowest, double highest) {
  double value = std::nan("");
  fields.number(field, value, lowest, highest);
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

json posesToJson(const std::vector<TakePose>& poses) {
  json list = json::array();
  for (const auto& pose : poses) {
    json one{{"time", pose.time}, {"file", pathText(pose.file)}, {"from", pose.from}};
    if (pose.until) one["until"] = *pose.until;
    for (const auto end : pose.joints) one["joints"].push_back(motion::bodyEndName(end));
    if (pose.isPlaced) one["placed"] = true;
    if (pose.take != 0) one["take"] = pose.take;
    if (pose.isPosed) one["posed"] = true;
    list.push_back(std::move(one));
  }
  return list;
}

json pathToJson(const std::vector<TakeWayPoint>& path) {
  json list = json::array();
  for (const auto& point : path) {
    json one{{"time", point.time}, {"x", point.x}, {"z", point.z}};
    if (point.facing) one["facing"] = *point.facing;
    list.push_back(std::move(one));
  }
  return list;
}

bool readPoses(const json& list, std::vector<TakePose>& poses) {
  for (const json& value : list) {
    if (!value.is_object()) return false;
    FieldReader fields(value);
    TakePose pose;
    std::string file;
    std::vector<std::string> joints;
    fields.number("time", pose.time, 0.0, 1e6);
    fields.number("from", pose.from, 0.0, 1e6);
    fields.text("file", file);
    fields.texts("joints", joints);
    fields.flag("placed", pose.isPlaced);
    fields.flag("posed", pose.isPosed);
    fields.integer<TakeId>("take", pose.take, 1, UINT64_MAX / 2);
    pose.until = mayBe(fields, "until", 0.0, 1e6);
    for (const auto& name : joints) {
      const auto end = motion::bodyEndNamed(name);
      if (!end) return false;
      pose.joints.push_back(*end);
    }
    if (!fields.brokenField().empty()) return false;
    pose.file = pathOf(file);
    poses.push_back(std::move(pose));
  }
  return true;
}

bool readPath(const json& list, std::vector<TakeWayPoint>& path) {
  for (const json& value : list) {
    if (!value.is_object()) return false;
    FieldReader fields(value);
    TakeWayPoint point;
    fields.number("time", point.time, 0.0, 1e6);
    fields.number("x", point.x, -1e6, 1e6);
    fields.number("z", point.z, -1e6, 1e6);
    point.facing = mayBe(fields, "facing", -1e6, 1e6);
    if (!fields.brokenField().empty()) return false;
    path.push_back(point);
  }
  return true;
}

json standsToJson(const motion::ToldStands& stands) {
  json value = json::object();
  for (const auto& [name, foot] : {std::pair{"left", &stands.feet[0]}, {"right", &stands.feet[1]}}) {
    if (!*foot) continue;
    value[name] = json::array();
    for (const auto& stand : **foot) value[name].push_back({stand.start, stand.end});
  }
  return value;
}

json standsToJson(const motion::FootStands& stands) { return standsToJson(motion::ToldStands{{stands[0], stands[1]}}); }

std::optional<motion::ToldStands> readToldStands(const json& value) {
  motion::ToldStands stands;
  FieldReader fields(value);
  for (const auto& [name, foot] : {std::pair{"left", &stands.feet[0]}, {"right", &stands.feet[1]}}) {
    const json* list = fields.list(name);
    if (!list) continue;
    foot->emplace();
    for (const json& one : *list) {
      if (!one.is_array() || one.size() != 2 || !one[0].is_number() || !one[1].is_number()) return {};
      (*foot)->push_back({one[0].get<double>(), one[1].get<double>()});
    }
  }
  return fields.brokenField().empty() && areInOrder(stands.over({})) ? std::optional(stands) : std::nullopt;
}

std::optional<motion::FootStands> readStands(const json& value) {
  const auto told = readToldStands(value);
  return told && told->feet[0] && told->feet[1] ? std::optional(motion::FootStands{*told->feet[0], *told->feet[1]}) : std::nullopt;
}

}  // namespace core::document
