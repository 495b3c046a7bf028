#include "core/io/read/scene/key_rate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace core::io {

namespace {

/// The usual rate nearest to a rate, where it is within 1 %.
double usualRate(double raw) {
  static constexpr std::array<double, 17> kRates = {12, 12.5, 15, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 90, 100, 120, 240};
  const double best = *std::min_element(kRates.begin(), kRates.end(), [&](double a, double b) { return std::abs(a - raw) < std::abs(b - raw); });
  return std::abs(best - raw) < 0.01 * raw ? best : raw;
}

/// The mean of the time between neighbouring keys that is found most often; 0 without any.
double commonGap(const std::vector<const std::vector<double>*>& curves) {
  std::map<long long, std::size_t> gaps;  // by tenths of milliseconds
  for (const auto* times : curves) {
    for (std::size_t i = 1; i < times->size(); ++i) {
      const long long gap = std::llround(((*times)[i] - (*times)[i - 1]) * 1e4);
      if (gaps.size() < 10'000 || gaps.contains(gap)) ++gaps[gap];
    }
  }
  long long common = 0;
  std::size_t most = 0;
  for (const auto& [gap, count] : gaps) {
    if (gap > 0 && count > most) {
      most = count;
      common = gap;
    }
  }
  // The gap in tenths of milliseconds tells which keys are neighbours; their true distance is the mean over those.
  double sum = 0.0;
  std::size_t count = 0;
  for (const auto* times : curves) {
    for (std::size_t i = 1; i < times->size(); ++i) {
      const double gap = (*times)[i] - (*times)[i - 1];
      if (std::abs(std::llround(gap * 1e4) - common) > 5) continue;
      sum += gap;
      ++count;
    }
  }
  return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

/// How many of the keys have a frame at their time, 0 to 1.
double shareOnFrames(const std::vector<const std::vector<double>*>& curves, double begin, double fps) {
  std::size_t on = 0, all = 0;
  for (const auto* times : curves) {
    for (const double time : *times) {
      const double frame = (time - begin) * fps;
      on += std::abs(frame - std::round(frame)) < 0.04;
      ++all;
    }
  }
  return all > 0 ? static_cast<double>(on) / static_cast<double>(all) : 0.0;
}

}  // namespace

KeyRate rateOfKeys(const std::vector<const std::vector<double>*>& curves, bool areCurved) {
  const double gap = commonGap(curves);
  if (!(gap > 0.0)) return {};
  double begin = 0.0;
  bool any = false;
  for (const auto* times : curves) {
    if (times->size() < 2) continue;
    begin = any ? std::min(begin, times->front()) : times->front();
    any = true;
  }
  const double own = usualRate(1.0 / gap), fewest = areCurved ? 23.9 : 11.9;
  const bool isEven = shareOnFrames(curves, begin, 1.0 / gap) >= 0.9;
  if (own >= fewest && own <= 1000.0 && isEven) return {own, true};
  // Curves bend between their keys, so they are looked at twice as often.
  static constexpr std::array<double, 11> kStraight = {30, 24, 25, 60, 50, 48, 120, 100, 90, 20, 15};
  static constexpr std::array<double, 6> kCurved = {60, 48, 50, 120, 100, 90};
  const auto fits = [&](double fps) { return shareOnFrames(curves, begin, fps) >= 0.98; };
  if (areCurved) {
    const auto* found = std::find_if(kCurved.begin(), kCurved.end(), fits);
    return found != kCurved.end() ? KeyRate{*found, false} : KeyRate{60.0, false};
  }
  const auto* found = std::find_if(kStraight.begin(), kStraight.end(), fits);
  if (found != kStraight.end()) return {*found, own >= fewest};
  return own >= fewest && own <= 1000.0 ? KeyRate{own, true} : KeyRate{};
}

double rateOfFrameTime(double seconds, int decimals) {
  const double own = 1.0 / seconds, unit = std::pow(10.0, -decimals);
  static constexpr std::array<double, 25> kRates = {10, 12, 12.5, 15, 20, 24, 25, 30, 48, 50, 60, 72, 75, 90, 96, 100, 120, 144, 200, 240, 250, 300, 400, 500, 1000};
  static constexpr std::array<double, 5> kTelevision = {23.976, 29.97, 59.94, 119.88, 14.985};
  // Exactly, or but for a few digits of a longer number.
  for (const double rate : kRates)
    if (std::abs(own - rate) < 2e-4 * rate) return rate;
  // Rounded; then cut off. Of several the nearest, and whole rates before those of television.
  for (const double most : {0.5 * unit * (1.0 + 1e-6), unit * (1.0 - 1e-6)}) {
    for (const bool isTelevision : {false, true}) {
      double best = 0.0;
      const auto look = [&](double rate) {
        if (std::abs(1.0 / rate - seconds) > most || std::abs(own - rate) > 0.12 * rate) return;
        if (best == 0.0 || std::abs(1.0 / rate - seconds) < std::abs(1.0 / best - seconds)) best = rate;
      };
      if (isTelevision)
        std::for_each(kTelevision.begin(), kTelevision.end(), look);
      else
        std::for_each(kRates.begin(), kRates.end(), look);
      if (best > 0.0) return best;
    }
  }
  return own;
}

}  // namespace core::io
