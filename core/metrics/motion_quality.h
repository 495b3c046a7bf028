#pragma once

#include <glm/vec3.hpp>

#include <span>

namespace core::metrics {

/// How plausible a motion is as a moving body, from joint positions alone: no network, no data. Differences are per frame, as published, so only motions of one frame
/// rate may be compared. The floor is where the lower of both toes is lowest in the clip. A toe (joints 10, 11) is in contact when it moves less than 1 cm to the next
/// frame or is less than 2 cm above that floor. Source: the motion-quality part of MBench (ViMoGen) as the Motius collection takes it on 22 joints, of which shared
/// PEERS.md, section 4 tells. What differs is said below.
struct MotionQuality {
  double slide = 0.0;    // metres per frame: horizontal steps of a toe in contact, mean over its contact frames, then over both toes
  double hover = 0.0;    // share of frames, 0 to 1, published as "Float": contact that does not carry the body (see below). May be high for real dancers too
  double jitter = 0.0;   // metres per frame^2: mean acceleration of the joints in the world plus that relative to the pelvis
  double dynamic = 0.0;  // metres per frame: the same of the velocity. Not to be made small: compare with real motion
  /// Metres: mean depth of those joints that lie more than 5 mm under the floor; 0 where none does. Published for the toes alone, where it is 0 by construction.
  double sunk = 0.0;
};

/// positions [F * 22] frame-major, metres, Y up, F at least 4.
/// hover counts: frames in which the pelvis moves at least 1 mm and every toe in contact moves along with it (its step relative to the pelvis is less than 0.6 or more
/// than 1.75 of the pelvis's own); half of the frames in which a toe in the air (for 4 frames and more, the pelvis moving in at least half of them) goes along at less
/// than 0.4; and stretches of 4 frames and more without any contact in which the left toe's direction wavers more than twice. Never more than all frames. Throws
/// std::invalid_argument when the size does not fit.
MotionQuality motionQuality(std::span<const glm::vec3> positions);

}  // namespace core::metrics
