#include "core/io/read/keypoints/keypoint_points.h"

#include "core/motion/picture/keypoint_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace core::io::keypoints {

namespace {

using motion::Keypoint;
using Json = nlohmann::json;

constexpr double kFarthestPixel = 1e6;
constexpr std::size_t kMostPoints = 1'000;

/// Nothing for a null.
std::optional<float> number(const Json& value, const char* what) {
  if (value.is_null()) return std::nullopt;
  if (!value.is_number()) throw Refused(fmt::format("{} holds something that is no number", what));
  const double result = value.get<double>();
  if (!std::isfinite(result) || std::abs(result) > kFarthestPixel) throw Refused(fmt::format("{} holds {:g}, which is no place in a picture", what, result));
  return static_cast<float>(result);
}

Keypoint pointOf(std::optional<float> x, std::optional<float> y, std::optional<float> score) {
  if (!x || !y || !score) return {};
  return {{*x, *y}, *score};
}

[[noreturn]] void refuseSpace() { throw Refused("holds points in space (x, y and z); points of a picture are read", ErrorCode::Unsupported); }

/// A third number is a score: 0 to 1, or 2 as COCO's people who annotate write it; some detectors go a little beyond. A depth is anything.
bool isScore(std::optional<float> third) { return !third || (*third >= -1e-6f && *third <= 3.0f); }

/// {"x": ..., "y": ..., "score": ...}, and PoseNet's {"position": {"x": ...}}.
Keypoint pointOfObject(const Json& entry, std::vector<std::string>& own) {
  const Json* position = find(entry, {"position"});
  const Json& place = position ? *position : entry;
  const Json *x = find(place, {"x"}), *y = find(place, {"y"}), *score = find(entry, {"score", "visibility", "confidence", "likelihood"});
  const Json* name = find(entry, {"name", "part"});
  own.push_back(name && name->is_string() ? name->get<std::string>() : std::string());
  if (!x || !y) throw Refused("a key point has no x and y");
  return pointOf(number(*x, "a key point"), number(*y, "a key point"), score ? number(*score, "a score") : std::optional(1.0f));
}

std::vector<Keypoint> nestedPoints(const Json& list, bool hasScoresBeside, std::vector<std::string>& own) {
  std::vector<Keypoint> points;
  if (list.size() > kMostPoints) throw Refused(fmt::format("a person has {} key points", list.size()), ErrorCode::Unsupported);
  for (const auto& entry : list) {
    if (entry.is_null()) {
      points.emplace_back();
      continue;
    }
    if (entry.is_object()) {
      points.push_back(pointOfObject(entry, own));
      continue;
    }
    if (!entry.is_array() || entry.size() < 2 || entry.size() > 4) throw Refused("a key point is not [x, y] or [x, y, score]");
    const auto third = entry.size() > 2 ? number(entry[2], "a key point") : std::optional(1.0f);
    if (entry.size() > 2 && (entry.size() == 4 || hasScoresBeside || !isScore(third))) refuseSpace();
    points.push_back(pointOf(number(entry[0], "a key point"), number(entry[1], "a key point"), third));
  }
  return points;
}

std::vector<Keypoint> flatPoints(const Json& list, std::size_t named, bool hasScoresBeside) {
  const auto isCount = [&](std::size_t count) { return named > 0 ? count == named : motion::isKnownPointCount(count); };
  const bool inThrees = list.size() % 3 == 0 && isCount(list.size() / 3);
  const std::size_t step = inThrees ? 3 : 2;
  if (!inThrees && (list.size() % 2 != 0 || !isCount(list.size() / 2)))
    throw Refused(fmt::format("a person has {} numbers, which is no known set of key points", list.size()), ErrorCode::Unsupported);
  std::vector<Keypoint> points;
  for (std::size_t i = 0; i < list.size(); i += step) {
    const auto third = inThrees ? number(list[i + 2], "a person") : std::optional(1.0f);
    if (inThrees && (hasScoresBeside || !isScore(third))) refuseSpace();
    points.push_back(pointOf(number(list[i], "a person"), number(list[i + 1], "a person"), third));
  }
  return points;
}

/// [[s], [s], ...] or [s, s, ...]; a null is a point that is not seen.
std::vector<float> scores(const Json& list) {
  std::vector<float> values;
  for (const auto& entry : list) values.push_back(number(entry.is_array() && !entry.empty() ? entry.front() : entry, "a list of scores").value_or(0.0f));
  return values;
}

std::int64_t trackNumber(const Json& object) {
  const auto* id = find(object, {"track_id", "idx", "person_id"});
  if (id && id->is_array() && !id->empty()) id = &id->front();
  if (!id || !id->is_number_integer()) return -1;
  return id->is_number_unsigned() ? static_cast<std::int64_t>(std::min<std::uint64_t>(id->get<std::uint64_t>(), 1u << 30)) : id->get<std::int64_t>();
}

std::vector<std::string> textsIn(const Json& list) {
  std::vector<std::string> out;
  if (!list.is_array()) return out;
  for (const auto& entry : list) {
    if (!entry.is_string()) return {};
    out.push_back(entry.get<std::string>());
  }
  return out;
}

/// {"0": "nose", "1": "left_eye"}.
std::vector<std::string> textsByNumber(const Json& object) {
  std::vector<std::string> out;
  if (!object.is_object() || object.size() > kMostPoints) return out;
  out.resize(object.size());
  for (const auto& [key, value] : object.items()) {
    std::size_t at = out.size();
    const auto [end, code] = std::from_chars(key.data(), key.data() + key.size(), at);
    if (code != std::errc{} || end != key.data() + key.size() || at >= out.size() || !value.is_string()) return {};
    out[at] = value.get<std::string>();
  }
  return out;
}

}  // namespace

const Json* find(const Json& object, std::initializer_list<const char*> names) {
  if (!object.is_object()) return nullptr;
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found != object.end()) return &*found;
  }
  return nullptr;
}

std::int64_t wholeNumber(const Json& value, const char* what) {
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{1} << 53) throw Refused(fmt::format("{} is too large", what));
  if (!value.is_number_integer()) throw Refused(fmt::format("{} is no whole number", what));
  return value.get<std::int64_t>();
}

motion::KeypointPerson person(const Json& instance, std::vector<std::string>& names) {
  if (find(instance, {"keypoints_3d", "pose_keypoints_3d"}) && !find(instance, {"keypoints", "pose_keypoints_2d", "pose_keypoints"})) refuseSpace();
  const Json* list = find(instance, {"keypoints", "pose_keypoints_2d", "pose_keypoints", "pose", "joints", "landmarks"});
  if (!list) throw Refused("a person has no \"keypoints\"");
  motion::KeypointPerson result;
  result.id = trackNumber(instance);
  if (list->is_null()) return result;
  if (!list->is_array()) throw Refused("a person's key points are no list");
  if (std::all_of(list->begin(), list->end(), [](const Json& entry) { return entry.is_null(); })) return result;
  const Json* beside = find(instance, {"keypoint_scores", "score"});
  const bool hasScores = beside && beside->is_array();
  // A list of people of one person, as arrays are saved with their first dimension.
  if (list->size() == 1 && list->front().is_array() && !list->front().empty() && list->front().front().is_array()) list = &list->front();
  const bool isNested = std::any_of(list->begin(), list->end(), [](const Json& entry) { return entry.is_structured(); });
  std::vector<std::string> own;
  result.points = isNested ? nestedPoints(*list, hasScores, own) : flatPoints(*list, names.size(), hasScores);
  if (names.empty() && own.size() == result.points.size() && std::none_of(own.begin(), own.end(), [](const std::string& name) { return name.empty(); })) names = own;
  if (names.empty() && !motion::isKnownPointCount(result.points.size()))
    throw Refused(fmt::format("a person has {} key points; known are {}", result.points.size(), motion::knownPointCounts()), ErrorCode::Unsupported);
  if (!names.empty() && names.size() != result.points.size())
    throw Refused(fmt::format("a person has {} key points, but {} are named", result.points.size(), names.size()));
  if (hasScores) {
    const auto values = scores(*beside);
    if (values.size() != result.points.size()) throw Refused(fmt::format("{} scores stand beside {} key points", values.size(), result.points.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
      if (result.points[i].score > 0.0f) result.points[i].score = values[i];
  }
  for (auto& point : result.points) {
    if (point.place == glm::vec2(0.0f)) point.score = 0.0f;
    point.score = std::clamp(point.score, 0.0f, 1.0f);
  }
  return result;
}

std::vector<std::string> pointNames(const Json& file) {
  if (const Json* info = find(file, {"meta_info", "dataset_meta"})) {
    if (const Json* byNumber = find(*info, {"keypoint_id2name"}))
      if (auto names = textsByNumber(*byNumber); !names.empty()) return names;
    if (const Json* list = find(*info, {"keypoint_names", "keypoints", "joint_names"}))
      if (auto names = textsIn(*list); !names.empty()) return names;
  }
  if (const Json* categories = find(file, {"categories"}); categories && categories->is_array()) {
    for (const auto& category : *categories) {
      const Json* list = find(category, {"keypoints"});
      auto names = list ? textsIn(*list) : std::vector<std::string>();
      if (!names.empty() && motion::indicesByNames(names)) return names;
    }
  }
  if (const Json* list = find(file, {"keypoint_names", "keypoints_names", "joint_names"})) return textsIn(*list);
  return {};
}

}  // namespace core::io::keypoints
