#pragma once

#include <glm/vec3.hpp>

#include <span>

namespace core::motion {

/// Share of the F - 1 steps in which a foot slides: joint 10 or 11 lower than 5 cm before and after, while its horizontal speed
/// and the 5-step mean of it are both above 0.5 m/s. positions [F * 22] frame-major, metres, Y up, floor at y = 0; F at least 2.
/// Source: Guided Motion Diffusion; spec/representation_metrics.md, section 8. A real clip may well score 0.1, so compare with real
/// clips and not with 0. Throws std::invalid_argument when the size does not fit, or fps is not above 0.
double footSkatingRatio(std::span<const glm::vec3> positions, double fps = 20.0);

}  // namespace core::motion
