#include "core/io/read/keypoints/keypoint_people.h"

#include "core/base/json_text.h"
#include "core/base/words.h"
#include "core/io/read/keypoints/frame_numbers.h"
#include "core/io/read/keypoints/keypoint_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace core::io::keypoints {

namespace {

using Json = nlohmann::json;

/// What Python's json writes for no number, as null: elsewhere than in texts.
std::string withoutNan(std::string_view text) {
  std::string out(text);
  bool isText = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (isText) {
      if (out[i] == '\\')
        ++i;
      else if (out[i] == '"')
        isText = false;
      continue;
    }
    if (out[i] == '"') isText = true;
    for (const std::string_view word : {"-Infinity", "Infinity", "-NaN", "NaN", "nan"}) {
      if (std::string_view(out).substr(i, word.size()) != word) continue;
      out.replace(i, word.size(), word.size() < 4 ? "null" : "null" + std::string(word.size() - 4, ' '));
      break;
    }
  }
  return out;
}

class Reader {
 public:
  NumberedFrames framesOf(const Json& json) {
    out_.names = pointNames(json);
    if (const auto* people = find(json, {"people", "bodies"})) {
      addInstances(0, *people);
    } else if (const auto* data = find(json, {"data"})) {
      addFrames(*data, {"frame_index", "frame_id"}, {"skeleton", "instances"});
    } else if (const auto* info = find(json, {"instance_info"})) {
      addFrames(*info, {"frame_id", "frame_index"}, {"instances"});
    } else if (const auto* annotations = find(json, {"annotations"})) {
      if (!annotations->is_array()) throw Refused("\"annotations\" is no list");
      addResults(*annotations, json);
    } else if (const auto* instances = find(json, {"instances"})) {
      addInstances(0, *instances);
    } else if (json.is_array() && !json.empty() && find(json.front(), {"image_id"})) {
      addResults(json, json);
    } else if (json.is_array() && !json.empty() && find(json.front(), {"instances"})) {
      addFrames(json, {"frame_id", "frame_index"}, {"instances"});
    } else if (json.is_array()) {
      addInstances(0, json);
    } else {
      throw Refused("holds no key points of a known form");
    }
    return std::move(out_);
  }

 private:
  void add(std::int64_t number, motion::KeypointPerson person) {
    auto& people = out_.frames[number].people;
    if (people.size() >= kMostPeople) throw Refused(fmt::format("frame {} holds more than {} people", number, kMostPeople));
    people.push_back(std::move(person));
    if (out_.frames.size() > kMostFrames) throw Refused(fmt::format("more than {} frames", kMostFrames));
  }

  /// where: "frame 4", for the sentence.
  void addInstance(std::int64_t at, const Json& instance, const std::string& where) {
    try {
      auto found = person(instance, out_.names);
      if (!found.points.empty()) add(at, std::move(found));
    } catch (const Refused& refused) {
      throw Refused(where + ": " + refused.what(), refused.code);
    }
  }

  void addInstances(std::int64_t at, const Json& list) {
    if (!list.is_array()) throw Refused("the people of a frame are no list");
    if (list.size() > kMostPeople) throw Refused(fmt::format("frame {} holds {} people, at most {} are read", at, list.size(), kMostPeople));
    out_.frames[at];
    for (const auto& instance : list) addInstance(at, instance, fmt::format("frame {}", at));
  }

  /// A list of frames, each with its number and its people.
  void addFrames(const Json& list, std::initializer_list<const char*> numberNames, std::initializer_list<const char*> peopleNames) {
    if (!list.is_array()) throw Refused("the frames are no list");
    std::int64_t next = 0;
    for (const auto& entry : list) {
      const auto* named = find(entry, numberNames);
      const auto at = named ? wholeNumber(*named, "a frame's number") : next;
      next = at + 1;
      const auto* people = find(entry, peopleNames);
      if (!people) throw Refused(fmt::format("frame {} has no list of people", at));
      addInstances(at, *people);
    }
  }

  /// A list of people of all pictures, each naming its picture. file: where categories and pictures are listed.
  void addResults(const Json& list, const Json& file) {
    const auto isPerson = personTest(list, file);
    const auto numbers = pictureNumbers(list, file);
    std::size_t others = 0;
    for (const auto& instance : list) {
      const auto* image = find(instance, {"image_id"});
      if (!image) throw Refused("a person names no \"image_id\"");
      if (const auto* category = find(instance, {"category_id"}); category && category->is_number_integer() && !isPerson(category->get<std::int64_t>())) {
        ++others;
        continue;
      }
      const std::string key = pictureKey(*image);
      const auto found = numbers.find(key);
      const std::int64_t at = found != numbers.end() ? found->second : wholeNumber(*image, "an \"image_id\"");
      addInstance(at, instance, image->is_string() ? fmt::format("picture '{}'", key.substr(0, 200)) : fmt::format("frame {}", at));
    }
    if (others > 0) out_.remarks.push_back(fmt::format("{} entries are of other categories than persons; they are passed over", others));
  }

  static std::string pictureKey(const Json& image) {
    return image.is_string() ? image.get<std::string>() : image.is_number_integer() ? base::jsonText(image) : std::string();
  }

  /// Which categories are people: those of that name where the file lists them; else COCO's 1, where it occurs; else all.
  static std::function<bool(std::int64_t)> personTest(const Json& list, const Json& file) {
    std::set<std::int64_t> people;
    if (const auto* categories = find(file, {"categories"}); categories && categories->is_array()) {
      for (const auto& category : *categories) {
        const auto *id = find(category, {"id"}), *name = find(category, {"name"});
        if (!id || !id->is_number_integer() || !name || !name->is_string()) continue;
        const auto text = base::lowered(name->get<std::string>());
        if (text == "person" || text == "people" || text == "human" || text == "pedestrian") people.insert(id->get<std::int64_t>());
      }
    }
    if (people.empty()) {
      const bool hasFirst = std::any_of(list.begin(), list.end(), [](const Json& instance) {
        const auto* category = find(instance, {"category_id"});
        return category && category->is_number_integer() && category->get<std::int64_t>() == 1;
      });
      if (hasFirst) people.insert(1);
    }
    return [people](std::int64_t category) { return people.empty() || people.contains(category); };
  }

  /// Frame numbers of pictures that have names, by what the people call them.
  static std::map<std::string, std::int64_t> pictureNumbers(const Json& list, const Json& file) {
    std::map<std::string, std::string> nameOf;  // by key, without folder and ending
    const auto bare = [](std::string name) {
      if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
      return name.substr(0, name.rfind('.'));
    };
    std::vector<std::string> inOrder;
    for (const auto& instance : list) {
      const auto* image = find(instance, {"image_id"});
      if (!image || !image->is_string()) continue;
      const auto key = image->get<std::string>();
      if (nameOf.emplace(key, bare(key)).second) inOrder.push_back(key);
    }
    if (const auto* pictures = find(file, {"images"}); nameOf.empty() && pictures && pictures->is_array()) {
      for (const auto& picture : *pictures) {
        const auto *id = find(picture, {"id"}), *name = find(picture, {"file_name"});
        if (!id || !id->is_number_integer() || !name || !name->is_string()) continue;
        if (nameOf.emplace(pictureKey(*id), bare(name->get<std::string>())).second) inOrder.push_back(pictureKey(*id));
      }
    }
    std::vector<std::string> names;
    for (const auto& key : inOrder) names.push_back(nameOf[key]);
    std::map<std::string, std::int64_t> out;
    const auto numbers = frameNumbers(names);
    for (std::size_t i = 0; i < inOrder.size(); ++i) out[inOrder[i]] = numbers ? (*numbers)[i] : static_cast<std::int64_t>(i);
    // Pictures of one number in several folders are no frames; then their ids or their order stand.
    std::set<std::int64_t> different;
    for (const auto& [key, number] : out) different.insert(number);
    if (different.size() != out.size())
      for (std::size_t i = 0; i < inOrder.size(); ++i) out[inOrder[i]] = static_cast<std::int64_t>(i);
    return out;
  }

  NumberedFrames out_;
};

}  // namespace

Result<NumberedFrames> parsePeople(std::string_view text, const std::string& name) {
  if (base::nestsTooDeep(text)) return Error{ErrorCode::ParseFailed, fmt::format("{}: is nested more than {} deep", name, base::kDeepestJson)};
  try {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const bool hasNone = text.find("NaN") != std::string_view::npos || text.find("Infinity") != std::string_view::npos || text.find("nan") != std::string_view::npos;
    const std::string clean = hasNone ? withoutNan(text) : std::string();
    const auto json = hasNone ? Json::parse(clean) : Json::parse(text);
    return Reader().framesOf(json);
  } catch (const Json::parse_error& error) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: is not JSON, or cut off, at byte {}", name, error.byte)};
  } catch (const Json::exception&) {
    return Error{ErrorCode::ParseFailed, name + ": is not JSON, or cut off"};
  } catch (const Refused& refused) {
    return Error{refused.code, name + ": " + refused.what()};
  }
}

}  // namespace core::io::keypoints
