#include "core/services/style/style_course.h"

#include "core/base/words.h"
#include "core/services/generation_limits.h"
#include "core/services/motion_plan.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace core::services {

namespace {

constexpr limits::Range kShare = {0.0, 1.0, 0.5};

Error unfit(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

Result<void> checkCurve(const base::Curve& curve, const char* what, const limits::Range& range) {
  if (curve.size() > kMostCurvePoints) return unfit(fmt::format("{} has {} points; {} is the most", what, curve.size(), kMostCurvePoints));
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const auto& point = curve[i];
    if (!(point.time >= 0.0 && point.time <= limits::kPlanSeconds.highest))
      return unfit(fmt::format("point {} of {} must lie between 0 and {:g} s, not at {:g} s", i + 1, what, limits::kPlanSeconds.highest, point.time));
    if (i > 0 && point.time < curve[i - 1].time + kClosestCurvePoints - 1e-6)
      return unfit(fmt::format("point {} of {} at {:g} s must come at least {:g} s behind the one before it", i + 1, what, point.time, kClosestCurvePoints));
    if (!(point.value >= range.lowest && point.value <= range.highest))
      return unfit(fmt::format("point {} of {} must be between {:g} and {:g}, not {:g}", i + 1, what, range.lowest, range.highest, point.value));
  }
  return {};
}

/// "old:0.6" into style and amount; nothing where no number stands behind the last colon.
std::optional<std::pair<std::string, double>> amountIn(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  const auto amount = base::numberIn(text.substr(colon + 1));
  const auto name = base::trimmed(text.substr(0, colon));
  if (!amount || name.empty()) return {};
  return std::pair{std::string(name), *amount};
}

}  // namespace

Result<void> validate(const StyleCourse& course) {
  if (auto ok = checkCurve(course.strength, "the curve of the style weight", limits::kStyleWeight); !ok) return ok;
  if (auto ok = checkCurve(course.classifier, "the curve of the classifier scale", limits::kClassifierScale); !ok) return ok;
  if (auto ok = checkCurve(course.share, "the curve of the second style's share", kShare); !ok) return ok;
  if (!course.share.empty() && course.mix.kind == StyleReference::Kind::None) return unfit("the share of a second style is said, and no second style");
  return {};
}

Result<base::Curve> curveFrom(std::string_view text, std::string_view what) {
  base::Curve curve;
  for (std::size_t begin = 0, comma = 0; comma != std::string_view::npos; begin = comma + 1) {
    comma = text.find(',', begin);
    const auto part = text.substr(begin, comma == std::string_view::npos ? comma : comma - begin);
    const auto colon = part.find(':');
    const auto time = base::numberIn(part.substr(0, colon));
    const auto value = colon == std::string_view::npos ? std::optional<double>() : base::numberIn(part.substr(colon + 1));
    if (!time || !value) return unfit(fmt::format("{} is written as \"0:1.5,2:4\" (seconds and values), not \"{}\"", what, text));
    curve.push_back({*time, *value});
  }
  return curve;
}

std::string curveText(const base::Curve& curve) {
  std::string text;
  for (const auto& point : curve) text += fmt::format("{}{:.10g}:{:.10g}", text.empty() ? "" : ",", point.time, point.value);
  return text;
}

Result<StyleMix> styleMixFrom(const std::string& text) {
  // A file's name may hold a plus: it parts two styles where an amount stands before and behind.
  for (auto plus = text.find('+'); plus != std::string::npos; plus = text.find('+', plus + 1)) {
    const auto one = amountIn(std::string_view(text).substr(0, plus)), other = amountIn(std::string_view(text).substr(plus + 1));
    if (!one || !other) continue;
    const double sum = one->second + other->second;
    if (!(one->second >= 0.0) || !(other->second >= 0.0) || !(sum > 0.0))
      return unfit(fmt::format("the amounts of \"{}\" must not be below 0, nor both be 0; write \"old:0.6+proud:0.4\"", text));
    StyleMix mix{styleFrom(one->first), styleFrom(other->first), other->second / sum};
    if (mix.style.kind == StyleReference::Kind::None || mix.second.kind == StyleReference::Kind::None)
      return unfit(fmt::format("\"{}\" mixes a style with none; --ws says how strong a style is", text));
    return mix;
  }
  return StyleMix{styleFrom(text), {}, 0.0};
}

std::string styleMixText(const StyleMix& mix) {
  if (mix.second.kind == StyleReference::Kind::None) return styleText(mix.style);
  return fmt::format("{}:{:.10g}+{}:{:.10g}", styleText(mix.style), 1.0 - mix.share, styleText(mix.second), mix.share);
}

}  // namespace core::services
