#pragma once

#include "core/motion/clip.h"

#include <memory>
#include <vector>

namespace core::motion {

/// Frames of one motion that stand in another one as they are.
struct KeptFrames {
  std::shared_ptr<const Clip> source;  // on the same skeleton and at the same rate as the motion that was made
  int sourceFirst = 0;                 // of the source
  int first = 0, count = 0;            // of the motion that was made
};

struct KeepOptions {
  double blendSeconds = 0.5;  // over which what was made runs into what is kept, on the made side of the border
  /// Moves: what was made is moved and turned on the ground to meet what is kept. Stays: it was made to lie there; what is left at a border fades.
  enum class Made { Moves, Stays } made = Made::Moves;
};

/// How far what was made had to be moved to meet what is kept.
struct KeepReport {
  double bentMetres = 0.0;   // the most that the way between two kept stretches was bent, on the ground
  double bentRadians = 0.0;  // and turned
  double gapCm = 0.0;        // mean distance of the joints from the kept ones at the borders, before blending
};

/// The motion with those frames put back. Kept frames are the source's, to the bit, at the source's place for the first stretch and for all later
/// ones of the same source and the same time between them; a stretch that comes from elsewhere is put where the motion arrives (turned about the
/// vertical and moved over the ground). What was made is moved and turned on the ground so that it meets them, and its way between two kept
/// stretches is bent evenly; what is left at a border (joint angles, height) fades over the blend. Options say where that is not so.
/// kept: by `first`, apart from each other, inside of both clips. Throws std::invalid_argument otherwise, or when skeletons have another number of
/// joints, or rates differ.
Clip withKeptFrames(const Clip& made, const std::vector<KeptFrames>& kept, const KeepOptions& options = {}, KeepReport* report = nullptr);

}  // namespace core::motion
