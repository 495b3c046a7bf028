#pragma once

#include "core/dataset/augment/augmented_clips.h"

namespace core::dataset {

/// Motions that recordings hardly show whole, made of those that are there, each with captions that say what was made:
/// - a straight walk or run whose way is bent: into a circle, to the other direction, round a corner;
/// - a standing or walking body that goes over into a pose in which a recording begins (sitting, kneeling, crouching, lying, on all fours), because captioned
///   recordings begin in mid action, and the way back up;
/// - walks played backwards, to and fro; a walk that becomes a run, a run that comes to a stop; a kick and a punch;
/// - and stretches of recordings that show by themselves what no caption names: a turn to the other side, sidesteps, running on the spot, hands on the hips or
///   over the head.
/// At most options.composed of each kind, source "composed", one action a kind (RawClip::action), so that training sees every kind as often as any action.
/// The same pool, options and seed give the same clips. Stops early when take returns false.
void makeComposedClips(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take);

}  // namespace core::dataset
