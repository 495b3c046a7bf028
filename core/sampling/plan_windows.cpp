#include "core/sampling/plan_windows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace core::sampling {

namespace {

double smooth(double x) {
  const double t = std::clamp(x, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

/// From 0 below centre - half to 1 above centre + half.
double rising(double at, double centre, double half) { return smooth((at - centre + half) / (2.0 * half)); }

struct TokenRange {
  std::int64_t begin = 0, end = 0;
  std::int64_t count() const { return end - begin; }
};

void check(const std::vector<FrameSpan>& spans, const PlanWindowOptions& options) {
  if (options.framesPerToken < 1 || options.mostTokens < 1 || options.ramp <= 0.0 || options.overlapTokens < 1)
    throw std::invalid_argument("planWindows: an option is below 1");
  if (spans.empty()) throw std::invalid_argument("planWindows: there is no span");
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto expected = i == 0 ? 0 : spans[i - 1].end;
    if (spans[i].begin != expected || spans[i].end <= spans[i].begin) throw std::invalid_argument("planWindows: spans must follow each other without gaps");
  }
}

/// How much of the token at `at` (frames) is an action's, before the windows are weighed against each other.
class SpanWeight {
 public:
  SpanWeight(const std::vector<FrameSpan>& spans, std::size_t i, double ramp) {
    const auto length = [&](std::size_t k) { return static_cast<double>(spans[k].end - spans[k].begin); };
    begin_ = static_cast<double>(spans[i].begin), end_ = static_cast<double>(spans[i].end);
    if (i > 0) before_ = std::min({ramp, length(i) / 2, length(i - 1) / 2});
    if (i + 1 < spans.size()) behind_ = std::min({ramp, length(i) / 2, length(i + 1) / 2});
  }
  double at(double frame) const {
    const double in = before_ > 0.0 ? rising(frame, begin_, before_) : 1.0;
    const double out = behind_ > 0.0 ? rising(frame, end_, behind_) : 0.0;
    return in * (1.0 - out);
  }
  double from() const { return before_ > 0.0 ? begin_ - before_ : 0.0; }
  double to() const { return behind_ > 0.0 ? end_ + behind_ : std::numeric_limits<double>::infinity(); }

 private:
  double begin_ = 0.0, end_ = 0.0, before_ = 0.0, behind_ = 0.0;
};

/// The range in as few windows as fit, evenly, each overlapping the next.
std::vector<TokenRange> pieces(TokenRange range, const PlanWindowOptions& options) {
  if (range.count() <= options.mostTokens) return {range};
  const auto overlap = std::min(options.overlapTokens, options.mostTokens / 2);
  const auto stride = options.mostTokens - overlap;
  const auto count = 1 + (range.count() - options.mostTokens + stride - 1) / stride;
  std::vector<TokenRange> result;
  for (std::int64_t k = 0; k < count; ++k) {
    const auto begin = range.begin + (range.count() - options.mostTokens) * k / (count - 1);
    result.push_back({begin, begin + options.mostTokens});
  }
  return result;
}

}  // namespace

std::vector<PlanWindow> planWindows(const std::vector<FrameSpan>& spans, const PlanWindowOptions& options) {
  check(spans, options);
  const auto stride = static_cast<double>(options.framesPerToken);
  const auto total = (spans.back().end + options.framesPerToken - 1) / options.framesPerToken;
  const auto centre = [&](std::int64_t token) { return (static_cast<double>(token) + 0.5) * stride; };
  std::vector<PlanWindow> windows;
  std::vector<double> sums(static_cast<std::size_t>(total), 0.0);
  std::vector<std::vector<double>> weights;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const SpanWeight weight(spans, i, options.ramp);
    // Some tokens more than it has a share in, on either side: the first and last of a window know least.
    TokenRange range{std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(weight.from() / stride)) - options.contextTokens), total};
    if (std::isfinite(weight.to())) range.end = std::min(total, static_cast<std::int64_t>(std::ceil(weight.to() / stride)) + options.contextTokens);
    while (range.count() < std::min(options.fewestTokens, total)) {
      range.begin = std::max<std::int64_t>(0, range.begin - 1);
      if (range.count() < options.fewestTokens) range.end = std::min(total, range.end + 1);
    }
    const auto parts = pieces(range, options);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      PlanWindow window{i, parts[k].begin, std::vector<float>(static_cast<std::size_t>(parts[k].count()))};
      std::vector<double> own;
      for (auto token = parts[k].begin; token < parts[k].end; ++token) {
        double share = weight.at(centre(token));
        const auto place = static_cast<double>(token) + 0.5;
        if (k > 0) share *= rising(place, 0.5 * static_cast<double>(parts[k].begin + parts[k - 1].end), 0.5 * static_cast<double>(parts[k - 1].end - parts[k].begin));
        if (k + 1 < parts.size())
          share *= 1.0 - rising(place, 0.5 * static_cast<double>(parts[k + 1].begin + parts[k].end), 0.5 * static_cast<double>(parts[k].end - parts[k + 1].begin));
        own.push_back(share);
        sums[static_cast<std::size_t>(token)] += share;
      }
      weights.push_back(std::move(own));
      windows.push_back(std::move(window));
    }
  }
  for (std::size_t w = 0; w < windows.size(); ++w)
    for (std::size_t k = 0; k < weights[w].size(); ++k) windows[w].shares[k] = static_cast<float>(weights[w][k] / sums[static_cast<std::size_t>(windows[w].first) + k]);
  return windows;
}

}  // namespace core::sampling
