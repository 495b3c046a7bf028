#pragma once

#include "core/representation/humanml3d_features.h"

#include <glm/gtc/quaternion.hpp>

namespace core::representation {

/// The shortest rotation that turns a into b (any lengths). Opposite or zero vectors, where the published code gives NaN, give
/// half a turn about an axis across a, or no rotation.
glm::quat rotationBetween(const glm::vec3& a, const glm::vec3& b);

enum class HeadingSmoothing { None, Gaussian };  // Gaussian: sigma 20 frames, radius 80, edges repeated

/// [T] unit, pelvisFromWorld: turns the body's forward direction of each frame to +Z. The first is not set to identity.
std::vector<glm::quat> headingRotations(std::span<const glm::vec3> positions, Layout layout, Heading heading, HeadingSmoothing smoothing);

/// The feature convention's rotations of one frame: [J] local swings along the published chains, each starting from root, which
/// also is entry 0. Collars are relative to the root and not to the chest, as in the published data.
void localSwings(std::span<const glm::vec3> pose, const BodyTables& tables, const glm::quat& root, std::span<glm::quat> local);

}  // namespace core::representation
