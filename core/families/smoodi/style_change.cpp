#include "core/families/smoodi/style_change.h"

#include <ATen/ATen.h>

namespace core::sampling {

StyleChange::StyleChange(const std::vector<std::pair<StyleStatistics, StyleStatistics>>& fromAndTo) {
  if (fromAndTo.empty()) return;
  std::vector<at::Tensor> fromMean, fromDeviation, toMean, toDeviation;
  for (const auto& [from, to] : fromAndTo) {
    fromMean.push_back(from.mean), fromDeviation.push_back(from.deviation);
    toMean.push_back(to.mean), toDeviation.push_back(to.deviation);
  }
  fromMean_ = at::stack(fromMean), fromDeviation_ = at::stack(fromDeviation);
  toMean_ = at::stack(toMean), toDeviation_ = at::stack(toDeviation);
}

std::int64_t StyleChange::nearestRow(const StyleStatistics& own) const {
  return ((fromMean_ - own.mean).abs().sum(1) + (fromDeviation_ - own.deviation).abs().sum(1)).argmin().item<std::int64_t>();
}

StyleChange StyleChange::nearestTo(const StyleStatistics& own) const {
  const auto row = nearestRow(own);
  return StyleChange({{from(row), to(row)}});
}

StyleStatistics StyleChange::moved(const StyleStatistics& own, double times) const {
  const auto row = nearestRow(own);
  const auto start = from(row), end = to(row);
  return {own.mean + times * (end.mean - start.mean), own.deviation + times * (end.deviation - start.deviation)};
}

StyleChange changeBetween(const ContentStatistics& contents, const std::string& from, const std::string& to) {
  std::vector<std::pair<StyleStatistics, StyleStatistics>> rows;
  for (const auto& [content, styles] : contents) {
    const auto start = styles.find(from), end = styles.find(to);
    if (start != styles.end() && end != styles.end()) rows.emplace_back(start->second, end->second);
  }
  return StyleChange(rows);
}

}  // namespace core::sampling
