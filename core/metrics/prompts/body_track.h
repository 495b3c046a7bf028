#pragma once

#include <glm/vec3.hpp>

#include <span>
#include <vector>

/// What a person would say of a body's movement, measured on joint positions; no LibTorch. See core/metrics/README.md.
namespace core::metrics {

enum class Side { Left, Right };

/// Frames [begin, end) of a track.
struct FrameSpan {
  int begin = 0, end = 0;
  int size() const { return end - begin; }
};

/// A finished motion of the 22 HumanML3D joints with what many facts need: the floor under it, which way it faces, how the trunk
/// leans. Immutable after creation; may be shared between threads.
///
/// Floor: y is counted from the height that the lowest joint of a frame keeps above in 19 of 20 frames, so that one sunken frame does not lift
/// the rest. Heading: across hips and shoulders, in degrees, unwrapped, growing to the left; while the body lies on its side the last
/// one holds. Leftward is +X of a body that faces +Z.
class BodyTrack {
 public:
  /// positions [F * 22] frame-major, metres, Y up. Throws std::invalid_argument when the size is no multiple of 22, there are fewer
  /// than 4 frames, or fps is not above 0.
  explicit BodyTrack(std::span<const glm::vec3> positions, double fps = 20.0);

  int frames() const { return frames_; }
  double fps() const { return fps_; }
  FrameSpan whole() const { return {0, frames_}; }

  /// Metres, floor at y = 0.
  const glm::vec3& at(int frame, int joint) const { return positions_[static_cast<std::size_t>(frame) * 22 + static_cast<std::size_t>(joint)]; }
  /// m/s, over three frames; relative to the pelvis for the second.
  glm::vec3 velocity(int frame, int joint) const;
  glm::vec3 velocityFromPelvis(int frame, int joint) const;

  double heading(int frame) const { return heading_[static_cast<std::size_t>(frame)]; }  // degrees
  glm::vec3 forward(int frame) const;                                                    // unit, horizontal
  glm::vec3 leftward(int frame) const;                                                   // unit, horizontal

  /// Degrees by which the line from pelvis to neck leans forward (negative: backward), seen from the side and unwrapped, so that a somersault
  /// forward adds 360.
  double pitch(int frame) const { return pitch_[static_cast<std::size_t>(frame)]; }
  /// Degrees between that line and the vertical, 0 to 180.
  double tilt(int frame) const;

  double lowestFoot(int frame) const;  // metres: the lowest of both ankles (less the 6 cm that they stand above toes) and toes
  double lowestJoint(int frame) const;

 private:
  int frames_ = 0;
  double fps_ = 20.0;
  std::vector<glm::vec3> positions_;
  std::vector<double> heading_, pitch_;
};

}  // namespace core::metrics
