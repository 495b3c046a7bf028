#pragma once

#include "core/base/curve.h"
#include "core/base/result.h"
#include "core/services/style_reference.h"

#include <cstddef>
#include <string>
#include <string_view>

// How a motion's style goes: stronger and weaker over time, mixed with a second one, another one in the lower body.
namespace core::services {

/// Of the whole motion, whatever its actions are; times are its seconds.
struct StyleCourse {
  base::Curve strength;    // w_s, 0 to 10, in place of the request's and that of every span; empty: those
  base::Curve classifier;  // the classifier scale, 0 to 2, likewise
  StyleReference mix;      // a second style; none: nothing is mixed
  base::Curve share;       // how much of the motion's style the second one is, 0 to 1; empty: half
  StyleReference legs;     // of the lower body alone; none: as the rest

  bool isEmpty() const { return strength.empty() && classifier.empty() && mix.kind == StyleReference::Kind::None && legs.kind == StyleReference::Kind::None; }
};

inline constexpr std::size_t kMostCurvePoints = 200;
inline constexpr double kClosestCurvePoints = 0.05;  // seconds: one frame

/// What is malformed, in one sentence that names the curve and the point. Points beyond the motion's end are none of it. Errors: InvalidArgument.
Result<void> validate(const StyleCourse& course);

/// "0:1.5,2:4": seconds and values. what: what messages call it. Errors: InvalidArgument, quoting the text.
Result<base::Curve> curveFrom(std::string_view text, std::string_view what);
std::string curveText(const base::Curve& curve);

/// "old:0.6+proud:0.4": two styles with how much of each, or one alone as styleFrom() reads it.
struct StyleMix {
  StyleReference style, second;
  double share = 0.0;  // of the second, 0 to 1
};
/// Errors: InvalidArgument, quoting the text, where both amounts are 0 or one is below.
Result<StyleMix> styleMixFrom(const std::string& text);
std::string styleMixText(const StyleMix& mix);

}  // namespace core::services
