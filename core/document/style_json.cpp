#include "core/document/style_json.h"

#include "core/document/field_reader.h"

#include <string>
#include <utility>

namespace core::document {

using nlohmann::json;

namespace {

const char* styleKindText(TakeStyle::Kind kind) {
  switch (kind) {
    case TakeStyle::Kind::None: return "none";
    case TakeStyle::Kind::Named: return "named";
    case TakeStyle::Kind::File: return "file";
  }
  return "none";
}

bool readCurve(const json& list, base::Curve& curve) {
  for (const json& one : list) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_number() || !one[1].is_number()) return false;
    const base::CurvePoint point{one[0].get<double>(), one[1].get<double>()};
    if (!(point.time >= 0.0 && point.time <= 1e6) || !(point.value >= -1e3 && point.value <= 1e3)) return false;
    if (!curve.empty() && !(point.time > curve.back().time)) return false;
    curve.push_back(point);
  }
  return true;
}

}  // namespace

json styleToJson(const TakeStyle& style) {
  json value{{"kind", styleKindText(style.kind)}};
  if (style.kind == TakeStyle::Kind::Named) value["name"] = style.name;
  if (style.kind == TakeStyle::Kind::File) value["file"] = pathText(style.file);
  return value;
}

bool readStyle(const json& value, TakeStyle& style) {
  FieldReader fields(value);
  std::string kind = "none", file;
  fields.text("kind", kind);
  fields.text("name", style.name);
  fields.text("file", file);
  style.file = pathOf(file);
  if (kind == "named")
    style.kind = TakeStyle::Kind::Named;
  else if (kind == "file")
    style.kind = TakeStyle::Kind::File;
  else if (kind != "none")
    fields.fail("style");
  return fields.brokenField().empty();
}

json courseToJson(const TakeCourse& course) {
  json value = json::object();
  for (const auto& [name, curve] : {std::pair{"strength", &course.strength}, {"classifier", &course.classifier}, {"share", &course.share}})
    for (const auto& point : *curve) value[name].push_back({point.time, point.value});
  for (const auto& [name, style] : {std::pair{"mix", &course.mix}, {"legs", &course.legs}})
    if (style->kind != TakeStyle::Kind::None) value[name] = styleToJson(*style);
  return value;
}

bool readCourse(const json& value, TakeCourse& course) {
  FieldReader fields(value);
  for (const auto& [name, curve] : {std::pair{"strength", &course.strength}, {"classifier", &course.classifier}, {"share", &course.share}})
    if (const json* list = fields.list(name); list && !readCurve(*list, *curve)) return false;
  for (const auto& [name, style] : {std::pair{"mix", &course.mix}, {"legs", &course.legs}})
    if (const json* one = fields.object(name); one && !readStyle(*one, *style)) return false;
  return fields.brokenField().empty();
}

json restylingToJson(const TakeRestyling& restyling) {
  const TakeRestyling usual;
  json value{{"turn", restyling.turn.value_or(0)}, {"from", restyling.from}};
  for (const auto& [part, style] : restyling.parts) value["parts"].push_back({{"part", motion::styledPartName(part)}, {"style", styleToJson(style)}});
  if (restyling.person != usual.person) value["person"] = restyling.person;
  if (restyling.videoFps != usual.videoFps) value["videoFps"] = restyling.videoFps;
  if (restyling.isInpainted) value["inpainted"] = true;
  if (restyling.hasReleasedFeet) value["releasedFeet"] = true;
  return value;
}

bool readRestyling(const json& value, TakeRestyling& restyling) {
  FieldReader fields(value);
  int turn = 0;  // in the file 0 stands for none
  fields.integer("turn", turn, 0, 100'000);
  if (turn > 0) restyling.turn = turn;
  fields.number("from", restyling.from, 0.0, 1e6);
  fields.integer("person", restyling.person, 1, 1'000'000);
  fields.number("videoFps", restyling.videoFps, 1.0, 480.0);
  fields.flag("inpainted", restyling.isInpainted);
  fields.flag("releasedFeet", restyling.hasReleasedFeet);
  const json none = json::array();
  const json* parts = fields.list("parts");
  for (const json& one : parts ? *parts : none) {
    if (!one.is_object()) return false;
    FieldReader partFields(one);
    std::string name;
    partFields.text("part", name);
    const auto part = motion::styledPartNamed(name);
    const json* style = partFields.object("style");
    TakePartStyle read;
    if (!part || !style || !readStyle(*style, read.style)) return false;
    read.part = *part;
    restyling.parts.push_back(std::move(read));
  }
  return fields.brokenField().empty();
}

}  // namespace core::document
