#pragma once

#include "core/metrics/prompts/measures.h"

#include <algorithm>
#include <vector>

/// The measures' shares of the table, and what they have in common. Only measures.cpp and its parts need this.
namespace core::metrics::measures {

std::vector<Measure> ofTheBody();  // height, way, turns, trunk
std::vector<Measure> ofTheFeet();
std::vector<Measure> ofTheHands();

/// Seconds of the longest run of frames in which something is so.
template <class IsSo>
double longestRun(const BodyTrack& track, FrameSpan span, IsSo isSo) {
  int longest = 0, run = 0;
  for (int t = span.begin; t < span.end; ++t) {
    run = isSo(t) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest / track.fps();
}

/// The largest value over the frames, or lowest when there is none.
template <class Value>
double largest(FrameSpan span, Value value, double lowest = 0.0) {
  double best = lowest;
  for (int t = span.begin; t < span.end; ++t) best = t == span.begin ? std::max(lowest, static_cast<double>(value(t))) : std::max(best, static_cast<double>(value(t)));
  return best;
}

/// A measure of one side for the limb that is meant: of(Side) -> double.
template <class OfSide>
double ofLimb(Limb limb, OfSide of) {
  switch (limb) {
    case Limb::Left: return of(Side::Left);
    case Limb::Right: return of(Side::Right);
    case Limb::Either: return std::max(of(Side::Left), of(Side::Right));
    case Limb::Both: return std::min(of(Side::Left), of(Side::Right));
  }
  return 0.0;
}

/// How often a curve swings: the number of strokes between turning points that lie at least `least` apart. A whole wave to and fro is two strokes.
int strokes(const std::vector<double>& curve, double least);

}  // namespace core::metrics::measures
