#pragma once

#include "core/base/result.h"
#include "core/motion/picture/keypoints.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

/// Pieces of key point files: numbers, points and people out of JSON.
namespace core::io::keypoints {

/// Everything wrong with a file's content; becomes one Error where a file is parsed.
struct Refused : std::runtime_error {
  ErrorCode code;
  explicit Refused(std::string sentence, ErrorCode what = ErrorCode::ParseFailed) : std::runtime_error(std::move(sentence)), code(what) {}
};

/// The first of the names that an object has, or null; null for what is no object.
const nlohmann::json* find(const nlohmann::json& object, std::initializer_list<const char*> names);
/// Refused when it is none, or beyond 2^53.
std::int64_t wholeNumber(const nlohmann::json& value, const char* what);

/// One person of an instance's JSON. Points are [x, y], [x, y, score], objects with x and y, or all numbers in one row; a point that is null or holds a null (NaN in the
/// file) is not seen, and so is one at (0, 0). names: what the file calls its points, empty where it does not; points that bear their own names add to it. Refused, with
/// what is wrong: no list, numbers out of range, points in space, a number of points that no layout has (Unsupported) unless the file names them, scores that do not fit.
motion::KeypointPerson person(const nlohmann::json& instance, std::vector<std::string>& names);

/// The names of points where a file's head gives them: MMPose's meta_info, COCO's categories, or a list of names.
std::vector<std::string> pointNames(const nlohmann::json& file);

}  // namespace core::io::keypoints
