#include "core/motion/edit/time_warp.h"

#include "core/motion/edit/clip_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace core::motion {

namespace {

constexpr double kMostFrames = 2'000'000.0;

/// Rising through all keys, with slopes that keep it from turning back.
class MonotoneCurve {
 public:
  explicit MonotoneCurve(std::span<const TimeKey> keys) : keys_(keys) {
    const std::size_t n = keys.size();
    std::vector<double> secants;
    for (std::size_t i = 0; i + 1 < n; ++i) secants.push_back((keys[i + 1].source - keys[i].source) / (keys[i + 1].target - keys[i].target));
    slopes_.assign(n, secants.front());
    slopes_.back() = secants.back();
    // The harmonic mean of both sides stays within three times either, which is what keeps a cubic monotone.
    for (std::size_t i = 1; i + 1 < n; ++i) slopes_[i] = 2.0 / (1.0 / secants[i - 1] + 1.0 / secants[i]);
  }

  double at(double target) const {
    if (target <= keys_.front().target) return keys_.front().source + slopes_.front() * (target - keys_.front().target);
    if (target >= keys_.back().target) return keys_.back().source + slopes_.back() * (target - keys_.back().target);
    std::size_t i = 0;
    while (target > keys_[i + 1].target) ++i;
    const double span = keys_[i + 1].target - keys_[i].target, u = (target - keys_[i].target) / span;
    const double a = keys_[i].source, b = keys_[i + 1].source, m = slopes_[i] * span, n = slopes_[i + 1] * span;
    return (2 * u * u * u - 3 * u * u + 1) * a + (u * u * u - 2 * u * u + u) * m + (3 * u * u - 2 * u * u * u) * b + (u * u * u - u * u) * n;
  }

  /// Where the outer key and its speed put this second of the source.
  double targetOfStart() const { return keys_.front().target - keys_.front().source / slopes_.front(); }
  double targetOf(double source) const {
    if (source >= keys_.back().source) return keys_.back().target + (source - keys_.back().source) / slopes_.back();
    double low = targetOfStart(), high = keys_.back().target;
    for (int i = 0; i < 80; ++i) (at(0.5 * (low + high)) < source ? low : high) = 0.5 * (low + high);
    return high;
  }

 private:
  std::span<const TimeKey> keys_;
  std::vector<double> slopes_;
};

glm::vec3 catmullRom(const std::array<glm::vec3, 4>& p, float u) {
  return 0.5f * (2.0f * p[1] + u * ((p[2] - p[0]) + u * ((2.0f * p[0] - 5.0f * p[1] + 4.0f * p[2] - p[3]) + u * (3.0f * (p[1] - p[2]) + p[3] - p[0]))));
}

void appendPose(const Clip& clip, double frame, ClipData& out) {
  const int last = clip.frameCount() - 1;
  const int base = std::clamp(static_cast<int>(std::floor(frame)), 0, last);
  const auto u = static_cast<float>(std::clamp(frame - base, 0.0, 1.0));
  const std::array<int, 4> near = {std::max(base - 1, 0), base, std::min(base + 1, last), std::min(base + 2, last)};
  const auto spline = [&](const auto& valueAt) { return catmullRom({valueAt(near[0]), valueAt(near[1]), valueAt(near[2]), valueAt(near[3])}, u); };
  out.rootPositions.push_back(spline([&](int f) { return clip.rootPosition(f); }));
  const auto from = clip.rotations(near[1]), to = clip.rotations(near[2]);
  for (std::size_t j = 0; j < from.size(); ++j) out.rotations.push_back(glm::normalize(glm::slerp(from[j], to[j], u)));
  if (clip.translations(0).empty()) return;
  for (std::size_t j = 0; j < from.size(); ++j) out.translations.push_back(spline([&](int f) { return clip.translations(f)[j]; }));
}

}  // namespace

Result<Clip> timeWarped(const Clip& clip, std::span<const TimeKey> keys) {
  const auto wrong = [&](const std::string& what) { return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", clip.name(), what)}; };
  if (keys.size() < 2) return wrong("a time warp needs at least two keys");
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!std::isfinite(keys[i].target) || !std::isfinite(keys[i].source)) return wrong("a time key is not finite");
    if (i == 0) continue;
    const double rise = keys[i].source - keys[i - 1].source, run = keys[i].target - keys[i - 1].target;
    if (!(rise > 0.0) || !(run > 0.0)) return wrong(fmt::format("time keys have to rise: {:g} s comes after {:g} s", keys[i].target, keys[i - 1].target));
    if (rise / run > 100.0 || run / rise > 100.0) return wrong(fmt::format("time would run {:g} times as fast from {:g} s on", rise / run, keys[i - 1].target));
  }
  const MonotoneCurve curve(keys);
  const double start = curve.targetOfStart(), end = curve.targetOf((clip.frameCount() - 1) / clip.fps());
  const double frames = std::floor((end - start) * clip.fps() + 1e-3) + 1.0;
  if (!(frames <= kMostFrames)) return wrong(fmt::format("the result would have {:g} frames", frames));
  ClipData data{clip.sharedSkeleton(), clip.fps(), {}, {}, {}, clip.name()};
  for (int f = 0; f < static_cast<int>(frames); ++f) appendPose(clip, curve.at(start + f / clip.fps()) * clip.fps(), data);
  return Clip(std::move(data));
}

Result<Clip> speedChanged(const Clip& clip, double factor) {
  if (!(factor >= 0.01 && factor <= 100.0))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: cannot be played {:g} times as fast; 0.01 to 100 can be had", clip.name(), factor)};
  const TimeKey keys[] = {{0.0, 0.0}, {1.0 / factor, 1.0}};
  return timeWarped(clip, keys);
}

Result<Clip> turnedToHeading(const Clip& clip, const JointMap& map, double radians) {
  const auto now = heading(clip, map, 0);
  if (!now) return now.error();
  return turned(clip, static_cast<float>(radians) - *now);
}

}  // namespace core::motion
