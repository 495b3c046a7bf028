#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/picture/body_keypoints.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <vector>

namespace core::document {

/// Skeletons of a project file, each written once and named by its index.
class SkeletonTable {
 public:
  /// Index of the skeleton, added when it is new (compared by content).
  int indexOf(const std::shared_ptr<const motion::Skeleton>& skeleton);
  nlohmann::json toJson() const;
  /// Errors: ParseFailed, naming the skeleton's index.
  static Result<SkeletonTable> fromJson(const nlohmann::json& json);
  /// nullptr when out of range.
  std::shared_ptr<const motion::Skeleton> at(int index) const;

 private:
  std::vector<std::shared_ptr<const motion::Skeleton>> skeletons_;
};

/// A clip with its numbers as base64 of little-endian float32, so that a stored take comes back bit for bit.
/// Quaternions are w x y z.
nlohmann::json clipToJson(const motion::Clip& clip, SkeletonTable& skeletons);
/// Errors: ParseFailed (sizes that disagree, numbers that are not finite, more than 200,000 frames).
Result<std::shared_ptr<const motion::Clip>> clipFromJson(const nlohmann::json& json, const SkeletonTable& skeletons);

/// A 2D motion, its places and what was seen of it as base64; its remarks are not kept.
nlohmann::json pictureToJson(const motion::BodyKeypoints& picture);
/// Errors: ParseFailed (sizes that disagree or are no whole bodies, numbers that are not finite, more than 200,000 frames).
Result<std::shared_ptr<const motion::BodyKeypoints>> pictureFromJson(const nlohmann::json& json);

}  // namespace core::document
