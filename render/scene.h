#pragma once

#include "core/motion/clip.h"
#include "core/motion/feet/foot_stands.h"
#include "core/motion/kinematics.h"
#include "core/motion/skin/skinned_mesh.h"
#include "render/palette.h"

#include <glm/vec3.hpp>

#include <memory>
#include <optional>
#include <vector>

/// Draws plain values. A Scene says everything that a picture shows; both renderers draw the same one.
namespace render {

enum class FigureShape {
  Body,   // rounded limbs, torso, head, hands and feet
  Bones,  // thin bones and joints
};

enum class FigureColouring {
  Plain,       // SceneFigure::colour, joints in the accent
  Sides,       // left limbs in one colour, right limbs in another
  Difference,  // from colour to palette::kDifference by SceneFigure::jointDifference
};

/// Ghosts of earlier and later poses.
struct OnionSkin {
  int before = 0;            // ghosts before the shown pose, 0 to 20
  int after = 0;             // and after it
  double stepSeconds = 0.2;  // between two ghosts, above 0
  float opacity = 0.22f;     // of the nearest ghost; the others fade
};

/// Lines that chosen joints leave behind.
struct JointTrails {
  std::vector<int> joints{};   // empty: hands and feet
  double secondsBefore = 1.0;  // 0 or more
  double secondsAfter = 0.0;
};

/// One character.
struct SceneFigure {
  std::shared_ptr<const core::motion::Clip> clip;  // null draws nothing
  double seconds = 0.0;                            // clip time, held at both ends; between frames the pose is interpolated
  FigureShape shape = FigureShape::Body;
  FigureColouring colouring = FigureColouring::Plain;
  glm::vec3 colour = palette::kFigureA;
  glm::vec3 accent = palette::kFigureAccentA;
  float opacity = 1.0f;      // 0 to 1
  float bodyOpacity = 1.0f;  // of the body alone, times opacity; its way and trails are drawn as they are
  glm::vec3 offset{0.0f};    // metres, to put figures beside each other
  bool showTrails = false;
  JointTrails trails{};
  std::vector<float> jointDifference{};                     // [J] 0 to 1, for FigureColouring::Difference
  std::vector<int> selectedJoints{};                        // drawn in palette::kSelection
  std::shared_ptr<const core::motion::SkinnedMesh> skin{};  // tied to the clip's skeleton: the body, in place of the rounded limbs
  std::optional<core::motion::FootStands> stands{};         // when its feet carry weight; without: as it is found in the clip
};

struct Scene {
  std::vector<SceneFigure> figures;
  bool grid = true;
  bool contactShadow = true;
  bool rootPath = true;       // where the root goes over the whole clip, on the floor
  bool footContacts = false;  // feet that carry weight in palette::kContact
  OnionSkin onionSkin;
  std::optional<glm::vec3> background = {};  // one colour, without the light on the floor; none: the studio's own
  std::optional<float> wipe = {};            // share of the width: left of it only the first figure is drawn, right of it only the others
};

/// Corners of an axis-aligned box, metres. Empty while low > high.
struct Box {
  glm::vec3 low{1e30f};
  glm::vec3 high{-1e30f};

  bool isEmpty() const { return low.x > high.x; }
  void add(const glm::vec3& point);
  void add(const Box& other);
  glm::vec3 centre() const { return 0.5f * (low + high); }
};

/// The pose at a time in seconds: rotations by slerp, positions linearly; before 0 the first frame, after the
/// last frame the last.
core::motion::Pose interpolatedPose(const core::motion::Clip& clip, double seconds);

/// Forward kinematics of interpolatedPose, metres, world.
core::motion::WorldPose worldPoseAt(const core::motion::Clip& clip, double seconds);

/// The joint that carries both legs: some files keep a joint on the floor of the stage above it that never moves. Looks at all names: once for a clip.
int rootJointOf(const core::motion::Skeleton& skeleton);

/// Where a joint of the figure is at its time, offset included.
glm::vec3 jointPositionAt(const SceneFigure& figure, int joint);

/// All joints of one pose, with room for flesh around them.
Box poseBounds(const core::motion::Clip& clip, double seconds);

/// All joints of all frames.
Box clipBounds(const core::motion::Clip& clip);

/// All joints of all frames as seen from below the root's place: what is in the picture of a camera that goes along.
Box boundsAlongTheWay(const core::motion::Clip& clip, int rootJoint);

/// Whether the figure leaves the place where it began: its root's way takes up more than a metre and a half of floor.
bool travels(const core::motion::Clip& clip, int rootJoint);

/// Every figure over its whole clip, offsets included; empty when there is none.
Box sceneBounds(const Scene& scene);

/// Every figure at its time only, offsets included.
Box shownBounds(const Scene& scene);

/// How far the root travels over the floor, metres along its path.
double rootTravel(const core::motion::Clip& clip);

}  // namespace render
