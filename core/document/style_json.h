#pragma once

#include "core/document/take.h"

#include <nlohmann/json_fwd.hpp>

// Styles of requests, and how they go over a motion, in the project file.
namespace core::document {

nlohmann::json styleToJson(const TakeStyle& style);
/// False where it cannot be used.
bool readStyle(const nlohmann::json& value, TakeStyle& style);

/// {"strength": [[0, 1.5], [2, 4]], "mix": {...}, "share": [[0, 0.5]]}: what is said alone.
nlohmann::json courseToJson(const TakeCourse& course);
bool readCourse(const nlohmann::json& value, TakeCourse& course);

}  // namespace core::document
