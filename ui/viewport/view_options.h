#pragma once

#include "render/scene.h"

namespace ui {

/// What the views draw besides the figure; one set for all views.
struct ViewOptions {
  bool grid = true;
  bool contactShadow = true;
  bool rootPath = true;
  bool bones = false;        // thin bones instead of the rounded figure
  bool sideColours = false;  // left and right limbs in two colours
  bool footContacts = false;
  bool onionSkin = false;
  bool trails = false;
  bool followRoot = false;  // the camera goes along with takes that travel
  bool operator==(const ViewOptions&) const = default;
};

/// Puts them on the scene and all its figures; difference colours of a figure stay.
void applyOptions(const ViewOptions& options, render::Scene& scene);

/// What a camera needs to know of a clip, worked out once.
struct ClipExtent {
  int rootJoint = 0;
  render::Box still;        // all frames where they are
  render::Box alongTheWay;  // all frames below one another
  bool travels = false;

  /// What is in the picture of a camera that goes along, while the root is there.
  render::Box around(const glm::vec3& root) const;
};
/// Nothing for no clip.
ClipExtent extentOf(const core::motion::Clip* clip);

}  // namespace ui
