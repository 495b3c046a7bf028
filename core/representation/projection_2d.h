#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <vector>

/// The 2D motion of CrossDiff: a 22-joint clip seen from four sides. Formulas: spec/crossdiff.md, section 3.
namespace core::representation {

inline constexpr int kViewCount = 4;       // front, the person's right side, back, the person's left side
inline constexpr int kFeatureWidth2d = 134;

/// Column ranges [begin, end): root displacement, positions, rotations, velocities, contacts.
inline constexpr std::array<std::array<int, 2>, 5> kFeatureGroups2d = {{{0, 2}, {2, 44}, {44, 86}, {86, 130}, {130, 134}}};

/// Seen by a camera with a field of view of 10 degrees about 21.4 m away, 1 m above the floor; u to the right, v up, the first
/// frame's root at (0, 0). positions [T * 22] metres; view 0 to 3; returns [T * 22].
/// Throws std::invalid_argument when the size is no multiple of 22, the view does not exist, or a joint is behind the camera.
std::vector<glm::vec2> projectView(std::span<const glm::vec3> positions, int view);

/// joints [T * 22] with the first root at (0, 0), T at least 2; returns [(T - 1) * 134], not normalized.
/// Row t: root of frame t + 1 minus root of frame 0; joints minus root; (cos, -sin) of each bone's angle against the bone
/// before it in its chain; steps from t to t + 1; contacts of joints 7, 10, 8, 11.
std::vector<float> extractFeatures2d(std::span<const glm::vec2> joints);

/// Joints [rows * 22] from the features, as the published code does it: the root column belongs to one frame later than the pose.
std::vector<glm::vec2> recoverPositions2d(std::span<const float> features);

}  // namespace core::representation
