#pragma once

#include "render/camera.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <vector>

namespace render {

/// Where things of the world are in a picture, and the other way round. Pixels from the top left; a plain value of a camera and a size.
class PictureView {
 public:
  PictureView(const OrbitCamera& camera, float width, float height);

  struct Ray {
    glm::vec3 from{0.0f}, along{0.0f, 0.0f, -1.0f};  // along: unit
  };
  /// Nothing for what is behind the camera, or for a picture without size.
  std::optional<glm::vec2> pixelOf(const glm::vec3& place) const;
  /// All that is seen at a pixel. The picture must have a size.
  Ray rayAt(const glm::vec2& pixel) const;
  /// How far one goes in the view plane at that place for a pixel.
  float metresPerPixel(const glm::vec3& place) const;
  /// From the picture towards whoever looks at it, as seen from that place; unit.
  glm::vec3 towardsEye(const glm::vec3& place) const;
  const OrbitCamera& camera() const { return camera_; }
  bool isEmpty() const { return width_ < 1.0f || height_ < 1.0f; }

 private:
  OrbitCamera camera_;
  float width_, height_;
  glm::mat4 clipFromWorld_{1.0f}, worldFromClip_{1.0f};
};

/// Handles with which a point of the world is moved or turned: an arrow or a ring for each axis, and one for the view plane. As large on screen wherever it stands.
enum class GizmoKind { Move, Turn };
enum class GizmoHandle { None, X, Y, Z, View };
inline constexpr GizmoHandle kGizmoHandles[] = {GizmoHandle::X, GizmoHandle::Y, GizmoHandle::Z, GizmoHandle::View};

struct Gizmo {
  GizmoKind kind = GizmoKind::Move;
  glm::vec3 place{0.0f};
  glm::quat axes{1, 0, 0, 0};  // worldFromGizmo
};

/// Unit, in the world; View: towards the eye.
glm::vec3 gizmoAxis(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view);

/// What is drawn of a handle, in pixels. Arrows: from near the middle to the tip. Rings: the half that faces the eye; View: a square about the middle, or a whole
/// ring round all others, closed. Empty where it cannot be used: an arrow that points at the eye, or a place behind it.
std::vector<glm::vec2> gizmoLine(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view);

/// The handle within grip pixels of a place, the nearest; None where there is none.
GizmoHandle gizmoHandleAt(const Gizmo& gizmo, const PictureView& view, const glm::vec2& pixel, float grip = 7.0f);

/// The way that a drag of a handle from one pixel to another means, metres: along its axis, or in the view plane. step above 0: in whole steps, along each
/// direction. Nothing for rings.
glm::vec3 gizmoWay(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view, const glm::vec2& from, const glm::vec2& to, float step = 0.0f);

/// The turn, radians about gizmoAxis(): the ring follows the pointer. step above 0: in whole steps. 0 for arrows.
float gizmoTurn(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view, const glm::vec2& from, const glm::vec2& to, float step = 0.0f);

}  // namespace render
