#include "core/document/clip_json.h"

#include "core/io/base64.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <cstring>
#include <span>

namespace core::document {
namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "project files hold little-endian floats");

constexpr std::int64_t kMaxFrames = 200'000;
constexpr std::size_t kMaxJoints = 1'000;

Error badClip(std::string message) { return {ErrorCode::ParseFailed, std::move(message)}; }

std::string packed(std::span<const float> numbers) { return io::toBase64({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()}); }

/// Exactly `count` finite floats, or an error that names the field.
Result<std::vector<float>> unpacked(const json& object, const char* field, std::size_t count) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string()) return badClip(fmt::format("clip without \"{}\"", field));
  const auto bytes = io::fromBase64(found->get_ref<const std::string&>());
  if (!bytes || bytes->size() != count * sizeof(float)) return badClip(fmt::format("\"{}\" of a clip does not hold {} numbers", field, count));
  std::vector<float> numbers(count);
  if (count) std::memcpy(numbers.data(), bytes->data(), bytes->size());
  for (const float number : numbers)
    if (!std::isfinite(number)) return badClip(fmt::format("\"{}\" of a clip holds a number that is not finite", field));
  return numbers;
}

json toJson(const glm::vec3& v) { return json::array({v.x, v.y, v.z}); }

bool readVec3(const json& value, glm::vec3& out) {
  if (!value.is_array() || value.size() != 3) return false;
  for (int i = 0; i < 3; ++i) {
    if (!value[static_cast<std::size_t>(i)].is_number()) return false;
    out[i] = value[static_cast<std::size_t>(i)].get<float>();
    if (!std::isfinite(out[i])) return false;
  }
  return true;
}

std::int64_t integerOf(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : -1;
}

/// Frames per second and their number, checked.
Result<std::pair<double, std::size_t>> rateAndFrames(const json& object, const char* what) {
  const auto frames = integerOf(object, "frames");
  if (frames < 1 || frames > kMaxFrames) return badClip(fmt::format("{} has {} frames; 1 to {} are allowed", what, frames, kMaxFrames));
  const auto found = object.find("fps");
  if (found == object.end() || !found->is_number()) return badClip(fmt::format("{} without \"fps\"", what));
  const auto fps = found->get<double>();
  if (!std::isfinite(fps) || fps <= 0.0 || fps > 10'000.0) return badClip(fmt::format("{} has {} frames per second", what, fps));
  return std::pair{fps, static_cast<std::size_t>(frames)};
}

bool isSame(const motion::Skeleton& a, const motion::Skeleton& b) {
  if (a.jointCount() != b.jointCount() || a.endSites() != b.endSites()) return false;
  for (int j = 0; j < a.jointCount(); ++j)
    if (a.joint(j).name != b.joint(j).name || a.joint(j).parent != b.joint(j).parent || a.joint(j).offset != b.joint(j).offset) return false;
  return true;
}

Result<std::shared_ptr<const motion::Skeleton>> readSkeleton(const json& value) {
  const auto joints = value.is_object() ? value.find("joints") : value.end();
  if (!value.is_object() || joints == value.end() || !joints->is_array() || joints->empty() || joints->size() > kMaxJoints)
    return badClip("a skeleton without a usable list of joints");
  std::vector<motion::Joint> tree;
  for (const json& entry : *joints) {
    motion::Joint joint;
    if (!entry.is_array() || entry.size() != 3 || !entry[0].is_string() || !entry[1].is_number_integer() || !readVec3(entry[2], joint.offset))
      return badClip(fmt::format("joint {} of a skeleton is not [name, parent, offset]", tree.size()));
    joint.name = entry[0].get<std::string>();
    const auto parent = entry[1].get<std::int64_t>();
    const auto own = static_cast<std::int64_t>(tree.size());
    if (own == 0 ? parent != -1 : parent < 0 || parent >= own) return badClip(fmt::format("joint {} of a skeleton has the impossible parent {}", own, parent));
    joint.parent = static_cast<int>(parent);
    tree.push_back(std::move(joint));
  }
  std::vector<std::pair<int, glm::vec3>> ends;
  if (const auto sites = value.find("endSites"); sites != value.end()) {
    if (!sites->is_array() || sites->size() > kMaxJoints) return badClip("\"endSites\" of a skeleton is not a list");
    for (const json& entry : *sites) {
      glm::vec3 offset;
      if (!entry.is_array() || entry.size() != 2 || !entry[0].is_number_integer() || !readVec3(entry[1], offset) || entry[0].get<std::int64_t>() < 0 ||
          entry[0].get<std::int64_t>() >= static_cast<std::int64_t>(tree.size()))
        return badClip("an end site of a skeleton is not [joint, offset]");
      ends.emplace_back(entry[0].get<int>(), offset);
    }
  }
  return std::shared_ptr<const motion::Skeleton>(std::make_shared<motion::Skeleton>(std::move(tree), std::move(ends)));
}

}  // namespace

int SkeletonTable::indexOf(const std::shared_ptr<const motion::Skeleton>& skeleton) {
  for (std::size_t i = 0; i < skeletons_.size(); ++i)
    if (skeletons_[i] == skeleton || isSame(*skeletons_[i], *skeleton)) return static_cast<int>(i);
  skeletons_.push_back(skeleton);
  return static_cast<int>(skeletons_.size()) - 1;
}

std::shared_ptr<const motion::Skeleton> SkeletonTable::at(int index) const {
  return index >= 0 && index < static_cast<int>(skeletons_.size()) ? skeletons_[static_cast<std::size_t>(index)] : nullptr;
}

json SkeletonTable::toJson() const {
  json table = json::array();
  for (const auto& skeleton : skeletons_) {
    json joints = json::array();
    for (const auto& joint : skeleton->joints()) joints.push_back(json::array({joint.name, joint.parent, document::toJson(joint.offset)}));
    json ends = json::array();
    for (const auto& [joint, offset] : skeleton->endSites()) ends.push_back(json::array({joint, document::toJson(offset)}));
    table.push_back({{"joints", std::move(joints)}, {"endSites", std::move(ends)}});
  }
  return table;
}

Result<SkeletonTable> SkeletonTable::fromJson(const json& value) {
  if (!value.is_array()) return badClip("\"skeletons\" is not a list");
  SkeletonTable table;
  for (const json& entry : value) {
    auto skeleton = readSkeleton(entry);
    if (!skeleton) return badClip(fmt::format("skeleton {}: {}", table.skeletons_.size(), skeleton.error().message));
    table.skeletons_.push_back(std::move(*skeleton));
  }
  return table;
}

json clipToJson(const motion::Clip& clip, SkeletonTable& skeletons) {
  const motion::ClipData& data = clip.data();
  std::vector<float> rotations;
  rotations.reserve(data.rotations.size() * 4);
  for (const glm::quat& q : data.rotations) rotations.insert(rotations.end(), {q.w, q.x, q.y, q.z});
  const auto vectors = [](const std::vector<glm::vec3>& values) { return packed({values.empty() ? nullptr : &values.front().x, values.size() * 3}); };
  static_assert(sizeof(glm::vec3) == 3 * sizeof(float));
  json value{{"name", data.name},           {"skeleton", skeletons.indexOf(data.skeleton)}, {"fps", data.fps},
             {"frames", clip.frameCount()}, {"root", vectors(data.rootPositions)},          {"rotations", packed(rotations)}};
  if (!data.translations.empty()) value["translations"] = vectors(data.translations);
  return value;
}

Result<std::shared_ptr<const motion::Clip>> clipFromJson(const json& value, const SkeletonTable& skeletons) {
  if (!value.is_object()) return badClip("a clip is not an object");
  motion::ClipData data;
  const auto index = integerOf(value, "skeleton");
  data.skeleton = index >= 0 && index < 1'000'000 ? skeletons.at(static_cast<int>(index)) : nullptr;
  if (!data.skeleton) return badClip(fmt::format("a clip names the missing skeleton {}", index));
  const auto rate = rateAndFrames(value, "a clip");
  if (!rate) return rate.error();
  const std::size_t frameCount = rate->second;
  data.fps = rate->first;
  if (const auto name = value.find("name"); name != value.end() && name->is_string()) data.name = name->get<std::string>();

  const std::size_t rotationCount = frameCount * static_cast<std::size_t>(data.skeleton->jointCount());
  const auto vectors = [](const std::vector<float>& numbers) {
    std::vector<glm::vec3> out(numbers.size() / 3);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = {numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]};
    return out;
  };
  auto root = unpacked(value, "root", frameCount * 3);
  if (!root) return root.error();
  data.rootPositions = vectors(*root);
  auto rotations = unpacked(value, "rotations", rotationCount * 4);
  if (!rotations) return rotations.error();
  data.rotations.resize(rotationCount);
  for (std::size_t i = 0; i < rotationCount; ++i) {
    const float* q = rotations->data() + 4 * i;
    data.rotations[i] = glm::quat(q[0], q[1], q[2], q[3]);
    const float norm = glm::dot(data.rotations[i], data.rotations[i]);
    if (!(norm > 0.999f && norm < 1.001f)) return badClip(fmt::format("rotation {} of a clip is not a unit quaternion", i));
  }
  if (value.contains("translations")) {
    auto translations = unpacked(value, "translations", rotationCount * 3);
    if (!translations) return translations.error();
    data.translations = vectors(*translations);
  }
  return std::shared_ptr<const motion::Clip>(std::make_shared<motion::Clip>(std::move(data)));
}

json pictureToJson(const motion::BodyKeypoints& picture) {
  static_assert(sizeof(glm::vec2) == 2 * sizeof(float));
  return {{"fps", picture.fps},
          {"frames", picture.frames()},
          {"places", packed({picture.joints.empty() ? nullptr : &picture.joints.front().x, picture.joints.size() * 2})},
          {"seen", io::toBase64({reinterpret_cast<const char*>(picture.seen.data()), picture.seen.size()})}};
}

Result<std::shared_ptr<const motion::BodyKeypoints>> pictureFromJson(const json& value) {
  if (!value.is_object()) return badClip("a picture is not an object");
  const auto rate = rateAndFrames(value, "a picture");
  if (!rate) return rate.error();
  motion::BodyKeypoints picture;
  picture.fps = rate->first;
  const std::size_t count = rate->second * motion::humanml3d::kJointCount;
  const auto joints = unpacked(value, "places", count * 2);
  if (!joints) return joints.error();
  for (std::size_t i = 0; i < count; ++i) picture.joints.emplace_back((*joints)[2 * i], (*joints)[2 * i + 1]);
  const auto seen = value.find("seen");
  const auto bytes = seen != value.end() && seen->is_string() ? io::fromBase64(seen->get_ref<const std::string&>()) : std::nullopt;
  if (!bytes || bytes->size() != count) return badClip(fmt::format("\"seen\" of a picture does not hold {} bytes", count));
  picture.seen.assign(bytes->begin(), bytes->end());
  return std::make_shared<const motion::BodyKeypoints>(std::move(picture));
}

}  // namespace core::document
