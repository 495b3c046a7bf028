#include "core/services/kept_stretches.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/services/take_actions.h"

#include <algorithm>
#include <cmath>

namespace core::services {

namespace {

using document::Take;
using document::TakeKept;
using document::TakeRequest;
using document::TakeSpan;

using motion::humanml3d::kFps;
constexpr double kQuarterFrame = 0.25 / kFps;  // less than a frame, more than rounding

double frameBefore(double seconds) { return std::floor(seconds * kFps + kQuarterFrame) / kFps; }

double shiftOf(const TakeKept& kept) { return kept.from.value_or(kept.start) - kept.start; }

/// The same frames of the same motion, moved to these seconds.
TakeKept moved(const TakeKept& kept, double start, double end, double shift) {
  TakeKept result = kept;
  result.start = onFrame(start), result.end = onFrame(end);
  result.from = std::abs(shift) < kQuarterFrame ? std::nullopt : std::optional(onFrame(result.start + shift));
  return result;
}

/// The part between these seconds, which may be nothing.
std::optional<TakeKept> cut(const TakeKept& kept, double start, double end) {
  const double first = onFrame(std::max(kept.start, start)), last = onFrame(std::min(kept.end, end));
  if (last - first < kQuarterFrame) return {};
  return moved(kept, first, last, shiftOf(kept));
}

bool goesOn(const TakeKept& before, const TakeKept& after) {
  return before.file == after.file && before.take == after.take && before.motion == after.motion && std::abs(before.end - after.start) < kQuarterFrame &&
         std::abs(shiftOf(before) - shiftOf(after)) < kQuarterFrame;
}

/// In order, and one where they are one.
void tidy(std::vector<TakeKept>& keeps) {
  std::sort(keeps.begin(), keeps.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  std::vector<TakeKept> joined;
  for (auto& kept : keeps) {
    if (!joined.empty() && goesOn(joined.back(), kept))
      joined.back().end = kept.end;
    else
      joined.push_back(std::move(kept));
  }
  keeps = std::move(joined);
}

double plannedLength(const TakeRequest& request) { return request.spans.empty() ? request.seconds : request.spans.back().end; }

}  // namespace

std::vector<TakeKept> keptWithin(const TakeRequest& request, double start, double end) {
  std::vector<TakeKept> found;
  for (const auto& kept : request.keeps)
    if (auto part = cut(kept, start, end)) found.push_back(std::move(*part));
  tidy(found);
  return found;
}

bool keepStretch(TakeRequest& request, double start, double end, const Take& take) {
  start = std::max(0.0, onFrame(start));
  end = std::min({onFrame(end), frameBefore(take.clip->duration()), frameBefore(plannedLength(request))});
  if (end - start < kQuarterFrame) return false;
  releaseStretch(request, start, end);
  TakeKept kept;
  kept.start = start, kept.end = end;
  kept.take = take.id;
  kept.motion = take.clip;
  request.keeps.push_back(std::move(kept));
  tidy(request.keeps);
  return true;
}

void releaseStretch(TakeRequest& request, double start, double end) {
  std::vector<TakeKept> left;
  for (const auto& kept : request.keeps) {
    if (auto part = cut(kept, kept.start, std::min(kept.end, start))) left.push_back(std::move(*part));
    if (auto part = cut(kept, std::max(kept.start, end), kept.end)) left.push_back(std::move(*part));
  }
  tidy(left);
  request.keeps = std::move(left);
}

void keepAllBut(TakeRequest& request, double start, double end, const Take& take) {
  auto within = keptWithin(request, start, end);
  request.keeps.clear();
  keepStretch(request, 0.0, start, take);
  keepStretch(request, end, plannedLength(request), take);
  request.keeps.insert(request.keeps.end(), within.begin(), within.end());
  tidy(request.keeps);
}

void carryKeeps(TakeRequest& request, const std::vector<TakeSpan>& before, const std::vector<int>& from) {
  if (request.keeps.empty()) return;
  const auto now = actionsOf(request);
  std::vector<TakeKept> carried;
  for (std::size_t i = 0; i < now.size() && i < from.size(); ++i) {
    if (from[i] < 0 || from[i] >= static_cast<int>(before.size())) continue;
    const auto& old = before[static_cast<std::size_t>(from[i])];
    const double shift = now[i].start - old.start;
    for (const auto& part : keptWithin(request, old.start, old.end)) {
      const double start = onFrame(part.start + shift), end = onFrame(std::min(part.end + shift, now[i].end));
      if (end - start >= kQuarterFrame) carried.push_back(moved(part, start, end, shiftOf(part) - shift));
    }
  }
  tidy(carried);
  request.keeps = std::move(carried);
}

}  // namespace core::services
