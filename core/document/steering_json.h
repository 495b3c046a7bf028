#pragma once

#include "core/document/take.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <vector>

// Key poses and paths of a request, and when the feet of a take stand, in the project file.
namespace core::document {

nlohmann::json posesToJson(const std::vector<TakePose>& poses);
nlohmann::json pathToJson(const std::vector<TakeWayPoint>& path);

/// From a list; false where an entry cannot be used. Poses of takes have no motion yet: see findKeptMotions().
bool readPoses(const nlohmann::json& list, std::vector<TakePose>& poses);
bool readPath(const nlohmann::json& list, std::vector<TakeWayPoint>& path);

/// {"left": [[0.2, 0.9]], "right": []}: seconds. Of those that somebody tells a foot may be left out.
nlohmann::json standsToJson(const motion::ToldStands& stands);
nlohmann::json standsToJson(const motion::FootStands& stands);
/// Nothing where it cannot be used.
std::optional<motion::ToldStands> readToldStands(const nlohmann::json& value);
std::optional<motion::FootStands> readStands(const nlohmann::json& value);

}  // namespace core::document
