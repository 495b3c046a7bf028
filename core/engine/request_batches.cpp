#include "core/engine/request_batches.h"

#include <algorithm>

namespace core::engine {

using services::GenerationRequest;

namespace {

bool isPlain(const GenerationRequest& request) {
  const auto& plan = request.plan;
  return plan.spans.empty() && plan.keeps.empty() && plan.poses.empty() && plan.path.empty() && plan.stands.isEmpty() && plan.course.isEmpty() && request.given.empty();
}

bool hasStyle(const GenerationRequest& request) { return request.style.kind != services::StyleReference::Kind::None; }

}  // namespace

bool mayGoTogether(const GenerationRequest& a, const GenerationRequest& b) {
  return a.candidates == 1 && b.candidates == 1 && isPlain(a) && isPlain(b) && a.model == b.model && hasStyle(a) == hasStyle(b) && a.guidance == b.guidance &&
         a.steps == b.steps && a.mixture == b.mixture && a.quality == b.quality;
}

std::vector<std::vector<std::size_t>> requestBatches(std::span<const GenerationRequest> requests, std::size_t most) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return mayGoTogether(requests[known.front()], requests[i]); });
    if (group == groups.end())
      groups.push_back({i});
    else
      group->push_back(i);
  }
  std::vector<std::vector<std::size_t>> batches;
  for (auto& group : groups) {
    std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) { return requests[a].seconds < requests[b].seconds; });
    for (std::size_t first = 0; first < group.size(); first += most)
      batches.emplace_back(group.begin() + static_cast<std::ptrdiff_t>(first), group.begin() + static_cast<std::ptrdiff_t>(std::min(first + most, group.size())));
  }
  return batches;
}

}  // namespace core::engine
