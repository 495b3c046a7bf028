#include "app/command_line/export_options.h"

#include "core/base/file_system.h"
#include "core/motion/edit/second_range.h"

#include <fmt/format.h>

#include <filesystem>

namespace app {

namespace io = core::io;
using core::Error;
using core::ErrorCode;

OptionSpec flavourOptionSpec() {
  std::string known;
  for (const auto& flavour : io::bvhFlavours()) known += (known.empty() ? "" : ", ") + std::string(flavour.word);
  return {"--flavour", OptionSpec::Kind::Text, "PROGRAM",
          "names, root, unit and BVH channels as this program wants them, where they are not chosen one by one: " + known + " (plain)"};
}

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
      {"--root", Kind::Text, "WHERE",
       "where the way goes: hips, ground-bone (a bone of its own below the hips), reference (hips, under a still bone) or in-place (hips)"},
      {"--t-pose", Kind::Flag, "", "begin with one frame of the rest pose"},
      {"--no-figure", Kind::Flag, "", "FBX, GLB, USDA: only the skeleton, without the simple body"},
      {"--range", Kind::Text, "A:B", "only the seconds from A to B; either may be left out"},
      {"--take-name", Kind::Text, "NAME", "what the animation is called in the file"},
      {"--units", Kind::Text, "UNIT", "cm or m for FBX, BVH (cm) and USDA (m); GLB and VRMA are always in metres"},
      {"--licence", Kind::Text, "TEXT", "licence of the data behind the motion, kept in all but BVH"},
      flavourOptionSpec(),
      {"--channels", Kind::Text, "ORDER", "BVH: zxy, zyx or xyz for all joints, or calm: zxy but where a joint comes near gimbal lock (calm)"},
  };
}

core::Result<io::ExportOptions> exportOptions(const Arguments& arguments) {
  io::ExportOptions options;
  if (auto done = applyFlavour(arguments, options); !done) return done.error();
  const auto names = io::jointNamesFrom(arguments.text("--names", std::string(io::wordFor(options.names))));
  if (!names) return Error{names.error().code, "--names: " + names.error().message};
  const auto root = io::rootMotionFrom(arguments.text("--root", std::string(io::wordFor(options.root))));
  if (!root) return Error{root.error().code, "--root: " + root.error().message};
  const auto channels = io::bvhChannelsFrom(arguments.text("--channels", std::string(io::wordFor(options.channels))));
  if (!channels) return Error{channels.error().code, "--channels: " + channels.error().message};
  options.names = *names;
  options.root = *root;
  options.channels = *channels;
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
  if (arguments.isSet("--units")) {
    const auto units = arguments.text("--units");
    if (units != "cm" && units != "m") return Error{ErrorCode::InvalidArgument, fmt::format("--units takes cm or m, not \"{}\"", units)};
    options.unitsPerMetre = units == "m" ? 1.0 : 100.0;
  }
  options.provenance.program = kProgramName;
  options.provenance.dataLicence = arguments.text("--licence");
  return options;
}

core::Result<void> applyFlavour(const Arguments& arguments, core::io::ExportOptions& options) {
  if (!arguments.isSet("--flavour")) return {};
  const auto flavour = core::io::bvhFlavourFrom(arguments.text("--flavour"));
  if (!flavour) return Error{flavour.error().code, "--flavour: " + flavour.error().message};
  options.names = flavour->names;
  options.root = flavour->root;
  options.unitsPerMetre = flavour->unitsPerMetre;
  options.channels = flavour->channels;
  return {};
}

LengthInFile lengthInFile(const core::motion::Clip& clip, const std::filesystem::path& out, const core::io::ExportOptions& options) {
  const auto format = core::io::exportFormatOf(out);
  if (!format) return {clip.frameCount(), clip.fps()};
  const auto scene = core::io::preparedScene(clip, *format, options);
  if (!scene) return {clip.frameCount(), clip.fps()};
  return {scene->clip.frameCount(), scene->clip.fps()};
}

core::Result<void> checkOut(const std::filesystem::path& out, const std::filesystem::path& source, bool allowsNpy) {
  if (!(allowsNpy && out.extension() == ".npy")) {
    if (const auto known = core::io::exportFormatOf(out); !known) return known.error();
  }
  std::error_code ignored;
  if (!source.empty() && std::filesystem::equivalent(out, source, ignored))
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("{}: would be written over the file that is read; give another name", out.string())};
  const auto folder = out.has_parent_path() ? out.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, ignored)) return core::Error{core::ErrorCode::NotFound, fmt::format("{}: there is no such folder", folder.string())};
  if (!core::base::mayWriteInto(folder)) return core::Error{core::ErrorCode::WriteFailed, fmt::format("{}: nothing may be written into this folder", folder.string())};
  if (std::filesystem::is_directory(out, ignored)) return core::Error{core::ErrorCode::WriteFailed, fmt::format("{}: is a folder", out.string())};
  return {};
}

}  // namespace app
