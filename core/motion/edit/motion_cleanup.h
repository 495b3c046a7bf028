#pragma once

#include "core/motion/feet/foot_plant.h"
#include "core/motion/jitter_filter.h"

namespace core::motion {

struct CleanupOptions {
  double fps = 20.0;  // takes the place of the parts' own
  bool filtersJitter = true;
  JitterOptions jitter = {};
  FootPlantOptions feet = {};
};

/// The numbers of the whole way, first to last; the jitter filter moves hands as well, which feet does not count.
struct CleanupReport {
  FootMeasure before, after;
  FootPlantReport feet;
  double meanChangeCm = 0.0, maxChangeCm = 0.0;  // against the start, without the shift of the whole clip
};

/// Jitter filter and planted feet after each other, in this order, since the filter would set feet free again. positions [F * 22]
/// HumanML3D joints, frame-major, metres, Y up; contacts as for plantFeet, or empty; returns as many positions.
/// Throws std::invalid_argument as its parts do.
std::vector<glm::vec3> cleanMotion(std::span<const glm::vec3> positions, std::span<const float> contacts = {}, const CleanupOptions& options = {},
                                   CleanupReport* report = nullptr);

}  // namespace core::motion
