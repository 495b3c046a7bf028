#include "core/engine/training_team.h"

#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::engine {

Result<void> agreeOn(training::ProcessGroup& group, const Facts& own) {
  const auto said = group.gather(base::jsonText(nlohmann::json(own)));
  const auto first = base::parseJson(said.front()).get<Facts>();
  for (std::size_t rank = 1; rank < said.size(); ++rank) {
    const auto other = base::parseJson(said[rank]).get<Facts>();
    for (std::size_t i = 0; i < std::min(first.size(), other.size()); ++i) {
      if (other[i] == first[i]) continue;
      return Error{ErrorCode::InvalidArgument, fmt::format("{} is {} in process {} and {} in process 0: all processes of a run need the same data and the same command",
                                                           other[i].first, other[i].second, rank, first[i].second)};
    }
  }
  return {};
}

void MeanScalars::add(const std::string& name, double sum, double count) {
  auto found = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& one) { return one.name == name; });
  if (found == sums_.end()) found = sums_.insert(sums_.end(), Sum{name, 0.0, 0.0});
  found->value += sum;
  found->count += count;
}

void MeanScalars::add(const training::Scalars& values) {
  for (const auto& [name, value] : values) add(name, value, 1.0);
}

training::Scalars MeanScalars::take(training::ProcessGroup* group) {
  if (group) {
    nlohmann::json own = nlohmann::json::array();
    for (const auto& sum : sums_) own.push_back({sum.name, sum.value, sum.count});
    const auto said = group->gather(base::jsonText(own));
    sums_.clear();
    for (const auto& text : said)
      for (const auto& sum : base::parseJson(text)) add(sum[0].get<std::string>(), sum[1].is_number() ? sum[1].get<double>() : 0.0, sum[2].get<double>());
  }
  training::Scalars means;
  for (const auto& sum : sums_) means.emplace_back(sum.name, sum.value / sum.count);
  sums_.clear();
  return means;
}

}  // namespace core::engine
