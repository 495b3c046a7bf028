#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"

namespace core::motion {

struct LoopOptions {
  double minSeconds = 0.7;     // shortest loop
  double maxSeconds = 0.0;     // longest; 0: as long as the clip
  double blendSeconds = 0.25;  // over which the seam is smoothed on each of its sides, at most a third of the loop
};

/// How a pose runs into another one, both brought to the same place and heading on the ground first. Joint means over all joints.
struct SeamScore {
  double meanGapCm = 0.0, maxGapCm = 0.0;  // how far joints jump beyond what a step usually moves them
  double speedGap = 0.0;                   // m/s, mean change of the joints' velocity
};

struct LoopReport {
  int first = 0, count = 0;  // frames of the source that were taken
  SeamScore before, after;   // cut only, and with the blend
  double usualGapCm = 0.0;   // the mean gap between neighbouring frames inside the piece: what a seam that nobody sees would have
  double maxChangeCm = 0.0;  // how far the blend moved joints
};

/// Cuts the piece that comes round best, and blends its seam. The best cut has the smallest distance between the poses around both ends
/// (positions of all joints over 0.1 s on both sides, so that directions of movement count), up to a turn about the vertical and a shift
/// on the ground; of nearly equal ones the longer wins. The result's travel and turn over the ground stay: played again it goes on from
/// where it ended, with the same step. Source of the distance: Kovar, Gleicher and Pighin 2002, Motion Graphs, section 3.1.
/// Errors: InvalidArgument when options are out of range or the clip is shorter than minSeconds.
Result<Clip> makeLoop(const Clip& clip, const LoopOptions& options = {}, LoopReport* report = nullptr);

/// How the last frame of a clip runs into its first. Throws std::invalid_argument for less than 4 frames.
SeamScore seamScore(const Clip& loop);

}  // namespace core::motion
