#pragma once

#include "render/camera.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <optional>

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

/// The point of a line from one pixel to another that is nearest to a third.
glm::vec2 nearestOnLine(const glm::vec2& from, const glm::vec2& to, const glm::vec2& pixel);

}  // namespace render
