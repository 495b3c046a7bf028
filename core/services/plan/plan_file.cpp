#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/services/motion_plan.h"
#include "core/services/plan/plan_fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::services {

namespace {

using nlohmann::json;

// A path as it stands in the file, seen from the file's folder.
std::filesystem::path inFolderOf(const std::filesystem::path& file, const std::filesystem::path& named) {
  return named.is_absolute() || file.parent_path().empty() ? named : file.parent_path() / named;
}

}  // namespace

Result<MotionPlan> planFromText(std::string_view text, const std::filesystem::path& file) {
  const auto parsed = parsedPlan(text, file, "the plan");
  if (!parsed) return parsed.error();
  const auto& value = *parsed;
  PlanFields fields(value, "");
  fields.known({"spans", "keep", "poses", "path", "stands", "style", "letsChange"});
  MotionPlan plan;
  const auto* spans = fields.list("spans");
  const auto* keeps = fields.list("keep");
  const auto* poses = fields.list("poses");
  const auto* path = fields.list("path");
  plan.letsChange = value.is_object() && fields.flag("letsChange");
  if (!value.is_object()) return faulty(file, "a plan is an object with \"spans\"");
  if (!fields.fault().empty()) return faulty(file, fields.fault());
  if (!spans || spans->empty()) return faulty(file, "spans: a plan needs at least one span");
  for (std::size_t i = 0; i < spans->size(); ++i) {
    PlanFields one((*spans)[i], fmt::format("spans[{}]", i));
    one.known({"start", "end", "text", "style", "strength"});
    PlanSpan span;
    span.start = one.number("start", true).value_or(0.0);
    span.end = one.number("end", true).value_or(0.0);
    span.prompt = one.text("text", true).value_or("");
    if (const auto style = one.text("style", false)) {
      span.style = styleFrom(*style);
      if (span.style->kind == StyleReference::Kind::File) span.style->file = inFolderOf(file, span.style->file);
    }
    span.strength = one.number("strength", false);
    if (!one.fault().empty()) return faulty(file, one.fault());
    plan.spans.push_back(std::move(span));
  }
  for (std::size_t i = 0; keeps && i < keeps->size(); ++i) {
    PlanFields one((*keeps)[i], fmt::format("keep[{}]", i));
    one.known({"start", "end", "file", "from"});
    KeptStretch kept;
    kept.start = one.number("start", true).value_or(0.0);
    kept.end = one.number("end", true).value_or(0.0);
    kept.file = inFolderOf(file, one.text("file", true).value_or(""));
    kept.from = one.number("from", false);
    if (!one.fault().empty()) return faulty(file, one.fault());
    plan.keeps.push_back(std::move(kept));
  }
  std::string fault;
  if (poses) plan.poses = keyPosesOf(*poses, fault);
  if (path) plan.path = wayPointsOf(*path, fault);
  if (const auto found = value.find("stands"); found != value.end()) plan.stands = toldStandsOf(*found, fault);
  if (!fault.empty()) return faulty(file, fault);
  for (auto& pose : plan.poses) pose.file = inFolderOf(file, pose.file);
  if (const auto found = value.find("style"); found != value.end()) plan.course = styleCourseOf(*found, fault);
  if (!fault.empty()) return faulty(file, fault);
  for (auto* style : {&plan.course.mix, &plan.course.legs})
    if (style->kind == StyleReference::Kind::File) style->file = inFolderOf(file, style->file);
  if (auto ok = validate(plan, 0.0); !ok) return faulty(file, ok.error().message);
  return plan;
}

Result<MotionPlan> readPlan(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file, 1 << 20);
  if (!text) return text.error();
  return planFromText(*text, file);
}

std::string planText(const MotionPlan& plan) {
  nlohmann::ordered_json value;
  value["spans"] = nlohmann::ordered_json::array();
  for (const auto& span : plan.spans) {
    nlohmann::ordered_json one{{"start", span.start}, {"end", span.end}, {"text", span.prompt}};
    if (span.style) one["style"] = styleText(*span.style);
    if (span.strength) one["strength"] = *span.strength;
    value["spans"].push_back(std::move(one));
  }
  for (const auto& kept : plan.keeps) {
    nlohmann::ordered_json one{{"start", kept.start}, {"end", kept.end}, {"file", kept.file.string()}};
    if (kept.from) one["from"] = *kept.from;
    value["keep"].push_back(std::move(one));
  }
  if (!plan.poses.empty()) value["poses"] = jsonOf(plan.poses);
  if (!plan.path.empty()) value["path"] = jsonOf(plan.path);
  if (!plan.stands.isEmpty()) value["stands"] = jsonOf(plan.stands);
  if (!plan.course.isEmpty()) value["style"] = jsonOf(plan.course);
  if (plan.letsChange) value["letsChange"] = true;
  return base::jsonText(value, 2) + "\n";
}

}  // namespace core::services
