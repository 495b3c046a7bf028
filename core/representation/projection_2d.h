#pragma once

#include "core/representation/feature_layout.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <vector>

/// The 2D motion of CrossDiff: a clip seen from four sides. Formulas: spec/crossdiff.md, section 3.
namespace core::representation {

inline constexpr int kViewCount = 4;  // front, the person's right side, back, the person's left side
inline constexpr int kFeatureWidth2d = 134;

/// Column ranges [begin, end): root displacement, positions, rotations, velocities, contacts.
inline constexpr std::array<std::array<int, 2>, 5> kFeatureGroups2d = {{{0, 2}, {2, 44}, {44, 86}, {86, 130}, {130, 134}}};

/// The same for any layout: 22 joints give 134 features, KIT's 21 give 128.
int featureWidth2d(Layout layout);
std::array<std::array<int, 2>, 5> featureGroups2d(Layout layout);

enum class Camera {
  Perspective,   // the released code: a field of view of 10 degrees, about 21.4 m away, 1 m above the floor; 1 m is 0.533 units
  Orthographic,  // the paper: parallel rays; 1 m is 1 unit
};

/// Units of the perspective camera's picture per metre at the origin's depth.
inline constexpr double kPerspectiveScale = 0.5333656;

/// One side's picture, u to the right, v up, the first frame's root at (0, 0). positions [T * J], metres (HumanML3D) or millimetres
/// (KIT, whose perspective camera is the same one at 520 mm to the metre); view 0 to 3; returns [T * J].
/// Throws std::invalid_argument when the size is no multiple of J, the view does not exist, or a joint is behind the camera.
std::vector<glm::vec2> projectView(std::span<const glm::vec3> positions, int view, Camera camera = Camera::Perspective, Layout layout = Layout::HumanMl3d);

/// joints [T * J] with the first root at (0, 0), T at least 2; returns [(T - 1) * width], not normalized.
/// Row t: root of frame t + 1 minus root of frame 0; joints minus root; (cos, -sin) of each bone's angle against the bone
/// before it in its chain; steps from t to t + 1; contacts of joints 7, 10, 8, 11 (KIT: 19, 20, 14, 15).
std::vector<float> extractFeatures2d(std::span<const glm::vec2> joints, Layout layout = Layout::HumanMl3d);

/// Which frame a row's root column is given to.
enum class RootTiming {
  Published,  // the row's own, as in the published inverse: the root is one frame ahead of the pose
  Aligned,    // the next one, which is where it was measured; the first frame's root is (0, 0)
};

/// Joints [rows * J] from the features. Aligned undoes extractFeatures2d up to rounding.
std::vector<glm::vec2> recoverPositions2d(std::span<const float> features, RootTiming timing = RootTiming::Published, Layout layout = Layout::HumanMl3d);

}  // namespace core::representation
