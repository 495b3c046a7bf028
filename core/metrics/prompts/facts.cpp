#include "core/metrics/prompts/facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::metrics {

namespace {

constexpr double kCutSeconds = 0.1;  // how fine an order is looked for in time
constexpr int kMostCuts = 100;       // and no finer than that for long recordings
constexpr int kLeastFrames = 4;      // of a piece

FactVerdict checkFact(const Fact& fact, const BodyTrack& track, FrameSpan span) {
  const double value = fact.measure->value(track, span, fact.arguments);
  // Runs are counted in frames: 0.3 s is 6 frames whatever its last bits say.
  const double over = fact.isAtLeast ? value - fact.limit : fact.limit - value;
  const bool holds = over > -1e-9;
  const double scale = std::max(std::abs(fact.limit), 1e-3);
  return {holds, holds ? std::max(over, 0.0) / scale : over / scale, {{fact.text, value, fact.measure->unit, holds, span.begin / track.fps(), span.end / track.fps()}}};
}

void append(FactVerdict& verdict, FactVerdict&& more) {
  verdict.values.insert(verdict.values.end(), std::make_move_iterator(more.values.begin()), std::make_move_iterator(more.values.end()));
}

bool isBetter(const FactVerdict& a, const FactVerdict& b) { return a.holds != b.holds ? a.holds : a.margin > b.margin; }

// parts[first..] one after another in the span.
FactVerdict checkOrder(const std::vector<FactTree>& parts, std::size_t first, const BodyTrack& track, FrameSpan span) {
  if (first + 1 == parts.size()) return checkFacts(parts[first], track, span);
  const int later = static_cast<int>(parts.size() - first - 1) * kLeastFrames;
  const int step = std::max({1, static_cast<int>(std::lround(kCutSeconds * track.fps())), span.size() / kMostCuts});
  FactVerdict best{false, -std::numeric_limits<double>::infinity(), {}};
  for (int cut = span.begin + std::min(kLeastFrames, std::max(1, span.size() / 2)); cut == span.begin + 1 || cut + later <= span.end; cut += step) {
    if (cut >= span.end) break;
    auto verdict = checkFacts(parts[first], track, {span.begin, cut});
    // What is already worse than the best cannot be mended by the rest.
    if (!best.values.empty() && verdict.margin <= best.margin && !(verdict.holds && !best.holds)) continue;
    auto rest = checkOrder(parts, first + 1, track, {cut, span.end});
    verdict.holds = verdict.holds && rest.holds;
    verdict.margin = std::min(verdict.margin, rest.margin);
    append(verdict, std::move(rest));
    if (best.values.empty() || isBetter(verdict, best)) best = std::move(verdict);
  }
  if (best.values.empty()) {  // too short to be cut: nothing can come after anything
    best = checkFacts(parts[first], track, span);
    append(best, checkOrder(parts, first + 1, track, span));
    best.holds = false;
    best.margin = -1.0;
  }
  return best;
}

}  // namespace

FactVerdict checkFacts(const FactTree& facts, const BodyTrack& track, FrameSpan span) {
  switch (facts.kind) {
    case FactTree::Kind::Fact: return checkFact(facts.fact, track, span);
    case FactTree::Kind::Order: return checkOrder(facts.parts, 0, track, span);
    case FactTree::Kind::All:
    case FactTree::Kind::Any: break;
  }
  const bool needsAll = facts.kind == FactTree::Kind::All;
  const double infinity = std::numeric_limits<double>::infinity();
  FactVerdict verdict{needsAll, needsAll ? infinity : -infinity, {}};
  for (const auto& part : facts.parts) {
    auto next = checkFacts(part, track, span);
    verdict.holds = needsAll ? verdict.holds && next.holds : verdict.holds || next.holds;
    verdict.margin = needsAll ? std::min(verdict.margin, next.margin) : std::max(verdict.margin, next.margin);
    append(verdict, std::move(next));
  }
  return verdict;
}

}  // namespace core::metrics
