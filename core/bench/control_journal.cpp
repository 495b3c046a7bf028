#include "core/bench/control_journal.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>

#include <sstream>

namespace core::bench {

namespace {

using nlohmann::json;

PartMeasure partFrom(const json& value) {
  return {value.at("jerk").get<double>(), value.at("slideMm").get<double>(), value.at("contactFrames").get<double>(), value.at("speed").get<double>(),
          value.at("frames").get<int>()};
}

json jsonOf(const SpanView& view) { return {{"shows", view.shows}, {"margin", view.margin}}; }

json jsonOf(const std::vector<ActionView>& views) {
  auto list = json::array();
  for (const auto& view : views) list.push_back({{"whole", jsonOf(view.whole)}, {"inside", jsonOf(view.inside)}});
  return list;
}

std::vector<ActionView> viewsFrom(const json& list) {
  const auto view = [](const json& value) { return SpanView{value.at("shows").get<std::string>(), value.at("margin").get<double>()}; };
  std::vector<ActionView> views;
  for (const auto& one : list) views.push_back({view(one.at("whole")), view(one.at("inside"))});
  return views;
}

ControlCase seamsFrom(const json& value) {
  ControlCase one;
  for (const auto& text : value.at("spans"))
    if (auto span = services::planSpanFrom(text.get<std::string>())) one.spans.push_back(std::move(*span));
  one.seam = partFrom(value.at("seam")), one.inside = partFrom(value.at("inside")), one.border = partFrom(value.at("border"));
  for (const auto& [name, number] : {std::pair{"largestStepCm", &one.largestStepCm},
                                     {"usualStepCm", &one.usualStepCm},
                                     {"borderGapCm", &one.borderGapCm},
                                     {"keptMm", &one.keptMm},
                                     {"redrawnCm", &one.redrawnCm},
                                     {"planSeconds", &one.planSeconds},
                                     {"spanSeconds", &one.spanSeconds}})
    *number = value.at(name).get<double>();
  one.views = viewsFrom(value.at("views")), one.viewsAlone = viewsFrom(value.at("viewsAlone"));
  return one;
}

SteeredCase steeredFrom(const json& value) {
  SteeredCase one;
  one.what = value.at("what").get<std::string>();
  one.free = partFrom(value.at("free")), one.steered = partFrom(value.at("steered"));
  for (const auto& [name, number] : {std::pair{"missedCm", &one.missedCm},
                                     {"besideCm", &one.besideCm},
                                     {"farMovedCm", &one.farMovedCm},
                                     {"freeSeconds", &one.freeSeconds},
                                     {"steeredSeconds", &one.steeredSeconds}})
    *number = value.at(name).get<double>();
  one.freeSeen = value.value("freeSeen", std::vector<float>()), one.steeredSeen = value.value("steeredSeen", std::vector<float>());
  return one;
}

json withSeen(const SteeredCase& one) {
  auto value = jsonOf(one);
  if (!one.freeSeen.empty()) value["freeSeen"] = one.freeSeen, value["steeredSeen"] = one.steeredSeen;
  return value;
}

}  // namespace

json jsonOf(const PartMeasure& part) {
  return {{"jerk", part.jerk}, {"slideMm", part.slideMm}, {"contactFrames", part.contactFrames}, {"speed", part.speed}, {"frames", part.frames}};
}

json jsonOf(const ControlCase& one) {
  auto spans = json::array();
  for (const auto& span : one.spans) spans.push_back(services::spanText(span));
  return {{"spans", spans},
          {"seam", jsonOf(one.seam)},
          {"inside", jsonOf(one.inside)},
          {"border", jsonOf(one.border)},
          {"largestStepCm", one.largestStepCm},
          {"usualStepCm", one.usualStepCm},
          {"borderGapCm", one.borderGapCm},
          {"keptMm", one.keptMm},
          {"redrawnCm", one.redrawnCm},
          {"planSeconds", one.planSeconds},
          {"spanSeconds", one.spanSeconds},
          {"views", jsonOf(one.views)},
          {"viewsAlone", jsonOf(one.viewsAlone)}};
}

json jsonOf(const SteeredCase& one) {
  return {{"what", one.what},         {"missedCm", one.missedCm},       {"besideCm", one.besideCm},       {"farMovedCm", one.farMovedCm},
          {"free", jsonOf(one.free)}, {"steered", jsonOf(one.steered)}, {"freeSeconds", one.freeSeconds}, {"steeredSeconds", one.steeredSeconds}};
}

std::string controlSubject(const families::ModelFacts& model, const ControlBenchOptions& options) {
  return fmt::format("model {} ({}), {} steps, seed {}, {}", model.hash, model.constants, options.steps.value_or(model.steps), options.seed,
                     options.judge ? "judge " + options.judge->hash() : "no judge");
}

Result<ControlJournal> ControlJournal::open(const std::filesystem::path& file, const std::string& subject) {
  ControlJournal journal(file, subject);
  const auto text = base::readWholeFile(file);
  if (!text && text.error().code == ErrorCode::NotFound) return journal;
  if (!text) return text.error();
  std::istringstream lines(*text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto value = base::parsedJson(line);
    ++number;
    if (!value.is_object() || !value.contains("case")) continue;  // a line that a kill has cut, or another program wrote
    if (const auto of = value.value("of", json()); of != subject) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{}:{}: holds a case of {}, which cannot be counted with those of {}; another journal is needed",
                                                           file.string(), number, of.is_string() ? of.get<std::string>() : "something else", subject)};
    }
    if (auto ok = journal.take(value); !ok) return Error{ok.error().code, fmt::format("{}:{}: {}", file.string(), number, ok.error().message)};
  }
  return journal;
}

Result<void> ControlJournal::take(const json& value) {
  try {
    const int index = value.at("case").get<int>();
    if (value.contains("seams")) seams_[index] = seamsFrom(value.at("seams"));
    if (value.contains("steered")) {
      const auto& three = value.at("steered");
      steered_[index] = {steeredFrom(three.at("path")), steeredFrom(three.at("stand")), steeredFrom(three.at("body")), steeredFrom(three.at("pin"))};
    }
  } catch (const json::exception& wrong) {
    return Error{ErrorCode::ParseFailed, fmt::format("the case lacks what this program writes ({})", wrong.what())};
  }
  return {};
}

std::optional<ControlCase> ControlJournal::seams(int index) const {
  const auto found = seams_.find(index);
  return found == seams_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<SteeredCases> ControlJournal::steered(int index) const {
  const auto found = steered_.find(index);
  return found == steered_.end() ? std::nullopt : std::optional(found->second);
}

Result<void> ControlJournal::write(int index, const char* what, json value) const {
  return base::appendLine(file_, base::jsonText(json{{"of", subject_}, {"case", index}, {what, std::move(value)}}));
}

Result<void> ControlJournal::add(int index, const ControlCase& one) const { return write(index, "seams", jsonOf(one)); }

Result<void> ControlJournal::add(int index, const SteeredCases& three) const {
  return write(index, "steered", {{"path", withSeen(three.path)}, {"stand", withSeen(three.stand)}, {"body", withSeen(three.body)}, {"pin", withSeen(three.pin)}});
}

}  // namespace core::bench
