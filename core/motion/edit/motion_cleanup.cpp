#include "core/motion/edit/motion_cleanup.h"

#include "core/motion/feet/foot_contacts.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace core::motion {

std::vector<glm::vec3> cleanMotion(std::span<const glm::vec3> positions, std::span<const float> contacts, const CleanupOptions& options, CleanupReport* report) {
  CleanupReport own;
  CleanupReport& notes = report ? *report : own;
  notes = {};
  JitterOptions jitter = options.jitter;
  FootPlantOptions feet = options.feet;
  jitter.fps = feet.fps = options.fps;
  PlantedMotion planted = options.filtersJitter ? plantFeet(withoutJitter(positions, jitter), contacts, feet) : plantFeet(positions, contacts, feet);
  notes.feet = planted.report;
  const auto found = detectContacts(positions, {.fps = options.fps});
  notes.before = measureFeet(positions, found, options.fps);
  notes.after = measureFeet(planted.positions, found, options.fps);
  const glm::vec3 shift(0.0f, static_cast<float>(notes.feet.shiftCm / 100.0), 0.0f);
  for (std::size_t k = 0; k < planted.positions.size(); ++k) {
    const double change = 100.0 * static_cast<double>(glm::distance(positions[k] + shift, planted.positions[k]));
    notes.meanChangeCm += change / static_cast<double>(planted.positions.size());
    notes.maxChangeCm = std::max(notes.maxChangeCm, change);
  }
  return std::move(planted.positions);
}

}  // namespace core::motion
