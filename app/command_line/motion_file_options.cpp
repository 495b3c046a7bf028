#include "app/command_line/motion_file_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace app {

std::vector<OptionSpec> motionReadOptionSpecs() {
  using Kind = OptionSpec::Kind;
  return {
      {"--unit", Kind::Text, "UNIT", "what one unit of the file is: m, cm, mm, in, cmu (5.644 cm), or metres as a number"},
      {"--up", Kind::Text, "AXIS", "which axis of the file points up: x, y or z"},
      {.name = "--facing",
       .kind = Kind::Number,
       .valueName = "DEG",
       .help = "where the rest pose looks, from +Z towards +X; 0 leaves it as it is",
       .lowest = -360,
       .highest = 360},
      {.name = "--source-fps", .kind = Kind::Number, .valueName = "N", .help = "frames per second of the file", .lowest = 0.1, .highest = 1000},
      {"--take", Kind::Text, "NAME", "which animation of an FBX, glTF or Collada file; the longest that moves the figure without it"},
      {"--skeleton", Kind::Text, "FILE", "the ASF of an AMC file; the one beside it without it"},
  };
}

core::Result<core::io::MotionReadOptions> motionReadOptions(const Arguments& arguments) {
  core::io::MotionReadOptions options;
  const auto wrong = [](std::string text) { return core::Error{core::ErrorCode::InvalidArgument, std::move(text)}; };
  if (const std::string unit = arguments.text("--unit"); !unit.empty()) {
    if (unit == "m")
      options.metresPerUnit = 1.0;
    else if (unit == "cm")
      options.metresPerUnit = 0.01;
    else if (unit == "mm")
      options.metresPerUnit = 0.001;
    else if (unit == "in" || unit == "inch")
      options.metresPerUnit = 0.0254;
    else if (unit == "cmu")
      options.metresPerUnit = 0.0254 / 0.45;
    else {
      const auto [end, code] = std::from_chars(unit.data(), unit.data() + unit.size(), options.metresPerUnit);
      if (code != std::errc{} || end != unit.data() + unit.size() || !(options.metresPerUnit > 0.0 && options.metresPerUnit <= 1000.0))
        return wrong(fmt::format("--unit takes m, cm, mm, in, cmu or metres as a number, not \"{}\"", unit));
    }
  }
  if (const std::string up = arguments.text("--up"); !up.empty()) {
    if (up != "x" && up != "y" && up != "z" && up != "X" && up != "Y" && up != "Z") return wrong(fmt::format("--up takes x, y or z, not \"{}\"", up));
    options.upAxis = (up[0] | 0x20) - 'x';
  }
  if (arguments.isSet("--facing")) options.facing = arguments.number("--facing", 0.0);
  options.fps = arguments.number("--source-fps", 0.0);
  options.take = arguments.text("--take");
  options.skeleton = arguments.text("--skeleton");
  return options;
}

core::Result<std::vector<std::filesystem::path>> motionFilesBelow(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code code;
  if (!fs::is_directory(folder, code)) return core::Error{core::ErrorCode::NotFound, fmt::format("{}: is no folder", folder.string())};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, code), end; !code && at != end; at.increment(code)) {
    if (at->is_regular_file(code) && core::io::isMotionFileName(at->path())) files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

OptionSpec groundOptionSpec() {
  return {"--ground", OptionSpec::Kind::Text, "HOW",
          "the floor while cleaning: auto (level, unless somebody stands on boxes or steps that are not there), level, or leave (heights stay as they are) (auto)"};
}

core::Result<core::motion::Ground> groundOption(const Arguments& arguments) {
  using core::motion::Ground;
  const std::string how = arguments.text("--ground", "auto");
  if (how == "auto") return Ground::Auto;
  if (how == "level") return Ground::Level;
  if (how == "leave") return Ground::Leave;
  return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--ground takes auto, level or leave, not \"{}\"", how)};
}

}  // namespace app
