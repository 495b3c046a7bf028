#pragma once

#include "core/document/take.h"

#include <nlohmann/json_fwd.hpp>

// Styles of requests, how they go over a motion, and how a motion was restyled, in the project file.
namespace core::document {

nlohmann::json styleToJson(const TakeStyle& style);
/// False where it cannot be used.
bool readStyle(const nlohmann::json& value, TakeStyle& style);

/// {"strength": [[0, 1.5], [2, 4]], "mix": {...}, "share": [[0, 0.5]]}: what is said alone.
nlohmann::json courseToJson(const TakeCourse& course);
bool readCourse(const nlohmann::json& value, TakeCourse& course);

/// {"turn": 30, "from": 0, "parts": [{"part": "left_arm", "style": {...}}], "person": 2, "videoFps": 25, "inpainted": true, "releasedFeet": true}: but for the first two
/// what is said alone.
nlohmann::json restylingToJson(const TakeRestyling& restyling);
bool readRestyling(const nlohmann::json& value, TakeRestyling& restyling);

}  // namespace core::document
