#pragma once

#include "core/motion/skin/skinned_mesh.h"
#include "render/clip_track.h"
#include "render/scene.h"

#include <glm/vec4.hpp>

#include <memory>
#include <vector>

namespace render {

/// A skinned body in one pose.
struct SkinGeometry {
  std::shared_ptr<const core::motion::SkinnedMesh> mesh;  // null: none
  std::vector<glm::vec3> positions, normals;              // [V] world
  std::vector<glm::vec4> tints;                           // [V] a colour, and how much of it lies over the body's own; or empty: none
};

/// The figure's skin, posed and put at its offset. Its colouring lies over the materials: sides and differences as far as joints have them, chosen joints and feet that
/// carry weight wholly; vertices between joints are blended. contacts: left, right foot in the contact colour. The figure must have a skin.
SkinGeometry skinGeometry(const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts);

}  // namespace render
