#pragma once

#include "render/scene.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace render {

/// A camera that circles a target. A plain value: copy it to give two views one camera.
/// Clips face +Z: yaw 0 looks at the figure's face, and Side shows it walking to the right.
class OrbitCamera {
 public:
  enum class Projection { Perspective, Orthographic };
  enum class Preset { ThreeQuarter, Front, Side, Back, Top };

  OrbitCamera();

  /// Radians. Pitch stops short of straight up and straight down, except by Preset::Top.
  void orbit(float yawChange, float pitchChange);
  /// Moves the target with the picture; fractions of the view's height, right and up positive.
  void pan(float right, float up);
  /// Divides the distance; above 1 comes nearer. Stops between 0.2 and 200 m.
  void zoom(float factor);
  /// Turns to a named direction; target and distance stay.
  void setPreset(Preset preset);
  void setProjection(Projection projection) { projection_ = projection; }
  /// Moves and zooms, without turning, until the whole box is in the picture. aspect: width / height.
  void frame(const Box& box, float aspect);

  /// Follow root: after the first call the target moves over the floor as the given point does.
  void follow(const glm::vec3& rootPosition);
  void stopFollowing() { isFollowing_ = false; }

  void setTarget(const glm::vec3& target) { target_ = target; }
  void setAngles(float yaw, float pitch);
  void setDistance(float metres);

  Projection projection() const { return projection_; }
  const glm::vec3& target() const { return target_; }
  float yaw() const { return yaw_; }
  float pitch() const { return pitch_; }
  float distance() const { return distance_; }
  /// Vertical opening angle, radians. The orthographic view is as high as this one is at the target.
  float fieldOfView() const { return fieldOfView_; }
  bool isFollowing() const { return isFollowing_; }

  glm::vec3 eye() const;
  glm::vec3 forward() const;
  glm::vec3 right() const;
  glm::vec3 up() const;
  /// Metres that the picture is high at the target.
  float viewHeight() const;

  glm::mat4 viewFromWorld() const;
  glm::mat4 clipFromView(float aspect) const;
  glm::mat4 clipFromWorld(float aspect) const { return clipFromView(aspect) * viewFromWorld(); }

 private:
  glm::vec3 target_{0.0f, 0.9f, 0.0f};
  float yaw_ = 0.0f;
  float pitch_ = 0.0f;
  float distance_ = 4.0f;
  float fieldOfView_ = 0.61f;
  Projection projection_ = Projection::Perspective;
  bool isFollowing_ = false;
  glm::vec3 followed_{0.0f};
};

}  // namespace render
