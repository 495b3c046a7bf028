#include "render/camera.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

constexpr float kNearest = 0.2f, kFarthest = 200.0f;
constexpr float kNearPlane = 0.05f, kFarPlane = 500.0f;
constexpr float kHighestPitch = 1.54f;  // just short of straight down, where left and right would flip

float wrapped(float angle) { return std::remainder(angle, glm::two_pi<float>()); }

}  // namespace

OrbitCamera::OrbitCamera() { setPreset(Preset::ThreeQuarter); }

void OrbitCamera::orbit(float yawChange, float pitchChange) { setAngles(yaw_ + yawChange, pitch_ + pitchChange); }

void OrbitCamera::setAngles(float yaw, float pitch) {
  yaw_ = wrapped(yaw);
  pitch_ = std::clamp(pitch, -kHighestPitch, kHighestPitch);
}

void OrbitCamera::pan(float right, float up) { target_ += viewHeight() * (right * this->right() + up * this->up()); }

void OrbitCamera::zoom(float factor) {
  if (factor > 0.0f && std::isfinite(factor)) setDistance(distance_ / factor);
}

void OrbitCamera::setDistance(float metres) { distance_ = std::clamp(metres, kNearest, kFarthest); }

void OrbitCamera::setPreset(Preset preset) {
  constexpr float kQuarter = glm::half_pi<float>();
  switch (preset) {
    case Preset::ThreeQuarter:
      yaw_ = 0.62f;
      pitch_ = 0.26f;
      break;
    case Preset::Front:
      yaw_ = 0.0f;
      pitch_ = 0.0f;
      break;
    case Preset::Side:
      yaw_ = -kQuarter;
      pitch_ = 0.0f;
      break;
    case Preset::Back:
      yaw_ = glm::pi<float>();
      pitch_ = 0.0f;
      break;
    case Preset::Top:
      yaw_ = 0.0f;
      pitch_ = kQuarter;
      break;
  }
}

void OrbitCamera::frame(const Box& box, float aspect) {
  if (box.isEmpty() || !(aspect > 0.0f)) return;
  target_ = box.centre();
  const float tanV = std::tan(0.5f * fieldOfView_), tanH = tanV * aspect;
  float distance = kNearest;
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 point((corner & 1) ? box.high.x : box.low.x, (corner & 2) ? box.high.y : box.low.y, (corner & 4) ? box.high.z : box.low.z);
    const glm::vec3 fromTarget = point - target_;
    const float across = std::abs(glm::dot(fromTarget, right())), along = std::abs(glm::dot(fromTarget, up()));
    // The orthographic view does not grow smaller with depth, so depth does not count there.
    const float nearer = projection_ == Projection::Perspective ? -glm::dot(fromTarget, forward()) : 0.0f;
    distance = std::max({distance, across / tanH + nearer, along / tanV + nearer});
  }
  setDistance(1.06f * distance);
}

void OrbitCamera::follow(const glm::vec3& rootPosition) {
  if (isFollowing_) {
    const glm::vec3 moved = rootPosition - followed_;
    target_ += glm::vec3(moved.x, 0.0f, moved.z);
  }
  isFollowing_ = true;
  followed_ = rootPosition;
}

glm::vec3 OrbitCamera::forward() const { return {-std::cos(pitch_) * std::sin(yaw_), -std::sin(pitch_), -std::cos(pitch_) * std::cos(yaw_)}; }

glm::vec3 OrbitCamera::right() const { return {std::cos(yaw_), 0.0f, -std::sin(yaw_)}; }

glm::vec3 OrbitCamera::up() const { return glm::cross(right(), forward()); }

glm::vec3 OrbitCamera::eye() const { return target_ - distance_ * forward(); }

float OrbitCamera::viewHeight() const { return 2.0f * distance_ * std::tan(0.5f * fieldOfView_); }

glm::mat4 OrbitCamera::viewFromWorld() const { return glm::lookAt(eye(), target_, up()); }

glm::mat4 OrbitCamera::clipFromView(float aspect) const {
  if (projection_ == Projection::Perspective) return glm::perspective(fieldOfView_, aspect, kNearPlane, kFarPlane);
  const float half = 0.5f * viewHeight();
  // Nothing is cut off behind an orthographic eye, however near it stands.
  return glm::ortho(-half * aspect, half * aspect, -half, half, -kFarPlane, kFarPlane);
}

}  // namespace render
