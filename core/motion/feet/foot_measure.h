#pragma once

#include <glm/vec3.hpp>

#include <span>

namespace core::motion {

/// What is wrong with the feet of a motion, in numbers that can be compared before and after a treatment.
struct FootMeasure {
  /// Way over the floor per frame of a foot that carries weight, mean, millimetres: of its toe or the skin of its heel, whichever goes
  /// less, since a foot may roll and turn on the other. Weighted by 2 - 2^(h / 2.5 cm) for the point's height h above the sole of a
  /// standing foot, so that one that leaves the floor counts less (Zhang et al. 2018, Mode-adaptive neural networks for quadruped motion control, section 8).
  double slideMm = 0.0;
  double contactFrames = 0.0;  // sum of these weights
  double skating = 0.0;        // footSkatingRatio; it counts low swinging feet as well
  double floatShare = 0.0;     // share of frames in which nothing is within 3 cm of the floor and it is no flight
  double longestFloat = 0.0;   // seconds of the longest such stretch
  double toesCm = 0.0;         // the deepest toe or ankle below the floor
  double deepestCm = 0.0;      // how far any joint lies too low for its flesh
  double jerk = 0.0;           // mean over all joints, m/s^3
};

/// Measures positions [F * 22] (HumanML3D joints, frame-major, metres, Y up, floor at y = 0). contacts [F * 4], on above 0.5, say in which
/// frames slideMm counts; give those of the motion before a treatment to both measurements, or different frames are compared.
/// Flight and support are judged as in floor_course.h.
/// Throws std::invalid_argument when sizes disagree or fps is not above 0.
FootMeasure measureFeet(std::span<const glm::vec3> positions, std::span<const float> contacts, double fps = 20.0);

/// Frames, both knees counted, in which a knee's angle bends (second difference) by over 15 degrees more than it did before within two frames around. Same sizes.
int newKneePops(std::span<const glm::vec3> before, std::span<const glm::vec3> after);

}  // namespace core::motion
