#include "core/services/live_link/canonical_skeleton.h"

#include "core/io/write/export.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace core::services::live_link {

namespace {

using nlohmann::json;

/// As every export has it: standing on the ground.
const motion::Skeleton& standingSkeleton() {
  static const auto made = [] {
    motion::ClipData data;
    data.skeleton = motion::humanml3d::tPoseSkeleton();
    data.rootPositions.resize(1);
    data.rotations.resize(motion::humanml3d::kJointCount, glm::quat(1, 0, 0, 0));
    return io::preparedScene(motion::Clip(std::move(data)), io::ExportFormat::Glb, {.hasFigure = false}).value().clip.sharedSkeleton();
  }();
  return *made;
}

/// A list of so many numbers, or nothing.
std::vector<double> numbersIn(const json& joint, const char* name, std::size_t count) {
  const auto found = joint.find(name);
  std::vector<double> made;
  if (found == joint.end() || !found->is_array() || found->size() != count) return {};
  for (const auto& value : *found) {
    if (!value.is_number()) return {};
    made.push_back(value.get<double>());
  }
  return made;
}

Refusal flawed(const char* code, std::string message) { return {400, code, std::move(message), {}}; }

std::string parentOf(const json& joint) {
  const auto found = joint.find("parent");
  return found != joint.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

nlohmann::ordered_json canonicalSkeleton() {
  const auto& skeleton = standingSkeleton();
  auto joints = nlohmann::ordered_json::array();
  for (const auto& joint : skeleton.joints()) {
    nlohmann::ordered_json one = {{"name", joint.name}, {"parent", nullptr}};
    if (joint.parent >= 0) one["parent"] = skeleton.joint(joint.parent).name;
    one["rest_translation"] = {joint.offset.x, joint.offset.y, joint.offset.z};
    one["rest_rotation"] = {0.0, 0.0, 0.0, 1.0};
    joints.push_back(std::move(one));
  }
  return {{"joints", std::move(joints)}, {"coordinate_system", "right_handed_y_up"}, {"units", "meters"}};
}

std::optional<Refusal> refusalOfSkeleton(const json& skeleton) {
  const auto misshapen = [](std::string message) { return Refusal{422, "schema_validation", std::move(message), {}}; };
  const auto list = skeleton.is_object() ? skeleton.find("joints") : skeleton.end();
  if (!skeleton.is_object() || list == skeleton.end() || !list->is_array()) return misshapen("skeleton: this is an object with a list \"joints\"");
  for (const auto& [name, wanted] : {std::pair("coordinate_system", "right_handed_y_up"), std::pair("units", "meters")}) {
    if (skeleton.contains(name) && skeleton[name] != wanted) return misshapen(fmt::format("skeleton.{}: this must be \"{}\"", name, wanted));
  }
  std::vector<std::string> names;
  int roots = 0;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto& joint = (*list)[i];
    const auto place = fmt::format("skeleton.joints[{}]", i);
    if (!joint.is_object() || !joint.contains("name") || !joint["name"].is_string()) return misshapen(place + ".name: this is missing");
    if (numbersIn(joint, "rest_translation", 3).empty()) return misshapen(place + ".rest_translation: this must be a list of three numbers");
    if (joint.contains("rest_rotation") && numbersIn(joint, "rest_rotation", 4).empty()) return misshapen(place + ".rest_rotation: this must be a list of four numbers");
    if (joint.contains("parent") && !joint["parent"].is_null() && !joint["parent"].is_string()) return misshapen(place + ".parent: this must be a name or null");
    const auto name = joint["name"].get<std::string>(), parent = parentOf(joint);
    if (std::find(names.begin(), names.end(), name) != names.end()) return flawed("invalid_skeleton", fmt::format("{}: there is another joint \"{}\"", place, name));
    if (parent.empty())
      ++roots;
    else if (std::find(names.begin(), names.end(), parent) == names.end())
      return flawed("invalid_skeleton", fmt::format("{}: its parent \"{}\" does not stand before it", place, parent));
    names.push_back(name);
  }
  if (roots != 1) return flawed("invalid_skeleton", fmt::format("skeleton: one joint has no parent, not {}", roots));

  const auto& ours = standingSkeleton();
  const auto other = [](const std::string& why) {
    return flawed("retargeting_unsupported", fmt::format("skeleton: {}; send the model's canonical_skeleton, and put the answer onto your own", why));
  };
  if (static_cast<int>(list->size()) != ours.jointCount()) return other(fmt::format("this has {} joints and ours {}", list->size(), ours.jointCount()));
  for (int j = 0; j < ours.jointCount(); ++j) {
    const auto& joint = (*list)[static_cast<std::size_t>(j)];
    const auto& mine = ours.joint(j);
    if (names[static_cast<std::size_t>(j)] != mine.name)
      return other(fmt::format("joint {} is \"{}\" here and \"{}\" there", j, names[static_cast<std::size_t>(j)], mine.name));
    if (mine.parent < 0) continue;
    if (parentOf(joint) != ours.joint(mine.parent).name) return other(fmt::format("joint \"{}\" has another parent", mine.name));
    const auto at = numbersIn(joint, "rest_translation", 3);
    for (int k = 0; k < 3; ++k)
      if (!(std::abs(at[static_cast<std::size_t>(k)] - mine.offset[k]) <= 1e-4)) return other(fmt::format("joint \"{}\" stands elsewhere at rest", mine.name));
    const auto turn = numbersIn(joint, "rest_rotation", 4);
    for (std::size_t k = 0; k < 3 && !turn.empty(); ++k)
      if (!(std::abs(turn[k]) <= 1e-4)) return other(fmt::format("joint \"{}\" is turned at rest", mine.name));
  }
  return {};
}

}  // namespace core::services::live_link
