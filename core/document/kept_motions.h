#pragma once

#include "core/base/result.h"
#include "core/document/clip_json.h"
#include "core/document/project.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <vector>

namespace core::document {

/// The motions that requests keep stretches of, or take poses from, in a project file. A take that is still there is named by its number; the motion of one that is gone
/// stands in the file itself, once, so that nothing is lost with the take: "keptMotions": [{"take", "clip"}].
class KeptMotions {
 public:
  /// To write; the project must outlive it.
  explicit KeptMotions(const Project& project) : project_(project) {}

  /// Of one request; remembers what else the file has to hold.
  nlohmann::json toJson(const std::vector<TakeKept>& keeps);
  nlohmann::json toJson(const std::vector<TakePose>& poses);
  /// What toJson() met that no take has any more.
  nlohmann::json motionsToJson(SkeletonTable& skeletons) const;

 private:
  void remember(TakeId take, const std::shared_ptr<const motion::Clip>& motion);

  const Project& project_;
  std::map<TakeId, std::shared_ptr<const motion::Clip>> gone_;
};

/// Gives what requests keep, and their poses, the motions, once all takes are there; numbers of takes that are gone are not given again. motions: what motionsToJson()
/// wrote, or null. Errors: ParseFailed (no such take, no such motion, or one that cannot be used).
Result<void> findKeptMotions(Project& project, const nlohmann::json& motions, const SkeletonTable& skeletons);

}  // namespace core::document
