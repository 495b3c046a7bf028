#include "app/gesto/inspect_motion.h"

#include "app/command_line/arguments.h"
#include "app/command_line/motion_file_options.h"
#include "core/base/json_text.h"
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/figure_size.h"
#include "core/motion/rig/shape_map.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using core::io::MotionFile;

CommandSpec inspectMotionSpec() {
  CommandSpec made;
  made.name = "inspect";
  made.summary = "Says what a motion file holds and what has to be assumed to read it; \"gesto inspect system\" describes this computer.";
  made.usage = "FILE [options]";
  made.options = motionReadOptionSpecs();
  made.examples = {"gesto inspect walk.fbx", "gesto inspect walk.bvh --json", "gesto inspect 02_04.amc --skeleton 02.asf", "gesto inspect system"};
  made.fewestPositionals = 1;
  made.mostPositionals = 1;
  made.hasJson = true;
  return made;
}

nlohmann::json jointTable(const core::motion::Skeleton& skeleton) {
  nlohmann::json joints = nlohmann::json::array();
  for (const auto& joint : skeleton.joints())
    joints.push_back({{"name", joint.name}, {"parent", joint.parent}, {"offset", {joint.offset.x, joint.offset.y, joint.offset.z}}});
  return joints;
}

core::Result<void> inspect(const Arguments& arguments) {
  const auto options = motionReadOptions(arguments);
  if (!options) return options.error();
  const std::filesystem::path path = arguments.positionals().front();
  const auto file = core::io::readMotionFile(path, *options);
  if (!file) return file.error();
  const auto& clip = *file->clip;
  const auto map = core::motion::mapByNameOrShape(clip.skeleton());
  // Of the body itself where it is known, so that what it does makes no difference; else as tall as it gets.
  const double built = map ? core::motion::standingHeight(clip.skeleton(), *map) : 0.0, height = built > 0.0 ? built : core::motion::figureHeight(clip);
  glm::vec3 low(1e9f), high(-1e9f);
  for (int f = 0; f < clip.frameCount(); ++f) {
    low = glm::min(low, clip.rootPosition(f));
    high = glm::max(high, clip.rootPosition(f));
  }
  if (arguments.wantsJson()) {
    nlohmann::json json = {{"file", path.string()},
                           {"format", core::io::formatName(file->format)},
                           {"frames", clip.frameCount()},
                           {"fps", clip.fps()},
                           {"seconds", clip.duration()},
                           {"hasMotion", file->hasMotion},
                           {"metresPerUnit", file->report.metresPerUnit},
                           {"heightMetres", height},
                           {"hasMovingOffsets", !clip.translations(0).empty()},
                           {"assumptions", file->report.assumptions},
                           {"jointMap", map ? map->name : ""},
                           {"joints", jointTable(clip.skeleton())},
                           {"rootLow", {low.x, low.y, low.z}},
                           {"rootHigh", {high.x, high.y, high.z}}};
    if (!file->madeBy.empty()) json["madeBy"] = file->madeBy;
    if (!file->takes.empty()) json["takes"] = file->takes;
    if (map) {
      nlohmann::json pairs = nlohmann::json::object();
      const auto body = core::motion::humanml3d::skeleton();
      for (int j = 0; j < body->jointCount(); ++j) {
        const auto& name = map->joints[static_cast<std::size_t>(j)];
        pairs[body->joint(j).name] = name.empty() ? nlohmann::json() : nlohmann::json(name);
      }
      json["map"] = pairs;
    }
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("Format    {}{}", core::io::formatName(file->format), file->madeBy.empty() ? "" : ", written by " + file->madeBy).c_str());
  std::puts(fmt::format("Motion    {} frames at {:g} fps, {:.2f} s", clip.frameCount(), clip.fps(), clip.duration()).c_str());
  std::puts(fmt::format("Figure    {} joints, {:.2f} m tall, one unit is {:g} m", clip.jointCount(), height, file->report.metresPerUnit).c_str());
  std::puts(fmt::format("Root      '{}', {:.2f} x {:.2f} x {:.2f} m of movement", clip.skeleton().joint(0).name, high.x - low.x, high.y - low.y, high.z - low.z).c_str());
  std::puts(map ? fmt::format("Joint map {}", map->name).c_str() : fmt::format("Joint map none: {}", map.error().message).c_str());
  for (const auto& take : file->takes) std::puts(fmt::format("Animation '{}'", take).c_str());
  for (const auto& sentence : file->report.assumptions) std::puts(fmt::format("Assumed   {}", sentence).c_str());
  return {};
}

}  // namespace

int runInspectMotion(const std::vector<std::string>& words) { return runCommand(inspectMotionSpec(), words, inspect); }

}  // namespace app
