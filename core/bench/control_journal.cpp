#include "core/bench/control_journal.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <sstream>

namespace core::bench {

namespace {

using nlohmann::json;

PartMeasure partFrom(const json& value) {
  return {value.at("jerk").get<double>(), value.at("slideMm").get<double>(), value.at("contactFrames").get<double>(), value.at("speed").get<double>(),
          value.at("frames").get<int>()};
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
  for (const auto& [name, number] : {std::pair{"recognised", &one.recognised}, {"recognisedAlone", &one.recognisedAlone}, {"judged", &one.judged}})
    *number = value.at(name).get<int>();
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
          {"recognised", one.recognised},
          {"recognisedAlone", one.recognisedAlone},
          {"judged", one.judged}};
}

json jsonOf(const SteeredCase& one) {
  return {{"what", one.what},         {"missedCm", one.missedCm},       {"besideCm", one.besideCm},       {"farMovedCm", one.farMovedCm},
          {"free", jsonOf(one.free)}, {"steered", jsonOf(one.steered)}, {"freeSeconds", one.freeSeconds}, {"steeredSeconds", one.steeredSeconds}};
}

ControlJournal::ControlJournal(std::filesystem::path file, std::string subject) : file_(std::move(file)), subject_(std::move(subject)) {
  const auto text = base::readWholeFile(file_);
  if (!text) return;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto value = base::parsedJson(line);
    if (!value.is_object() || value.value("of", json()) != subject_) continue;
    try {
      const int index = value.at("case").get<int>();
      if (value.contains("seams")) seams_[index] = seamsFrom(value.at("seams"));
      if (value.contains("steered")) {
        const auto& three = value.at("steered");
        steered_[index] = {steeredFrom(three.at("path")), steeredFrom(three.at("stand")), steeredFrom(three.at("body")), steeredFrom(three.at("pin"))};
      }
    } catch (const json::exception&) {
      continue;  // a line that a kill has cut, or another program wrote
    }
  }
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
