#pragma once

#include "render/picture_view.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <vector>

namespace render {

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
