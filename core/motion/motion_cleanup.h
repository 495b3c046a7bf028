#pragma once

#include "core/motion/floor_fit.h"
#include "core/motion/foot_lock.h"
#include "core/motion/jitter_filter.h"

namespace core::motion {

struct CleanupOptions {
  double fps = 20.0;  // takes the place of the parts' own
  bool filtersJitter = true;
  bool fitsFloor = true;
  bool locksFeet = true;
  JitterOptions jitter = {};
  FloorOptions floor = {};
  FootLockOptions feet = {};
};

/// The numbers of the whole way, first to last.
struct CleanupReport {
  double skatingBefore = 0.0, skatingAfter = 0.0;  // footSkatingRatio
  double jerkBefore = 0.0, jerkAfter = 0.0;        // m/s^3, mean over all joints
  FloorReport floor;                               // its "after" is that of the whole way
  FootLockReport feet;
  double meanChangeCm = 0.0, maxChangeCm = 0.0;    // against the start, without the floor's shift of the whole clip
};

/// Jitter filter, floor and foot lock after each other, in this order, since each disturbs what the one before it may not. positions
/// [F * 22] HumanML3D joints, frame-major, metres, Y up; returns as many.
/// Throws std::invalid_argument as its parts do.
std::vector<glm::vec3> cleanMotion(std::span<const glm::vec3> positions, const CleanupOptions& options = {}, CleanupReport* report = nullptr);

}  // namespace core::motion
