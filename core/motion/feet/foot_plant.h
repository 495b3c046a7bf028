#pragma once

#include "core/motion/feet/floor_course.h"
#include "core/motion/feet/foot_measure.h"

#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace core::motion {

struct FootPlantOptions {
  double fps = 20.0;             // 1 to 1000
  Ground ground = Ground::Auto;  // what the floor is to this motion
  double maxShift = 0.5;         // metres by which the whole clip may be raised or lowered to stand on y = 0; 0: never
  /// Metres above the clip's own standing height up to which a toe joint counts as carrying weight; 0.3 of it for the ankle. 0 to 1.
  double contactHeight = 0.05;
  /// Metres of horizontal movement above which a contact is taken for a slide: it is divided at its fastest step. Given
  /// contacts are divided until no piece is longer; of found ones, pieces that slide on evenly are left to slide. 0 to 10.
  double maxDrift = 0.25;
  double stepHeight = 0.05;      // metres that a foot is lifted where a contact was divided; 0: it slides there. 0 to 0.3
  double swingClearance = 0.03;  // metres that the sole of a fast swinging foot stays above the floor; 0: as it is. 0 to 0.2
  double releaseSeconds = 0.15;  // of swing over which a correction fades in before a contact and out after it. 0.001 to 10
  /// What given contacts are: Roughly, as a model or a detector gives them; Exactly, a person's word: these feet stand then, and no others do.
  enum class Given { Roughly, Exactly } given = Given::Roughly;
  /// Metres that the pelvis, and the upper body with it, may go down for a leg that is too short; hands move as far. 0 to 1.
  double maxPelvisDrop = 0.008;
};

struct FootPlantReport {
  FootMeasure before, after;                        // over the same contact frames
  bool hasThings = false;                           // the motion stands on things that are not there: heights above the floor were left alone
  double shiftCm = 0.0;                             // the whole clip, up
  double loweredCm = 0.0, raisedCm = 0.0;           // how far the body was brought down, or out of the floor, at most, beyond the shift
  double handsP98Cm = 0.0, handsMaxCm = 0.0;        // how far hands moved, without the shift
  double handsOwnP98Cm = 0.0, handsOwnMaxCm = 0.0;  // the same without the way down to the floor or out of it that all of the body went
  double meanChangeCm = 0.0, maxChangeCm = 0.0;     // over all joints, without the shift
  double pelvisDropCm = 0.0;
  int kneePops = 0;      // frames in which a knee's angle bends by over 15 degrees a frame more sharply than it did nearby before
  int plantedSpans = 0;  // contacts held, ankles and toes counted apart
  int steps = 0;         // places where a slide became a small step
  int slides = 0;        // pieces of divided contacts left to slide
};

struct PlantedMotion {
  std::vector<glm::vec3> positions;  // [F * 22]
  FootPlantReport report;
};

/// Puts a motion on its feet: nothing floats, nothing is in the floor, planted feet stay where they are. One treatment for what models
/// sample, what was recorded and what pictures gave. positions [F * 22] HumanML3D joints, frame-major, metres, Y up, level floor at y = 0;
/// contacts [F * 4] in [0, 1] (left ankle, left foot, right ankle, right foot), as features 259 to 262 hold them, or empty: then they are
/// found from speed and height. A foot that plainly stands still on the floor is taken to stand even where contacts say otherwise, but for Given::Exactly.
///
/// First the body's height: clipShift, and floorCourse, which brings down what floats longer than a jump of its height can last. Then
/// each foot's course over all frames (footTrack), the least change that holds planted toes and heels; heel and toe may roll. Then the legs
/// by two-bone IK: knees keep their side, thigh, shin and foot their length in each frame. A leg that cannot reach has the pelvis lowered by
/// at most maxPelvisDrop (smooth over time), then the heel raised over its toe; what is left slides. Everything above the
/// hips moves only with the pelvis, but for hands that are in the floor: they are lifted by elbow and shoulder.
/// Ground::Leave: heights stay as they are, only sliding is mended.
/// Throws std::invalid_argument when sizes disagree, a value is not finite, or an option is out of range.
PlantedMotion plantFeet(std::span<const glm::vec3> positions, std::span<const float> contacts = {}, const FootPlantOptions& options = {});

}  // namespace core::motion
