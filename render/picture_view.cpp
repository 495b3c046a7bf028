#include "render/picture_view.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <cmath>

namespace render {

PictureView::PictureView(const OrbitCamera& camera, float width, float height) : camera_(camera), width_(width), height_(height) {
  if (isEmpty()) return;
  clipFromWorld_ = camera.clipFromWorld(width / height);
  worldFromClip_ = glm::inverse(clipFromWorld_);
}

std::optional<glm::vec2> PictureView::pixelOf(const glm::vec3& place) const {
  if (isEmpty()) return {};
  const auto seen = clipFromWorld_ * glm::vec4(place, 1.0f);
  if (seen.w <= 0.01f) return {};
  return glm::vec2((seen.x / seen.w + 1.0f) * 0.5f * width_, (1.0f - seen.y / seen.w) * 0.5f * height_);
}

PictureView::Ray PictureView::rayAt(const glm::vec2& pixel) const {
  const float x = 2.0f * pixel.x / width_ - 1.0f, y = 1.0f - 2.0f * pixel.y / height_;
  const auto onRay = [&](float depth) {
    const auto point = worldFromClip_ * glm::vec4(x, y, depth, 1.0f);
    return glm::vec3(point) / point.w;
  };
  const glm::vec3 from = onRay(-1.0f);
  return {from, glm::normalize(onRay(1.0f) - from)};
}

float PictureView::metresPerPixel(const glm::vec3& place) const {
  const float depth = camera_.projection() == OrbitCamera::Projection::Perspective ? glm::dot(place - camera_.eye(), camera_.forward()) : camera_.distance();
  return std::max(0.01f, depth) * 2.0f * std::tan(0.5f * camera_.fieldOfView()) / std::max(1.0f, height_);
}

glm::vec3 PictureView::towardsEye(const glm::vec3& place) const {
  if (camera_.projection() != OrbitCamera::Projection::Perspective) return -camera_.forward();
  const glm::vec3 way = camera_.eye() - place;
  return glm::length(way) > 1e-4f ? glm::normalize(way) : -camera_.forward();
}

glm::vec2 nearestOnLine(const glm::vec2& from, const glm::vec2& to, const glm::vec2& pixel) {
  const glm::vec2 way = to - from;
  const float square = glm::dot(way, way);
  return square > 0.0f ? from + std::clamp(glm::dot(pixel - from, way) / square, 0.0f, 1.0f) * way : from;
}

}  // namespace render
