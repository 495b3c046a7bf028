#include "core/io/keypoint_json.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace core::io {

namespace {

using motion::Keypoint;
using motion::KeypointFrame;
using motion::KeypointPerson;
using motion::KeypointVideo;
using Json = nlohmann::json;

constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;
constexpr int kDeepest = 32;
constexpr std::size_t kMostPeople = 200, kMostFrames = 200'000;
constexpr double kFarthestPixel = 1e6;

/// Everything wrong with a file's content; becomes one Error in parseFile().
struct Refused : std::runtime_error {
  ErrorCode code;
  explicit Refused(std::string sentence, ErrorCode what = ErrorCode::ParseFailed) : std::runtime_error(std::move(sentence)), code(what) {}
};

/// People by frame number, as they come out of one file.
struct NumberedFrames {
  std::map<std::int64_t, KeypointFrame> frames;
  void add(std::int64_t number, KeypointPerson person) {
    auto& people = frames[number].people;
    if (people.size() >= kMostPeople) throw Refused(fmt::format("frame {} holds more than {} people", number, kMostPeople));
    people.push_back(std::move(person));
    if (frames.size() > kMostFrames) throw Refused(fmt::format("more than {} frames", kMostFrames));
  }
};

float number(const Json& value, const char* what) {
  if (!value.is_number()) throw Refused(fmt::format("{} holds something that is no number", what));
  const double result = value.get<double>();
  if (!std::isfinite(result) || std::abs(result) > kFarthestPixel) throw Refused(fmt::format("{} holds {:g}, which is no place in a picture", what, result));
  return static_cast<float>(result);
}

std::int64_t wholeNumber(const Json& value, const char* what) {
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{1} << 53) throw Refused(fmt::format("{} is too large", what));
  if (!value.is_number_integer()) throw Refused(fmt::format("{} is no whole number", what));
  return value.get<std::int64_t>();
}

const Json* find(const Json& object, std::initializer_list<const char*> names) {
  if (!object.is_object()) return nullptr;
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found != object.end()) return &*found;
  }
  return nullptr;
}

bool isPointCount(std::size_t count) { return motion::keypointSetOf(count).has_value(); }

/// [[s], [s], ...] or [s, s, ...].
std::vector<float> scores(const Json& list) {
  std::vector<float> values;
  for (const auto& entry : list) values.push_back(number(entry.is_array() && !entry.empty() ? entry.front() : entry, "a list of scores"));
  return values;
}

std::vector<Keypoint> nestedPoints(const Json& list) {
  std::vector<Keypoint> points;
  for (const auto& entry : list) {
    if (!entry.is_array() || entry.size() < 2 || entry.size() > 4) throw Refused("a key point is not [x, y] or [x, y, score]");
    points.push_back({{number(entry[0], "a key point"), number(entry[1], "a key point")}, entry.size() > 2 ? number(entry[2], "a key point") : 1.0f});
  }
  return points;
}

std::vector<Keypoint> flatPoints(const Json& list) {
  const bool hasScores = list.size() % 3 == 0 && isPointCount(list.size() / 3);
  const std::size_t step = hasScores ? 3 : 2;
  if (!hasScores && (list.size() % 2 != 0 || !isPointCount(list.size() / 2)))
    throw Refused(fmt::format("a person has {} numbers, which is no known set of key points", list.size()), ErrorCode::Unsupported);
  std::vector<Keypoint> points;
  for (std::size_t i = 0; i < list.size(); i += step) {
    points.push_back({{number(list[i], "a person"), number(list[i + 1], "a person")}, hasScores ? number(list[i + 2], "a person") : 1.0f});
  }
  return points;
}

/// points: the array of a person; scoreList: null or their scores.
KeypointPerson person(const Json& points, const Json* scoreList) {
  if (!points.is_array()) throw Refused("a person's key points are no list");
  KeypointPerson result;
  if (points.empty()) return result;
  result.points = points.front().is_array() ? nestedPoints(points) : flatPoints(points);
  if (!isPointCount(result.points.size()))
    throw Refused(fmt::format("a person has {} key points; known are 17, 18, 25, 26, 133 and 136", result.points.size()), ErrorCode::Unsupported);
  if (scoreList && scoreList->is_array()) {
    const auto values = scores(*scoreList);
    if (values.size() != result.points.size()) throw Refused(fmt::format("{} scores stand beside {} key points", values.size(), result.points.size()));
    for (std::size_t i = 0; i < values.size(); ++i) result.points[i].score = values[i];
  }
  for (auto& point : result.points) {
    if (point.place == glm::vec2(0.0f)) point.score = 0.0f;
    point.score = std::clamp(point.score, 0.0f, 1.0f);
  }
  return result;
}

std::int64_t trackNumber(const Json& object) {
  const auto* id = find(object, {"track_id", "idx", "person_id"});
  if (id && id->is_array() && !id->empty()) id = &id->front();
  return id && id->is_number_integer() && !id->is_number_unsigned() ? id->get<std::int64_t>()
         : id && id->is_number_unsigned()                             ? static_cast<std::int64_t>(std::min<std::uint64_t>(id->get<std::uint64_t>(), 1u << 30))
                                                                      : -1;
}

void addInstance(NumberedFrames& frames, std::int64_t at, const Json& instance) {
  const auto* points = find(instance, {"keypoints", "pose_keypoints_2d", "pose_keypoints", "pose", "joints"});
  if (!points) throw Refused("a person has no \"keypoints\"");
  auto found = person(*points, find(instance, {"keypoint_scores", "score"}));
  found.id = trackNumber(instance);
  if (!found.points.empty()) frames.add(at, std::move(found));
}

void addInstances(NumberedFrames& frames, std::int64_t at, const Json& list) {
  if (!list.is_array()) throw Refused("the people of a frame are no list");
  if (list.size() > kMostPeople) throw Refused(fmt::format("frame {} holds {} people, at most {} are read", at, list.size(), kMostPeople));
  frames.frames[at];
  for (const auto& instance : list) addInstance(frames, at, instance);
}

/// The last run of digits of a name ("video_000012.jpg" gives 12), or nothing.
std::optional<std::int64_t> lastNumber(std::string_view name) {
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  const auto end = std::find_if(name.rbegin(), name.rend(), isDigit).base();
  const auto begin = std::find_if_not(std::make_reverse_iterator(end), name.rend(), isDigit).base();
  if (begin == end || end - begin > 15) return std::nullopt;
  std::int64_t value = 0;
  for (auto c = begin; c != end; ++c) value = value * 10 + (*c - '0');
  return value;
}

/// A list of people of all pictures, each naming its picture.
void addResults(NumberedFrames& frames, const Json& list) {
  std::map<std::string, std::int64_t> unnumbered;
  for (const auto& instance : list) {
    const auto* image = find(instance, {"image_id"});
    if (!image) throw Refused("a person names no \"image_id\"");
    std::int64_t at = 0;
    if (image->is_string()) {
      const auto name = image->get<std::string>();
      const auto digits = lastNumber(std::string_view(name).substr(0, name.rfind('.')));
      at = digits ? *digits : unnumbered.emplace(name, static_cast<std::int64_t>(unnumbered.size())).first->second;
    } else {
      at = wholeNumber(*image, "an \"image_id\"");
    }
    addInstance(frames, at, instance);
  }
}

/// A list of frames, each with its number and its people.
void addFrames(NumberedFrames& frames, const Json& list, std::initializer_list<const char*> numberNames, std::initializer_list<const char*> peopleNames) {
  if (!list.is_array()) throw Refused("the frames are no list");
  std::int64_t next = 0;
  for (const auto& entry : list) {
    const auto* named = find(entry, numberNames);
    const auto at = named ? wholeNumber(*named, "a frame's number") : next;
    next = at + 1;
    const auto* people = find(entry, peopleNames);
    if (!people) throw Refused(fmt::format("frame {} has no list of people", at));
    addInstances(frames, at, *people);
  }
}

NumberedFrames framesOf(const Json& json) {
  NumberedFrames frames;
  if (const auto* people = find(json, {"people", "bodies"})) {
    addInstances(frames, 0, *people);
  } else if (const auto* data = find(json, {"data"})) {
    addFrames(frames, *data, {"frame_index", "frame_id"}, {"skeleton", "instances"});
  } else if (const auto* info = find(json, {"instance_info"})) {
    addFrames(frames, *info, {"frame_id", "frame_index"}, {"instances"});
  } else if (const auto* annotations = find(json, {"annotations"})) {
    if (!annotations->is_array()) throw Refused("\"annotations\" is no list");
    addResults(frames, *annotations);
  } else if (const auto* instances = find(json, {"instances"})) {
    addInstances(frames, 0, *instances);
  } else if (json.is_array() && !json.empty() && find(json.front(), {"image_id"})) {
    addResults(frames, json);
  } else if (json.is_array() && !json.empty() && find(json.front(), {"instances"})) {
    addFrames(frames, json, {"frame_id", "frame_index"}, {"instances"});
  } else if (json.is_array()) {
    addInstances(frames, 0, json);
  } else {
    throw Refused("holds no key points of a known form");
  }
  return frames;
}

Result<NumberedFrames> parseFile(std::string_view text, const std::string& name) {
  // The file's people come before the tree does: a depth limit keeps nested brackets from filling the memory.
  const auto shallow = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw Refused(fmt::format("is nested more than {} deep", kDeepest));
    return true;
  };
  try {
    const auto json = Json::parse(text.begin(), text.end(), shallow);
    return framesOf(json);
  } catch (const Json::exception&) {
    return Error{ErrorCode::ParseFailed, name + ": is not JSON, or cut off"};
  } catch (const Refused& refused) {
    return Error{refused.code, name + ": " + refused.what()};
  }
}

/// Frames with numbers as a row of frames; missing numbers in between become empty frames.
Result<KeypointVideo> asVideo(NumberedFrames numbered, const std::string& name) {
  KeypointVideo video;
  video.name = name;
  std::size_t points = 0, people = 0;
  for (const auto& [at, frame] : numbered.frames) {
    for (const auto& someone : frame.people) {
      if (points != 0 && someone.points.size() != points)
        return Error{ErrorCode::ParseFailed, fmt::format("{}: people have {} and {} key points", name, points, someone.points.size())};
      points = someone.points.size();
      ++people;
    }
  }
  if (people == 0) return Error{ErrorCode::InvalidArgument, name + ": shows nobody in any frame"};
  video.set = *motion::keypointSetOf(points);
  const auto count = static_cast<std::int64_t>(numbered.frames.size());
  const auto first = numbered.frames.begin()->first;
  // Numbers that leave out more frames than they name are no frame numbers (times, or picture ids).
  const bool areFrames = numbered.frames.rbegin()->first - first < 2 * count + 100;
  for (auto& [at, frame] : numbered.frames) {
    if (areFrames) video.frames.resize(static_cast<std::size_t>(at - first));
    video.frames.push_back(std::move(frame));
  }
  const auto missing = static_cast<std::int64_t>(video.frames.size()) - count;
  if (missing > 0) video.remarks.push_back(fmt::format("{} frames are missing between the others; they are interpolated", missing));
  if (!areFrames && count > 1) video.remarks.push_back("the pictures' numbers are far apart; they are taken as consecutive frames");
  return video;
}

Result<KeypointVideo> readFolder(const std::filesystem::path& folder) {
  std::vector<std::pair<std::optional<std::int64_t>, std::filesystem::path>> files;
  std::error_code code;
  for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const auto& path = entry->path();
    if (path.extension() != ".json") continue;
    auto stem = path.stem().string();
    const std::string ending = "_keypoints";
    if (stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
    files.emplace_back(lastNumber(stem), path);
    if (files.size() > kMostFrames) return Error{ErrorCode::Unsupported, fmt::format("{}: holds more than {} files", folder.string(), kMostFrames)};
  }
  if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: {}", folder.string(), code.message())};
  if (files.empty()) return Error{ErrorCode::NotFound, folder.string() + ": holds no .json file"};
  std::sort(files.begin(), files.end());
  const bool areNumbered = std::all_of(files.begin(), files.end(), [](const auto& file) { return file.first.has_value(); });
  NumberedFrames all;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto text = base::readWholeFile(files[i].second, kMostBytes);
    if (!text) return text.error();
    auto frames = parseFile(*text, files[i].second.string());
    if (!frames) return frames.error();
    if (frames->frames.size() > 1) {
      if (files.size() == 1) return asVideo(std::move(*frames), folder.string());
      return Error{ErrorCode::ParseFailed, files[i].second.string() + ": holds a whole clip, and so do others in the folder; give one of them"};
    }
    const auto at = areNumbered ? *files[i].first : static_cast<std::int64_t>(i);
    if (all.frames.contains(at)) return Error{ErrorCode::ParseFailed, fmt::format("{}: frame {} is there twice", files[i].second.string(), at)};
    all.frames[at] = frames->frames.empty() ? KeypointFrame{} : std::move(frames->frames.begin()->second);
  }
  return asVideo(std::move(all), folder.string());
}

}  // namespace

Result<KeypointVideo> parseKeypoints(std::string_view json, const std::string& name) {
  auto frames = parseFile(json, name);
  if (!frames) return frames.error();
  return asVideo(std::move(*frames), name);
}

Result<KeypointVideo> readKeypoints(const std::filesystem::path& fileOrFolder) {
  std::error_code code;
  if (std::filesystem::is_directory(fileOrFolder, code)) return readFolder(fileOrFolder);
  auto text = base::readWholeFile(fileOrFolder, kMostBytes);
  if (!text) return text.error();
  return parseKeypoints(*text, fileOrFolder.string());
}

}  // namespace core::io
