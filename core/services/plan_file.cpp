#include "core/base/file.h"
#include "core/services/motion_plan.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::services {

namespace {

using nlohmann::json;

/// One object of the file: takes fields out and remembers the first fault.
class PlanFields {
 public:
  PlanFields(const json& object, std::string place) : object_(object), place_(std::move(place)) {
    if (!object.is_object()) fault_ = place_ + ": this is not an object {...}";
  }

  void known(std::initializer_list<std::string_view> names) {
    if (!object_.is_object()) return;
    for (const auto& [name, value] : object_.items())
      if (std::find(names.begin(), names.end(), name) == names.end()) fail(name, "is not known");
  }
  std::optional<double> number(const char* name, bool isNeeded) {
    const auto* value = find(name, isNeeded);
    if (value && !value->is_number()) fail(name, "must be a number");
    return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
  }
  std::optional<std::string> text(const char* name, bool isNeeded) {
    const auto* value = find(name, isNeeded);
    if (value && !value->is_string()) fail(name, "must be a text");
    return value && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
  }
  const json* list(const char* name) {
    const auto* value = find(name, false);
    if (value && !value->is_array()) fail(name, "must be a list [...]");
    return value && value->is_array() ? value : nullptr;
  }
  const std::string& fault() const { return fault_; }

 private:
  const json* find(const char* name, bool isNeeded) {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    if (found == object_.end() && isNeeded) fail(name, "is missing");
    return found == object_.end() ? nullptr : &*found;
  }
  void fail(const std::string& name, const char* why) {
    if (fault_.empty()) fault_ = fmt::format("{}{}{}: this {}", place_, place_.empty() ? "" : ".", name, why);
  }

  const json& object_;
  std::string place_, fault_;
};

// A path as it stands in the file, seen from the file's folder.
std::filesystem::path beside(const std::filesystem::path& file, const std::filesystem::path& named) {
  return named.is_absolute() || file.parent_path().empty() ? named : file.parent_path() / named;
}

Error faulty(const std::filesystem::path& file, const std::string& what) { return {ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; }

}  // namespace

Result<MotionPlan> planFromText(std::string_view text, const std::filesystem::path& file) {
  json value;
  try {
    value = json::parse(text);
  } catch (const json::parse_error& error) {
    const auto end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", file.string(), line, error.byte >= text.size() ? "the plan ends too early" : "this is no JSON")};
  } catch (const json::exception&) {
    return faulty(file, "this is no JSON");
  }
  PlanFields fields(value, "");
  fields.known({"spans", "keep"});
  MotionPlan plan;
  const auto* spans = fields.list("spans");
  const auto* keeps = fields.list("keep");
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
      if (span.style->kind == StyleReference::Kind::File) span.style->file = beside(file, span.style->file);
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
    kept.file = beside(file, one.text("file", true).value_or(""));
    kept.from = one.number("from", false);
    if (!one.fault().empty()) return faulty(file, one.fault());
    plan.keeps.push_back(std::move(kept));
  }
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
  return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace core::services
