#include "core/document/kept_motions.h"

#include "core/document/steering_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::document {

namespace {

using nlohmann::json;
using Motions = std::map<TakeId, std::shared_ptr<const motion::Clip>>;

Error badKept(std::string message) { return {ErrorCode::ParseFailed, std::move(message)}; }

Result<Motions> motionsFromJson(const json& list, const SkeletonTable& skeletons) {
  Motions motions;
  if (list.is_null()) return motions;
  if (!list.is_array() || list.size() > 10'000) return badKept("\"keptMotions\" is not a list");
  for (const json& entry : list) {
    const bool isWhole = entry.is_object() && entry.contains("take") && entry["take"].is_number_unsigned() && entry.contains("clip") && entry["clip"].is_object();
    const auto take = isWhole ? entry["take"].get<TakeId>() : 0;
    if (take == 0 || take > UINT64_MAX / 2) return badKept("\"keptMotions\" has an entry without a take or a clip");
    auto clip = clipFromJson(entry["clip"], skeletons);
    if (!clip) return badKept(fmt::format("the kept motion of take {}: {}", take, clip.error().message));
    motions[take] = std::move(*clip);
  }
  return motions;
}

/// Null where neither the project nor the file has it.
std::shared_ptr<const motion::Clip> motionOf(TakeId id, Project& project, const Motions& gone) {
  if (const Take* take = project.find(id)) return take->clip;
  const auto found = gone.find(id);
  if (found == gone.end()) return nullptr;
  project.nextTakeId = std::max(project.nextTakeId, id + 1);
  return found->second;
}

Result<void> findMotions(TakeRequest& request, Project& project, const Motions& gone) {
  for (auto& kept : request.keeps) {
    if (kept.take == 0) continue;
    kept.motion = motionOf(kept.take, project, gone);
    if (!kept.motion) return badKept(fmt::format("what is kept from {:g} to {:g} s is of take {}, which is not there", kept.start, kept.end, kept.take));
  }
  for (auto& pose : request.poses) {
    if (pose.take == 0) continue;
    pose.motion = motionOf(pose.take, project, gone);
    if (!pose.motion) return badKept(fmt::format("the key pose at {:g} s is of take {}, which is not there", pose.time, pose.take));
  }
  return {};
}

}  // namespace

json KeptMotions::toJson(const std::vector<TakeKept>& keeps) {
  json list = json::array();
  for (const auto& kept : keeps) {
    const auto file = kept.file.u8string();
    json one{{"start", kept.start}, {"end", kept.end}, {"file", std::string(file.begin(), file.end())}};
    if (kept.from) one["from"] = *kept.from;
    if (kept.take != 0) one["take"] = kept.take;
    remember(kept.take, kept.motion);
    list.push_back(std::move(one));
  }
  return list;
}

json KeptMotions::toJson(const std::vector<TakePose>& poses) {
  for (const auto& pose : poses) remember(pose.take, pose.motion);
  return posesToJson(poses);
}

void KeptMotions::remember(TakeId take, const std::shared_ptr<const motion::Clip>& motion) {
  if (take != 0 && !project_.find(take)) gone_[take] = motion;
}

json KeptMotions::motionsToJson(SkeletonTable& skeletons) const {
  json list = json::array();
  for (const auto& [take, motion] : gone_)
    if (motion) list.push_back({{"take", take}, {"clip", clipToJson(*motion, skeletons)}});
  return list;
}

Result<void> findKeptMotions(Project& project, const json& motions, const SkeletonTable& skeletons) {
  const auto gone = motionsFromJson(motions, skeletons);
  if (!gone) return gone.error();
  if (auto found = findMotions(project.draft.request, project, *gone); !found) return Error{found.error().code, "the draft: " + found.error().message};
  for (Take& take : project.takes)
    if (auto found = findMotions(take.request, project, *gone); !found) return Error{found.error().code, fmt::format("take {}: {}", take.id, found.error().message)};
  return {};
}

}  // namespace core::document
