#include "app/command_line/export_options.h"

#include "core/motion/edit/second_range.h"

#include <fmt/format.h>

namespace app {

namespace io = core::io;
using core::Error;
using core::ErrorCode;

std::vector<OptionSpec> exportOptionSpecs() {
  using Kind = OptionSpec::Kind;
  return {
      {"--names", Kind::Text, "NAMES", "what the joints are called: keep, humanml3d, mixamo, unreal, humanik or vrm (keep)"},
      {.name = "--fps",
       .kind = Kind::Number,
       .valueName = "N",
       .help = "frames per second of the file, such as 20, 24, 25, 30, 60, 120 (as the motion)",
       .lowest = 1,
       .highest = 1000},
      {"--root", Kind::Text, "WHERE", "where the way goes: hips, ground-bone (a bone of its own below the hips) or in-place (hips)"},
      {"--t-pose", Kind::Flag, "", "begin with one frame of the rest pose"},
      {"--no-figure", Kind::Flag, "", "FBX and GLB: only the skeleton, without the simple body"},
      {"--range", Kind::Text, "A:B", "only the seconds from A to B; either may be left out"},
      {"--take-name", Kind::Text, "NAME", "what the animation is called in the file"},
      {"--units", Kind::Text, "UNIT", "cm or m for FBX and BVH (cm); GLB is always in metres"},
      {"--licence", Kind::Text, "TEXT", "licence of the data behind the motion, kept in FBX and GLB"},
  };
}

core::Result<io::ExportOptions> exportOptions(const Arguments& arguments) {
  io::ExportOptions options;
  const auto names = io::jointNamesFrom(arguments.text("--names", "keep"));
  if (!names) return Error{names.error().code, "--names: " + names.error().message};
  const auto root = io::rootMotionFrom(arguments.text("--root", "hips"));
  if (!root) return Error{root.error().code, "--root: " + root.error().message};
  options.names = *names;
  options.root = *root;
  options.fps = arguments.number("--fps", 0.0);
  options.leadsWithTPose = arguments.isSet("--t-pose");
  options.hasFigure = !arguments.isSet("--no-figure");
  options.takeName = arguments.text("--take-name");
  if (arguments.isSet("--range")) {
    const auto range = core::motion::secondRangeFrom(arguments.text("--range"), "--range");
    if (!range) return range.error();
    options.fromSecond = range->begin;
    options.toSecond = range->end.value_or(0.0);
  }
  const auto units = arguments.text("--units", "cm");
  if (units != "cm" && units != "m") return Error{ErrorCode::InvalidArgument, fmt::format("--units takes cm or m, not \"{}\"", units)};
  options.unitsPerMetre = units == "m" ? 1.0 : 100.0;
  options.provenance.program = kProgramName;
  options.provenance.dataLicence = arguments.text("--licence");
  return options;
}

LengthInFile lengthInFile(const core::motion::Clip& clip, const std::filesystem::path& out, const core::io::ExportOptions& options) {
  const auto format = core::io::exportFormatOf(out);
  if (!format) return {clip.frameCount(), clip.fps()};
  const auto scene = core::io::preparedScene(clip, *format, options);
  if (!scene) return {clip.frameCount(), clip.fps()};
  return {scene->clip.frameCount(), scene->clip.fps()};
}

}  // namespace app
