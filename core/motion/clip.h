#pragma once

#include "core/motion/skeleton.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace core::motion {

/// One frame: where the root is and how every joint is turned against its parent.
struct Pose {
  glm::vec3 rootPosition{0.0f};         // metres, world
  std::vector<glm::quat> rotations;     // [J] unit, parentFromJoint
  std::vector<glm::vec3> translations;  // [J] metres in the parent's frame, or empty: the skeleton's offsets
};

/// What a clip is made of, before it becomes one. F frames, J joints, frame-major.
struct ClipData {
  std::shared_ptr<const Skeleton> skeleton;
  double fps = 30.0;
  std::vector<glm::vec3> rootPositions;  // [F] metres, world
  std::vector<glm::quat> rotations;      // [F * J] unit, parentFromJoint
  std::vector<glm::vec3> translations;   // [F * J] or empty; for files whose position channels replace the offsets
  std::string name;
};

/// A finished motion; never changes, travels as std::shared_ptr<const Clip>.
class Clip {
 public:
  /// Throws std::invalid_argument when sizes disagree, there is no frame, or fps is not above 0.
  explicit Clip(ClipData data);

  const Skeleton& skeleton() const { return *data_.skeleton; }
  const std::shared_ptr<const Skeleton>& sharedSkeleton() const { return data_.skeleton; }
  int frameCount() const { return static_cast<int>(data_.rootPositions.size()); }
  int jointCount() const { return data_.skeleton->jointCount(); }
  double fps() const { return data_.fps; }
  /// Seconds from the first frame to the end of the last.
  double duration() const { return frameCount() / fps(); }
  const std::string& name() const { return data_.name; }

  const glm::vec3& rootPosition(int frame) const { return data_.rootPositions.at(static_cast<std::size_t>(frame)); }
  /// [J], parentFromJoint.
  std::span<const glm::quat> rotations(int frame) const;
  /// [J], or empty when the skeleton's offsets hold for every frame.
  std::span<const glm::vec3> translations(int frame) const;
  Pose pose(int frame) const;

  /// For making a changed copy.
  const ClipData& data() const { return data_; }

 private:
  ClipData data_;
};

}  // namespace core::motion
