#include "core/families/smoodi/style_change.h"

#include <ATen/ATen.h>

namespace core::sampling {

void StyleChange::add(const StyleStatistics& from, const StyleStatistics& to) {
  const auto append = [](at::Tensor& rows, const at::Tensor& row) { rows = rows.defined() ? at::cat({rows, row.unsqueeze(0)}) : row.unsqueeze(0); };
  append(fromMean_, from.mean), append(fromDeviation_, from.deviation);
  append(toMean_, to.mean), append(toDeviation_, to.deviation);
}

std::int64_t StyleChange::nearestRow(const StyleStatistics& own) const {
  return ((fromMean_ - own.mean).abs().sum(1) + (fromDeviation_ - own.deviation).abs().sum(1)).argmin().item<std::int64_t>();
}

StyleChange StyleChange::nearestTo(const StyleStatistics& own) const {
  const auto row = nearestRow(own);
  StyleChange one;
  one.add({fromMean_[row], fromDeviation_[row]}, {toMean_[row], toDeviation_[row]});
  return one;
}

StyleStatistics StyleChange::moved(const StyleStatistics& own, double times) const {
  const auto row = nearestRow(own);
  return {own.mean + times * (toMean_[row] - fromMean_[row]), own.deviation + times * (toDeviation_[row] - fromDeviation_[row])};
}

StyleChange changeBetween(const ContentStatistics& contents, const std::string& from, const std::string& to) {
  StyleChange change;
  for (const auto& [content, styles] : contents) {
    const auto start = styles.find(from), end = styles.find(to);
    if (start != styles.end() && end != styles.end()) change.add(start->second, end->second);
  }
  return change;
}

}  // namespace core::sampling
