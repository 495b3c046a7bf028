#include "core/io/read/fbx/fbx_curve.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>

namespace core::io::fbx {

namespace {

// FBX SDK, FbxAnimCurveDef: how a key goes on, and what its slopes are.
constexpr std::uint32_t kHeld = 0x2, kSmooth = 0x8, kHeldNext = 0x100, kTcb = 0x200, kUser = 0x400, kClamp = 0x1000, kTimeIndependent = 0x2000,
                        kClampProgressive = 0x4000, kRightWeight = 0x1000000, kNextLeftWeight = 0x2000000;

/// What a run of keys shares.
struct Attributes {
  std::uint32_t flags = 0x4;
  double data[3] = {0.0, 0.0, 0.0};  // slope that leaves, slope that arrives at the next key; or tension, continuity, bias
  double leaveWeight = 1.0 / 3, arriveWeight = 1.0 / 3;
};

/// The neighbours of a key, as far as it has them.
struct Around {
  std::optional<double> before, after;  // slopes of the straight lines to them, per second
  double share = 0.5;                   // where the key lies between them
  double secant = 0.0;                  // from neighbour to neighbour
  double spanBefore = 0.0, spanAfter = 0.0;
};

/// The slope of an automatic key. weights: how far its two handles reach.
double automaticSlope(const Around& a, std::uint32_t flags, double weightBefore, double weightAfter) {
  if (!a.before || !a.after) return (flags & kClampProgressive) ? 0.0 : a.before.value_or(a.after.value_or(0.0));
  if ((flags & kClamp) && (*a.before == 0.0 || *a.after == 0.0)) return 0.0;
  double slope = a.secant;
  if (!(flags & kTimeIndependent)) slope = 0.5 * a.secant + 0.5 * (*a.before * (1.0 - a.share) + *a.after * a.share);
  if (flags & kClampProgressive) {
    const double sign = slope < 0.0 ? -1.0 : 1.0;
    const auto limit = [&](double line, double weight) { return weight > 0.0 ? std::max(0.0, sign * line / weight) : 0.0; };
    slope = sign * std::min({sign * slope, limit(*a.before, weightBefore), limit(*a.after, weightAfter)});
  }
  return slope;
}

/// Kochanek and Bartels 1984: slopes into and out of a key.
std::pair<double, double> tcbSlopes(const Around& a, const double (&data)[3]) {
  const double tension = 1.0 - data[0], c = data[1], b = data[2];
  const double before = a.before.value_or(0.0), after = a.after.value_or(0.0), half = a.before && a.after ? 0.5 : 1.0;
  return {half * tension * ((1 + b) * (1 - c) * before + (1 - b) * (1 + c) * after), half * tension * ((1 + b) * (1 + c) * before + (1 - b) * (1 - c) * after)};
}

std::vector<Attributes> attributesOf(const Record& curve, std::size_t keys) {
  std::vector<Attributes> out(keys);
  const auto* flagRecord = curve.child("KeyAttrFlags");
  const auto* runRecord = curve.child("KeyAttrRefCount");
  if (!flagRecord || !runRecord) return out;
  const auto flags = flagRecord->wholes(), runs = runRecord->wholes();
  const auto* dataRecord = curve.child("KeyAttrDataFloat");
  std::vector<double> data;
  bool areBits = false;  // text files write the four bytes of a number as a whole one
  if (dataRecord) {
    data = dataRecord->numbers();
    areBits = !dataRecord->values.empty() && std::holds_alternative<std::vector<std::int64_t>>(dataRecord->values.front());
  }
  const auto bitsOf = [](double whole) { return std::abs(whole) < 9e18 ? static_cast<std::uint32_t>(static_cast<std::int64_t>(whole)) : 0U; };
  const auto number = [&](std::size_t at) {
    if (at >= data.size() || !std::isfinite(data[at])) return 0.0;
    if (!areBits) return data[at];
    const auto bits = bitsOf(data[at]);
    float value = 0.0f;
    std::memcpy(&value, &bits, sizeof value);
    return std::isfinite(value) ? static_cast<double>(value) : 0.0;
  };
  const auto weights = [&](std::size_t at) -> std::uint32_t {
    if (at >= data.size()) return 0;
    if (areBits) return bitsOf(data[at]);
    const auto value = static_cast<float>(data[at]);
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  };
  std::size_t key = 0;
  for (std::size_t run = 0; run < std::min(flags.size(), runs.size()); ++run) {
    Attributes shared;
    shared.flags = static_cast<std::uint32_t>(flags[run]);
    for (std::size_t i = 0; i < 3; ++i) shared.data[i] = number(4 * run + i);
    if (shared.flags & (kRightWeight | kNextLeftWeight)) {
      // Two weights of 16 bits share the place of the third number.
      const auto both = weights(4 * run + 2);
      if (shared.flags & kRightWeight) shared.leaveWeight = static_cast<double>(both & 0xffff) * 1e-4;
      if (shared.flags & kNextLeftWeight) shared.arriveWeight = static_cast<double>(both >> 16) * 1e-4;
      shared.data[2] = 0.0;
    }
    for (std::int64_t i = 0; i < runs[run] && key < keys; ++i) out[key++] = shared;
    if (key == keys) break;
  }
  return out;
}

}  // namespace

Curve Curve::from(const Record& record, double ticksPerSecond) {
  Curve curve;
  const auto* timeRecord = record.child("KeyTime");
  const auto* valueRecord = record.child("KeyValueFloat");
  if (!timeRecord || !valueRecord) return curve;
  const auto ticks = timeRecord->wholes();
  const auto values = valueRecord->numbers();
  const std::size_t count = std::min(ticks.size(), values.size());
  const auto attributes = attributesOf(record, count);
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!std::is_sorted(ticks.begin(), ticks.begin() + static_cast<std::ptrdiff_t>(count)))
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ticks[a] < ticks[b]; });
  std::vector<const Attributes*> given;
  for (const std::size_t i : order) {
    if (!std::isfinite(values[i]) || std::abs(values[i]) > 1e12) continue;
    const double time = static_cast<double>(ticks[i]) / ticksPerSecond;
    if (!curve.times_.empty() && !(time > curve.times_.back())) {  // of several keys at one time the last one
      curve.keys_.back().value = values[i];
      given.back() = &attributes[i];
      continue;
    }
    curve.times_.push_back(time);
    curve.keys_.push_back({.value = values[i]});
    given.push_back(&attributes[i]);
  }

  const std::size_t last = curve.times_.empty() ? 0 : curve.times_.size() - 1;
  for (std::size_t i = 0; i < curve.times_.size(); ++i) {
    Key& key = curve.keys_[i];
    const Attributes& a = *given[i];
    const std::uint32_t flags = a.flags;
    const auto line = [&](std::size_t from) { return (curve.keys_[from + 1].value - curve.keys_[from].value) / (curve.times_[from + 1] - curve.times_[from]); };
    key.kind = flags & kHeld ? (flags & kHeldNext ? Kind::HeldNext : Kind::Held) : flags & kSmooth ? Kind::Smooth : Kind::Straight;
    key.leaveWeight = std::clamp(a.leaveWeight, 0.0, 1.0);
    key.arriveWeight = std::clamp(a.arriveWeight, 0.0, 1.0);
    Around around;
    if (i > 0) around.before = line(i - 1), around.spanBefore = curve.times_[i] - curve.times_[i - 1];
    if (i < last) around.after = line(i), around.spanAfter = curve.times_[i + 1] - curve.times_[i];
    if (i > 0 && i < last) {
      around.share = around.spanBefore / (around.spanBefore + around.spanAfter);
      around.secant = (curve.keys_[i + 1].value - curve.keys_[i - 1].value) / (around.spanBefore + around.spanAfter);
    }
    // What arrives at this key is the key's own affair for automatic and TCB ones; otherwise the key before has said it.
    if (flags & kSmooth && !(flags & kHeld)) {
      if (flags & kTcb) {
        const auto [in, out] = tcbSlopes(around, a.data);
        key.leave = out;
        if (i > 0) curve.keys_[i - 1].arrive = in;
      } else if (flags & kUser) {
        key.leave = a.data[0];
        key.arrive = a.data[1];
      } else {
        const double weightBefore = i > 0 ? curve.keys_[i - 1].arriveWeight : 1.0 / 3;
        key.leave = automaticSlope(around, flags, weightBefore, key.leaveWeight);
        if (i > 0) curve.keys_[i - 1].arrive = key.leave;
      }
    } else if (i > 0 && curve.keys_[i - 1].kind == Kind::Smooth && !(given[i - 1]->flags & kUser)) {
      curve.keys_[i - 1].arrive = around.before.value_or(0.0);
    }
  }
  return curve;
}

double Curve::at(double seconds) const {
  if (seconds <= times_.front()) return keys_.front().value;
  if (seconds + 1e-6 >= times_.back()) return keys_.back().value;
  // A frame that stands at a key but for rounding belongs to the piece that begins there.
  const auto next = static_cast<std::size_t>(std::upper_bound(times_.begin(), times_.end(), seconds + 1e-6) - times_.begin());
  const Key& a = keys_[next - 1];
  const Key& b = keys_[next];
  const double span = times_[next] - times_[next - 1], u = std::max(0.0, (seconds - times_[next - 1]) / span);
  switch (a.kind) {
    case Kind::Held: return a.value;
    case Kind::HeldNext: return u > 0.0 ? b.value : a.value;
    case Kind::Straight: return a.value + (b.value - a.value) * u;
    case Kind::Smooth: break;
  }
  // A Bezier curve in time and value; where both handles reach a third, time is the parameter.
  double s = u;
  const double x1 = a.leaveWeight, x2 = 1.0 - a.arriveWeight;
  if (std::abs(x1 - 1.0 / 3) > 1e-6 || std::abs(x2 - 2.0 / 3) > 1e-6) {
    double low = 0.0, high = 1.0;
    for (int i = 0; i < 40; ++i) {
      s = 0.5 * (low + high);
      const double r = 1.0 - s, x = 3.0 * r * r * s * x1 + 3.0 * r * s * s * x2 + s * s * s;
      (x < u ? low : high) = s;
    }
  }
  const double r = 1.0 - s;
  const double y1 = a.value + a.leave * x1 * span, y2 = b.value - a.arrive * a.arriveWeight * span;
  return r * r * r * a.value + 3.0 * r * r * s * y1 + 3.0 * r * s * s * y2 + s * s * s * b.value;
}

}  // namespace core::io::fbx
