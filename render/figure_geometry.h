#pragma once

#include "render/clip_track.h"
#include "render/scene.h"
#include "render/skin/skin_geometry.h"

#include <glm/vec4.hpp>

#include <vector>

/// A Scene taken apart into the few shapes that both renderers know how to draw.
namespace render {

/// A rounded rod. Its cross-section is an ellipse: radius * wide along `across`, radius * deep at right angles to it.
struct Capsule {
  glm::vec3 a{0.0f}, b{0.0f};  // metres
  float radiusA = 0.0f, radiusB = 0.0f;
  glm::vec3 across{1, 0, 0};  // unit
  float wide = 1.0f, deep = 1.0f;
  glm::vec3 colour{1.0f};
};

struct FigureGeometry {
  std::vector<Capsule> capsules;
  SkinGeometry skin;  // in their place, where the figure has one
  float opacity = 1.0f;
  glm::vec3 centre{0.0f};
};

struct LineSegment {
  glm::vec3 a{0.0f}, b{0.0f};
  glm::vec4 colourA{1.0f}, colourB{1.0f};
  float width = 1.5f;  // logical pixels
};

/// A soft spot on the floor, stretched from a to b.
struct ShadowBlob {
  glm::vec3 a{0.0f}, b{0.0f};  // y = 0
  float radiusA = 0.0f, radiusB = 0.0f;
  float strengthA = 0.0f, strengthB = 0.0f;
};

struct SceneGeometry {
  std::vector<FigureGeometry> figures;  // opaque ones first, then the see-through ones
  std::vector<ShadowBlob> shadows;
  std::vector<LineSegment> floorLines;  // root paths
  std::vector<LineSegment> trails;
  glm::vec3 floorCentre{0.0f};  // whole metres, below the figures: where the grid is brightest
};

/// Which figures of a scene: with a wipe each side of the border has its own.
enum class SceneSide { Whole, Left, Right };

/// The floor's centre is that of all figures, whatever the side.
SceneGeometry buildSceneGeometry(const Scene& scene, ClipTrackCache& tracks, SceneSide side = SceneSide::Whole);

/// One pose of one figure, without ghosts. contacts: left, right foot in the contact colour.
FigureGeometry figureGeometry(const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts);

/// Lines of the grid around a centre, fading outwards; at most about 2,500 pieces of one metre.
std::vector<LineSegment> gridLines(const glm::vec3& centre, int radiusMetres);

}  // namespace render
