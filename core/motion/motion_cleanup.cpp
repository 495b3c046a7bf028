#include "core/motion/motion_cleanup.h"

#include "core/motion/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace core::motion {

std::vector<glm::vec3> cleanMotion(std::span<const glm::vec3> positions, const CleanupOptions& options, CleanupReport* report) {
  CleanupReport own;
  CleanupReport& notes = report ? *report : own;
  notes = {};
  JitterOptions jitter = options.jitter;
  FloorOptions floor = options.floor;
  FootLockOptions feet = options.feet;
  jitter.fps = floor.fps = feet.fps = options.fps;
  std::vector<glm::vec3> out(positions.begin(), positions.end());
  if (options.filtersJitter) out = withoutJitter(out, jitter);
  if (options.fitsFloor) {
    out = onFloor(out, floor, &notes.floor);
    FloorReport start;
    FloorOptions look = floor;
    look.maxShift = 0.0;
    onFloor(positions, look, &start);
    notes.floor.deepestCmBefore = start.deepestCmBefore;
    notes.floor.framesBefore = start.framesBefore;
    notes.floor.toesCmBefore = start.toesCmBefore;
  }
  if (options.locksFeet) out = lockFeet(out, {}, feet, &notes.feet);
  if (options.fitsFloor && options.locksFeet) {
    FloorReport end;
    FloorOptions look = floor;
    look.maxShift = 0.0;
    onFloor(out, look, &end);
    notes.floor.deepestCmAfter = end.deepestCmBefore;
    notes.floor.framesAfter = end.framesBefore;
    notes.floor.toesCmAfter = end.toesCmBefore;
  }
  if (positions.size() >= 2 * static_cast<std::size_t>(humanml3d::kJointCount)) {
    notes.skatingBefore = footSkatingRatio(positions, options.fps);
    notes.skatingAfter = footSkatingRatio(out, options.fps);
  }
  notes.jerkBefore = meanJerk(positions, options.fps);
  notes.jerkAfter = meanJerk(out, options.fps);
  const glm::vec3 shift(0.0f, static_cast<float>(notes.floor.shiftCm / 100.0), 0.0f);
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double change = 100.0 * static_cast<double>(glm::distance(positions[k] + shift, out[k]));
    notes.meanChangeCm += change / static_cast<double>(out.size());
    notes.maxChangeCm = std::max(notes.maxChangeCm, change);
  }
  return out;
}

}  // namespace core::motion
