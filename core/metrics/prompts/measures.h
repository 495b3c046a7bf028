#pragma once

#include "core/metrics/prompts/body_track.h"

#include <functional>
#include <string>
#include <vector>

namespace core::metrics {

/// Which hand, foot or knee a measure is about.
enum class Limb {
  Left,
  Right,
  Either,  // the larger of both sides' numbers
  Both,    // the smaller
};

/// What stands in a measure's brackets, in the table's order.
struct MeasureArguments {
  std::vector<double> numbers;
  Limb limb = Limb::Either;
};

/// One parameter of a measure.
struct MeasureParameter {
  std::string name;  // "height"
  std::string unit;  // "m", "s", "m/s", "deg", or "" for a count; "side": left, right, either or both
};

/// Something that can be measured of a part of a motion, as one number: a fact is this number against a limit.
struct Measure {
  std::string name;                                                                   // as written in a list of prompts: "pelvis_below"
  std::string unit;                                                                   // of the number
  std::vector<MeasureParameter> parameters;                                           // a side, where there is one, comes first
  std::string help;                                                                   // one sentence
  std::function<double(const BodyTrack&, FrameSpan, const MeasureArguments&)> value;  // the span holds at least one frame
};

/// Every measure, by subject: height, way, turns, trunk, feet, hands. Thread-safe; never changes.
const std::vector<Measure>& measureTable();
/// Null when there is none of that name.
const Measure* findMeasure(const std::string& name);

/// Longest time, in seconds, that no joint is nearer to the floor than that, outside free flight.
double floatingSeconds(const BodyTrack& track, FrameSpan span, double height);

/// "pelvis_below(height m) in s: ...", a line for each: the help of the list's columns.
std::string measureHelp();

}  // namespace core::metrics
