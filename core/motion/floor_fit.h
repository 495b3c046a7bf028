#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct FloorOptions {
  double fps = 20.0;
  double maxShift = 0.5;      // metres by which the whole clip may be raised or lowered to stand on y = 0; 0: never
  double maxToeTurn = 35.0;   // degrees that a foot may be turned up about its ankle to keep a sinking toe above the floor
};

struct FloorReport {
  double shiftCm = 0.0;                                // the whole clip, up
  double deepestCmBefore = 0.0, deepestCmAfter = 0.0;  // how far any joint lies too low for its flesh
  double framesBefore = 0.0, framesAfter = 0.0;        // share of frames in which one does, by more than 1 cm
  double toesCmBefore = 0.0, toesCmAfter = 0.0;        // the deepest toe joint below the floor
};

/// Puts a motion on the floor (y = 0) and keeps the body out of it. positions [F * 22] HumanML3D joints, frame-major, metres, Y up.
/// First the clip is raised or lowered as a whole, when its feet stand elsewhere (median height of toes that carry weight; real ones stand
/// at 0 to 3 cm). Then what is flesh around the joints (2 cm at toes and wrists, up to 9 cm at the pelvis) is kept above the floor: a toe
/// that sinks turns its foot up, a hand is lifted by elbow and shoulder, and for trunk, head and knees the whole body is lifted, smoothly
/// over 0.2 s. All bones keep their length. Feet that stood are moved by that: lock them afterwards.
/// Throws std::invalid_argument when the size is no multiple of 22 or an option is out of range.
std::vector<glm::vec3> onFloor(std::span<const glm::vec3> positions, const FloorOptions& options = {}, FloorReport* report = nullptr);

}  // namespace core::motion
