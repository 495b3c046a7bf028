#include "core/metrics/prompts/measures.h"

#include "core/metrics/prompts/measure_parts.h"

#include <fmt/format.h>

#include <map>

namespace core::metrics {

const std::vector<Measure>& measureTable() {
  static const std::vector<Measure> table = [] {
    std::vector<Measure> all = measures::ofTheBody();
    for (auto&& part : {measures::ofTheFeet(), measures::ofTheHands()}) all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return table;
}

const Measure* findMeasure(const std::string& name) {
  static const std::map<std::string, const Measure*> byName = [] {
    std::map<std::string, const Measure*> names;
    for (const auto& measure : measureTable()) names[measure.name] = &measure;
    return names;
  }();
  const auto found = byName.find(name);
  return found == byName.end() ? nullptr : found->second;
}

std::string measureHelp() {
  std::string text;
  for (const auto& measure : measureTable()) {
    std::string parameters;
    for (const auto& parameter : measure.parameters) {
      parameters += parameters.empty() ? "" : ", ";
      parameters += parameter.name + (parameter.unit == "side" ? "" : " " + parameter.unit);
    }
    text += fmt::format("{}{}{}: {}\n", measure.name, parameters.empty() ? "" : "(" + parameters + ")", measure.unit.empty() ? ", a count" : ", in " + measure.unit,
                        measure.help);
  }
  return text;
}

namespace measures {

int strokes(const std::vector<double>& curve, double least) {
  if (curve.size() < 3) return 0;
  // Zigzag: a turning point counts once the curve has gone back from it by the least length.
  int count = 0, direction = 0;
  double low = curve.front(), high = curve.front();
  for (const double value : curve) {
    if (direction >= 0 && value > high) high = value;
    if (direction <= 0 && value < low) low = value;
    if (direction == 0) {
      if (high - value > least || value - low > least) {
        direction = value - low > least ? 1 : -1;
        count = 1;
        low = high = value;
      }
    } else if (direction > 0 && high - value > least) {
      direction = -1;
      ++count;
      low = value;
    } else if (direction < 0 && value - low > least) {
      direction = 1;
      ++count;
      high = value;
    }
  }
  return count;
}

}  // namespace measures

}  // namespace core::metrics
