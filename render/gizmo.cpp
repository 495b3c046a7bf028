#include "render/gizmo.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace render {

namespace {

// Pixels.
constexpr float kArrow = 74.0f, kArrowStart = 15.0f, kSquare = 7.0f, kRing = 66.0f, kViewRing = 80.0f;
constexpr float kShortestArrow = 16.0f;
constexpr int kRingPieces = 72;
constexpr float kEdgeOn = 0.2f;  // cosine between a ring's axis and the eye below which its plane tells nothing

bool isAxis(GizmoHandle handle) { return handle == GizmoHandle::X || handle == GizmoHandle::Y || handle == GizmoHandle::Z; }

/// Two directions across an axis.
std::pair<glm::vec3, glm::vec3> acrossAxis(const glm::vec3& axis) {
  const glm::vec3 other = std::abs(axis.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
  const glm::vec3 first = glm::normalize(glm::cross(other, axis));
  return {first, glm::cross(axis, first)};
}

std::optional<glm::vec3> onPlane(const PictureView::Ray& ray, const glm::vec3& place, const glm::vec3& normal) {
  const float slope = glm::dot(ray.along, normal);
  if (std::abs(slope) < 1e-4f) return {};
  return ray.from + ray.along * (glm::dot(place - ray.from, normal) / slope);
}

/// How far along the axis the point is that comes nearest to what is seen at a pixel.
float alongAxis(const Gizmo& gizmo, const glm::vec3& axis, const PictureView::Ray& ray) {
  const glm::vec3 between = gizmo.place - ray.from;
  const float slope = glm::dot(axis, ray.along), flat = std::max(1e-4f, 1.0f - slope * slope);
  return (slope * glm::dot(ray.along, between) - glm::dot(axis, between)) / flat;
}

float inSteps(float value, float step) { return step > 0.0f ? step * std::round(value / step) : value; }

float distanceTo(const std::vector<glm::vec2>& line, const glm::vec2& pixel) {
  float least = 1e9f;
  for (std::size_t i = 1; i < line.size(); ++i) least = std::min(least, glm::distance(pixel, nearestOnLine(line[i - 1], line[i], pixel)));
  return least;
}

/// Points of a circle about the axis; facing only: those on the near side of the place, in one piece.
std::vector<glm::vec2> ring(const Gizmo& gizmo, const glm::vec3& axis, float radius, const PictureView& view, bool isHalf) {
  const auto [first, second] = acrossAxis(axis);
  const glm::vec3 eye = view.towardsEye(gizmo.place);
  // The half that faces the eye begins a quarter before its nearest point.
  const float nearest = std::atan2(glm::dot(second, eye), glm::dot(first, eye)), begin = isHalf ? nearest - glm::half_pi<float>() : 0.0f;
  const float all = isHalf ? glm::pi<float>() : glm::two_pi<float>();
  const int pieces = isHalf ? kRingPieces / 2 : kRingPieces;
  std::vector<glm::vec2> line;
  for (int i = 0; i <= pieces; ++i) {
    const float angle = begin + all * static_cast<float>(i) / static_cast<float>(pieces);
    const auto seen = view.pixelOf(gizmo.place + radius * (std::cos(angle) * first + std::sin(angle) * second));
    if (!seen) return {};
    line.push_back(*seen);
  }
  return line;
}

}  // namespace

glm::vec3 gizmoAxis(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view) {
  switch (handle) {
    case GizmoHandle::X: return gizmo.axes * glm::vec3(1, 0, 0);
    case GizmoHandle::Y: return gizmo.axes * glm::vec3(0, 1, 0);
    case GizmoHandle::Z: return gizmo.axes * glm::vec3(0, 0, 1);
    case GizmoHandle::View:
    case GizmoHandle::None: break;
  }
  return view.towardsEye(gizmo.place);
}

std::vector<glm::vec2> gizmoLine(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view) {
  const auto middle = view.pixelOf(gizmo.place);
  if (!middle || handle == GizmoHandle::None) return {};
  const float scale = view.metresPerPixel(gizmo.place);
  const glm::vec3 axis = gizmoAxis(gizmo, handle, view);
  if (gizmo.kind == GizmoKind::Turn) return ring(gizmo, axis, scale * (isAxis(handle) ? kRing : kViewRing), view, isAxis(handle));
  if (handle == GizmoHandle::View) {
    std::vector<glm::vec2> square;
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) square.push_back(*middle + kSquare * glm::vec2(x, y));
    return square;
  }
  const auto from = view.pixelOf(gizmo.place + scale * kArrowStart * axis), to = view.pixelOf(gizmo.place + scale * kArrow * axis);
  if (!from || !to || glm::distance(*middle, *to) < kShortestArrow) return {};
  return {*from, *to};
}

GizmoHandle gizmoHandleAt(const Gizmo& gizmo, const PictureView& view, const glm::vec2& pixel, float grip) {
  GizmoHandle nearest = GizmoHandle::None;
  float least = grip;
  for (const auto handle : kGizmoHandles) {
    const auto line = gizmoLine(gizmo, handle, view);
    if (line.empty()) continue;
    float far = distanceTo(line, pixel);
    // The square is taken hold of anywhere in it, before the arrows that begin beside it.
    if (gizmo.kind == GizmoKind::Move && handle == GizmoHandle::View) {
      const glm::vec2 off = glm::abs(pixel - 0.5f * (line[0] + line[2]));
      far = std::max(off.x, off.y) <= kSquare ? -1.0f : far;
    }
    if (far < least) least = far, nearest = handle;
  }
  return nearest;
}

glm::vec3 gizmoWay(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view, const glm::vec2& from, const glm::vec2& to, float step) {
  if (gizmo.kind != GizmoKind::Move || handle == GizmoHandle::None || view.isEmpty()) return glm::vec3(0.0f);
  const auto first = view.rayAt(from), last = view.rayAt(to);
  if (isAxis(handle)) {
    const glm::vec3 axis = gizmoAxis(gizmo, handle, view);
    return axis * inSteps(alongAxis(gizmo, axis, last) - alongAxis(gizmo, axis, first), step);
  }
  const glm::vec3 normal = -view.camera().forward();
  const auto a = onPlane(first, gizmo.place, normal), b = onPlane(last, gizmo.place, normal);
  if (!a || !b) return glm::vec3(0.0f);
  const glm::vec3 way = *b - *a, right = view.camera().right(), up = view.camera().up();
  return right * inSteps(glm::dot(way, right), step) + up * inSteps(glm::dot(way, up), step);
}

float gizmoTurn(const Gizmo& gizmo, GizmoHandle handle, const PictureView& view, const glm::vec2& from, const glm::vec2& to, float step) {
  if (gizmo.kind != GizmoKind::Turn || handle == GizmoHandle::None || view.isEmpty()) return 0.0f;
  const glm::vec3 axis = gizmoAxis(gizmo, handle, view);
  const auto [first, second] = acrossAxis(axis);
  const auto angleAt = [&](const glm::vec2& pixel) -> std::optional<float> {
    const auto hit = onPlane(view.rayAt(pixel), gizmo.place, axis);
    if (!hit || glm::distance(*hit, gizmo.place) < 1e-5f) return {};
    return std::atan2(glm::dot(*hit - gizmo.place, second), glm::dot(*hit - gizmo.place, first));
  };
  const auto wrapped = [](float angle) { return std::remainder(angle, glm::two_pi<float>()); };
  if (std::abs(glm::dot(axis, view.towardsEye(gizmo.place))) > kEdgeOn) {
    const auto a = angleAt(from), b = angleAt(to);
    return a && b ? inSteps(wrapped(*b - *a), step) : 0.0f;
  }
  // Seen from its edge a ring is a line: along it the pointer turns as far as it goes.
  const float radius = kRing * view.metresPerPixel(gizmo.place);
  const glm::vec3 facing = view.towardsEye(gizmo.place), near = glm::normalize(facing - axis * glm::dot(axis, facing));
  const auto middle = view.pixelOf(gizmo.place + radius * near), beside = view.pixelOf(gizmo.place + radius * (near + 0.02f * glm::cross(axis, near)));
  if (!middle || !beside) return 0.0f;
  const glm::vec2 perTurn = (*beside - *middle) / 0.02f;
  return inSteps(glm::dot(to - from, perTurn) / std::max(1.0f, glm::dot(perTurn, perTurn)), step);
}

}  // namespace render
