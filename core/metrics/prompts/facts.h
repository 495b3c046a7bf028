#pragma once

#include "core/base/result.h"
#include "core/metrics/prompts/measures.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core::metrics {

/// A measure against a limit: `pelvis_below(0.6 m) >= 0.5 s`.
struct Fact {
  const Measure* measure = nullptr;
  MeasureArguments arguments;
  bool isAtLeast = true;  // false: at most
  double limit = 0.0;
  std::string text;  // as written
};

/// What must be true of a motion, read from a small language:
///
///   facts  = clause { ";" clause }               every clause holds
///   clause = order { "or" order }                one of them does
///   order  = part { "before" part }              the motion can be cut in time so that each part holds in its own piece
///   part   = fact | "{" facts "}"
///   fact   = measure [ "(" arguments ")" ] ( ">=" | "<=" ) number [ unit ]
///
/// Arguments stand in the order of measureTable(); a side is left, right, either or both. A unit may be left out; where it stands it
/// must be the measure's own.
struct FactTree {
  enum class Kind { Fact, All, Any, Order };
  Kind kind = Kind::All;
  Fact fact;                    // Kind::Fact only
  std::vector<FactTree> parts;  // the others
  std::string text;             // as written, without spaces around it
};

/// Errors: ParseFailed, "WHERE:COLUMN: what is wrong"; columns count characters from 1, and firstColumn is that of the text's first.
Result<FactTree> parseFacts(std::string_view text, const std::string& where, int firstColumn = 1);

struct FactValue {
  std::string text;  // the fact as written
  double value = 0.0;
  std::string unit;
  bool holds = false;
  double begin = 0.0, end = 0.0;  // seconds: the piece of the motion in which it was measured
};

struct FactVerdict {
  bool holds = false;
  double margin = 0.0;            // how far from changing, in parts of the limit: positive when it holds
  std::vector<FactValue> values;  // every fact, in the order in which they are written
};

/// Of an order, the cuts that come nearest to holding decide which values are told.
FactVerdict checkFacts(const FactTree& facts, const BodyTrack& track, FrameSpan span);

}  // namespace core::metrics
