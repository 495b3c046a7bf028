#include "core/services/plan/plan_fields.h"

#include "core/base/json_text.h"
#include "core/services/motion_plan.h"
#include "core/services/plan/plan_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::services {

using nlohmann::json;

PlanFields::PlanFields(const json& object, std::string place) : object_(object), place_(std::move(place)) {
  if (!object.is_object()) fault_ = place_ + ": this is not an object {...}";
}

void PlanFields::known(std::initializer_list<std::string_view> names) {
  if (!object_.is_object()) return;
  for (const auto& [name, value] : object_.items())
    if (std::find(names.begin(), names.end(), name) == names.end()) fail(name, "is not known");
}

std::optional<double> PlanFields::number(const char* name, bool isNeeded) {
  const auto* value = find(name, isNeeded);
  if (value && !value->is_number()) fail(name, "must be a number");
  return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

std::optional<std::string> PlanFields::text(const char* name, bool isNeeded) {
  const auto* value = find(name, isNeeded);
  if (value && !value->is_string()) fail(name, "must be a text");
  return value && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

bool PlanFields::flag(const char* name) {
  const auto* value = find(name, false);
  if (value && !value->is_boolean()) fail(name, "must be true or false");
  return value && value->is_boolean() && value->get<bool>();
}

const json* PlanFields::list(const char* name) {
  const auto* value = find(name, false);
  if (value && !value->is_array()) fail(name, "must be a list [...]");
  return value && value->is_array() ? value : nullptr;
}

const json* PlanFields::find(const char* name, bool isNeeded) {
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(name);
  if (found == object_.end() && isNeeded) fail(name, "is missing");
  return found == object_.end() ? nullptr : &*found;
}

void PlanFields::fail(const std::string& name, const char* why) {
  if (fault_.empty()) fault_ = fmt::format("{}{}{}: this {}", place_, place_.empty() ? "" : ".", onOneLine(std::string_view(name).substr(0, 100)), why);
}

Error faulty(const std::filesystem::path& file, const std::string& what) { return {ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; }

Result<json> parsedPlan(std::string_view text, const std::filesystem::path& file, const char* what) {
  if (base::nestsTooDeep(text)) return faulty(file, fmt::format("{} is nested more than {} deep", what, base::kDeepestJson));
  try {
    return base::parseJson(text);
  } catch (const json::parse_error& error) {
    const auto end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    return Error{ErrorCode::ParseFailed,
                 fmt::format("{}:{}: {}", file.string(), line, error.byte >= text.size() ? fmt::format("{} ends too early", what) : "this is no JSON")};
  } catch (const json::exception&) {
    return faulty(file, "this is no JSON");
  }
}

std::vector<WayPoint> wayPointsOf(const json& list, std::string& fault) {
  std::vector<WayPoint> path;
  for (std::size_t i = 0; i < list.size(); ++i) {
    PlanFields one(list[i], fmt::format("path[{}]", i));
    one.known({"time", "x", "z", "facing"});
    WayPoint point;
    point.time = one.number("time", true).value_or(0.0);
    point.x = one.number("x", true).value_or(0.0);
    point.z = one.number("z", true).value_or(0.0);
    point.facing = one.number("facing", false);
    if (fault.empty()) fault = one.fault();
    path.push_back(point);
  }
  return path;
}

nlohmann::ordered_json jsonOf(const std::vector<WayPoint>& path) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& point : path) {
    nlohmann::ordered_json one{{"time", point.time}, {"x", point.x}, {"z", point.z}};
    if (point.facing) one["facing"] = *point.facing;
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<KeyPose> keyPosesOf(const json& list, std::string& fault) {
  std::vector<KeyPose> poses;
  for (std::size_t i = 0; i < list.size(); ++i) {
    PlanFields one(list[i], fmt::format("poses[{}]", i));
    one.known({"time", "until", "file", "from", "joints", "placed"});
    KeyPose pose;
    pose.time = one.number("time", true).value_or(0.0);
    pose.until = one.number("until", false);
    pose.file = one.text("file", true).value_or("");
    pose.from = one.number("from", false).value_or(0.0);
    pose.isPlaced = one.flag("placed");
    if (const auto* joints = one.list("joints"))
      for (const auto& name : *joints) {
        const auto end = name.is_string() ? motion::bodyEndNamed(name.get<std::string>()) : std::nullopt;
        if (end)
          pose.joints.push_back(*end);
        else
          one.fail("joints", fmt::format("may hold {}", motion::bodyEndNames()).c_str());
      }
    if (fault.empty()) fault = one.fault();
    poses.push_back(std::move(pose));
  }
  return poses;
}

nlohmann::ordered_json jsonOf(const std::vector<KeyPose>& poses) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& pose : poses) {
    nlohmann::ordered_json one{{"time", pose.time}};
    if (pose.until) one["until"] = *pose.until;
    one["file"] = pose.file.string();
    if (pose.from != 0.0) one["from"] = pose.from;
    for (const auto end : pose.joints) one["joints"].push_back(motion::bodyEndName(end));
    if (pose.isPlaced) one["placed"] = true;
    list.push_back(std::move(one));
  }
  return list;
}

motion::ToldStands toldStandsOf(const json& object, std::string& fault) {
  PlanFields fields(object, "stands");
  fields.known({"left", "right"});
  motion::ToldStands told;
  for (const auto& [name, foot] : {std::pair{"left", &told.feet[0]}, {"right", &told.feet[1]}}) {
    const auto* list = fields.list(name);
    if (!list) continue;
    foot->emplace();
    for (const auto& one : *list) {
      if (one.is_array() && one.size() == 2 && one[0].is_number() && one[1].is_number())
        (*foot)->push_back({one[0].get<double>(), one[1].get<double>()});
      else
        fields.fail(name, "may hold [second, second] alone");
    }
  }
  if (fault.empty()) fault = fields.fault();
  return told;
}

nlohmann::ordered_json jsonOf(const motion::ToldStands& stands) {
  auto value = nlohmann::ordered_json::object();
  for (const auto& [name, foot] : {std::pair{"left", &stands.feet[0]}, {"right", &stands.feet[1]}}) {
    if (!*foot) continue;
    value[name] = nlohmann::ordered_json::array();
    for (const auto& stand : **foot) value[name].push_back({stand.start, stand.end});
  }
  return value;
}

namespace {

base::Curve curveOf(PlanFields& fields, const char* name, std::string& fault) {
  base::Curve curve;
  const auto* list = fields.list(name);
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    PlanFields one((*list)[i], fmt::format("style.{}[{}]", name, i));
    one.known({"time", "value"});
    const auto time = one.number("time", true), value = one.number("value", true);
    curve.push_back({time.value_or(0.0), value.value_or(0.0)});
    if (fault.empty()) fault = one.fault();
  }
  return curve;
}

nlohmann::ordered_json curveJson(const base::Curve& curve) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& point : curve) list.push_back({{"time", point.time}, {"value", point.value}});
  return list;
}

}  // namespace

StyleCourse styleCourseOf(const json& object, std::string& fault) {
  PlanFields fields(object, "style");
  fields.known({"strength", "classifier", "mix", "share", "legs"});
  StyleCourse course;
  course.strength = curveOf(fields, "strength", fault);
  course.classifier = curveOf(fields, "classifier", fault);
  course.share = curveOf(fields, "share", fault);
  course.mix = styleFrom(fields.text("mix", false).value_or(""));
  course.legs = styleFrom(fields.text("legs", false).value_or(""));
  if (fault.empty()) fault = fields.fault();
  return course;
}

nlohmann::ordered_json jsonOf(const StyleCourse& course) {
  using Kind = StyleReference::Kind;
  nlohmann::ordered_json value = nlohmann::ordered_json::object();
  if (!course.strength.empty()) value["strength"] = curveJson(course.strength);
  if (!course.classifier.empty()) value["classifier"] = curveJson(course.classifier);
  if (course.mix.kind != Kind::None) value["mix"] = styleText(course.mix);
  if (!course.share.empty()) value["share"] = curveJson(course.share);
  if (course.legs.kind != Kind::None) value["legs"] = styleText(course.legs);
  return value;
}

}  // namespace core::services
