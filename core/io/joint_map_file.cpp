#include "core/io/joint_map_file.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace core::io {

using nlohmann::json;

std::string formatJointMap(const motion::JointMap& map) {
  nlohmann::ordered_json joints = nlohmann::ordered_json::object();
  const auto body = motion::humanml3d::skeleton();
  for (int j = 0; j < body->jointCount(); ++j) {
    const auto& name = map.joints[static_cast<std::size_t>(j)];
    joints[body->joint(j).name] = name.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(name);
  }
  nlohmann::ordered_json out = {{"name", map.name}, {"joints", joints}};
  nlohmann::ordered_json traits = nlohmann::ordered_json::object();
  if (map.traits.pelvisPitch != 0.0) traits["pelvisPitch"] = map.traits.pelvisPitch;
  if (map.traits.chestPitch != 0.0) traits["chestPitch"] = map.traits.chestPitch;
  if (map.traits.footPitch) traits["footPitch"] = *map.traits.footPitch;
  if (!traits.empty()) out["traits"] = traits;
  return base::jsonText(out, 2) + "\n";
}

Result<motion::JointMap> parseJointMap(std::string_view text, std::string_view name) {
  const auto wrong = [&](const std::string& what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", name, what)}; };
  if (text.size() > 1'000'000) return wrong("is too large for a joint map");
  const json read = base::parsedJson(text);
  if (!read.is_object() || !read.contains("joints") || !read["joints"].is_object())
    return wrong("is no joint map: {\"name\": ..., \"joints\": {\"pelvis\": \"Hips\", ...}}");
  motion::JointMap map;
  map.name = read.contains("name") && read["name"].is_string() ? read["name"].get<std::string>().substr(0, 100) : std::string("own map");
  const auto body = motion::humanml3d::skeleton();
  for (const auto& [key, value] : read["joints"].items()) {
    const int joint = body->indexOf(key);
    if (joint < 0) return wrong(fmt::format("\"{}\" is no joint of the 22-joint body", key.substr(0, 40)));
    if (value.is_null()) continue;
    if (!value.is_string()) return wrong(fmt::format("\"{}\" has to name a joint, or be null", key));
    map.joints[static_cast<std::size_t>(joint)] = value.get<std::string>();
  }
  if (read.contains("traits")) {
    if (!read["traits"].is_object()) return wrong("\"traits\" has to be an object");
    for (const auto& [key, value] : read["traits"].items()) {
      if (!value.is_number() || !(std::abs(value.get<double>()) <= 180.0)) return wrong(fmt::format("the trait \"{}\" has to be an angle in degrees", key.substr(0, 40)));
      if (key == "pelvisPitch")
        map.traits.pelvisPitch = value.get<double>();
      else if (key == "chestPitch")
        map.traits.chestPitch = value.get<double>();
      else if (key == "footPitch")
        map.traits.footPitch = value.get<double>();
      else
        return wrong(fmt::format("there is no trait \"{}\"", key.substr(0, 40)));
    }
  }
  return map;
}

Result<motion::JointMap> readJointMap(const std::filesystem::path& file) {
  auto bytes = base::readWholeFile(file, 1'000'000);
  if (!bytes) return bytes.error();
  return parseJointMap(*bytes, file.filename().string());
}

Result<void> writeJointMap(const std::filesystem::path& file, const motion::JointMap& map) { return base::writeFileAtomically(file, formatJointMap(map)); }

}  // namespace core::io
