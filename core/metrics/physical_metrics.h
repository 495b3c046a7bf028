#pragma once

#include <glm/vec3.hpp>

#include <span>

/// How a moving body sits on the floor and how rigid it stays (how smoothly it moves: motion::meanJerk): measured on joint positions, no network, no LibTorch.
/// positions are [T * J] frame-major, metres, Y up, floor at y = 0; J is 22 (HumanML3D) where feet are meant.
/// Every function throws std::invalid_argument when the size does not fit, or fps is not above 0.
namespace core::metrics {

/// Share of the T - 1 steps in which a foot slides: joint 10 or 11 lower than 5 cm before and after, while its horizontal speed
/// and the 5-step mean of it are both above 0.5 m/s. T at least 2. Source: Guided Motion Diffusion; spec/representation_metrics.md,
/// section 8. A real clip may well score 0.1, so compare with real clips and not with 0.
double footSkatingRatio(std::span<const glm::vec3> positions, double fps = 20.0);

struct FloorContact {
  double penetration = 0.0;  // metres: mean over frames of how far the lowest joint is below the floor
  double floating = 0.0;     // metres: the same above it (a jump floats too)
  double deepest = 0.0;      // metres: the lowest joint of all frames below the floor
};

/// Where the lowest joint of each frame stands against the floor; contactHeight (metres) is how high a joint may be and still touch.
FloorContact floorContact(std::span<const glm::vec3> positions, int joints, double contactHeight = 0.02);

/// How far bones are from keeping their length: over the bones, the mean of (longest - shortest) / mean length. 0 for a rigid body.
/// parents [J], -1 for the root; bones without length are left out.
double boneLengthDrift(std::span<const glm::vec3> positions, std::span<const int> parents);

}  // namespace core::metrics
