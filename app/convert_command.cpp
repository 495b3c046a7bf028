#include "app/arguments.h"
#include "app/commands.h"
#include "app/motion_file_options.h"
#include "core/base/file.h"
#include "core/io/bvh_writer.h"
#include "core/io/motion_file.h"
#include "core/io/npy.h"
#include "core/io/skeleton_map.h"
#include "core/motion/clip_edits.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <optional>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::motion::Clip;
namespace io = core::io;
namespace motion = core::motion;

const CommandSpec& spec() {
  static const CommandSpec made = [] {
    using Kind = OptionSpec::Kind;
    CommandSpec s;
    s.name = "convert";
    s.summary = "Reads a motion file of any kind, and writes it as another; on the way it can be put on another body, cut, and cleaned.";
    s.usage = "IN OUT [options]";
    s.options = {
        {"--to-humanml3d", Kind::Flag, "", "put the motion on the 22-joint body that the models work on (always done for .npy)"},
        {.name = "--fps", .kind = Kind::Number, .valueName = "N", .help = "frames per second of the result (20 on the 22-joint body, else as it was)", .lowest = 1, .highest = 1000},
        {"--trim", Kind::Text, "A:B", "keep only the seconds from A to B; either may be left out"},
        {"--mirror", Kind::Flag, "", "exchange left and right"},
        {.name = "--heading", .kind = Kind::Number, .valueName = "DEG", .help = "turn everything so that the first frame faces DEG from +Z towards +X", .lowest = -360, .highest = 360},
    };
    for (auto& option : motionReadOptionSpecs()) s.options.push_back(std::move(option));
    s.examples = {"gesto convert walk.fbx walk.bvh", "gesto convert 02_04.amc joints.npy", "gesto convert dance.bvh body.bvh --to-humanml3d --trim 2:8.5 --mirror"};
    s.fewestPositionals = 2;
    s.mostPositionals = 2;
    s.hasJson = true;
    return s;
  }();
  return made;
}

struct Range {
  double begin = 0.0;
  std::optional<double> end;
};

Result<Range> rangeOf(const std::string& text) {
  const auto wrong = [&] { return Error{ErrorCode::InvalidArgument, fmt::format("--trim takes A:B in seconds with A before B, not \"{}\"", text)}; };
  const auto colon = text.find(':');
  if (colon == std::string::npos) return wrong();
  const auto number = [](std::string_view word, double& value) {
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
    return code == std::errc{} && end == word.data() + word.size() && std::isfinite(value) && value >= 0.0;
  };
  Range range;
  const std::string_view all(text);
  if (colon > 0 && !number(all.substr(0, colon), range.begin)) return wrong();
  if (colon + 1 < text.size()) {
    double end = 0.0;
    if (!number(all.substr(colon + 1), end) || !(end > range.begin)) return wrong();
    range.end = end;
  }
  return range;
}

Result<Clip> trimmedTo(const Clip& clip, const Range& range) {
  const double last = clip.frameCount() - 1;
  const double first = std::round(range.begin * clip.fps());
  const double end = range.end ? std::round(*range.end * clip.fps()) : last;
  if (first > last) return Error{ErrorCode::InvalidArgument, fmt::format("{}: --trim begins at {:g} s, but the motion ends at {:.2f} s", clip.name(), range.begin, clip.duration())};
  const int from = static_cast<int>(first);
  return motion::trimmed(clip, from, static_cast<int>(std::min(end, last)) - from + 1);
}

Result<void> writeNpyJoints(const std::filesystem::path& file, const Clip& clip) {
  std::vector<float> values;
  for (const auto& p : motion::worldPositions(clip)) values.insert(values.end(), {p.x, p.y, p.z});
  const std::int64_t shape[] = {clip.frameCount(), clip.jointCount(), 3};
  return io::writeNpy(file, values, shape);
}

using Writer = Result<void> (*)(const std::filesystem::path&, const Clip&);

Result<Writer> writerFor(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (ending == ".bvh") return Writer([](const std::filesystem::path& to, const Clip& clip) { return io::writeBvh(to, clip); });
  if (ending == ".npy") return Writer(writeNpyJoints);
  return Error{ErrorCode::InvalidArgument, fmt::format("{}: only .bvh and .npy are written", file.filename().string())};
}

bool isNpy(const std::filesystem::path& file) { return file.extension() == ".npy" || file.extension() == ".NPY"; }

struct Converted {
  Clip clip;
  std::vector<std::string> remarks;
  std::string mapName;
};

Result<Converted> onBody(const io::MotionFile& file, double fps) {
  auto body = io::bodyMotion(file, fps);
  if (!body) return body.error();
  return Converted{motion::clipFromJointPositions(body->positions, fps, file.clip->name()), std::move(body->assumptions), body->mapName};
}

Result<Clip> facing(const Clip& clip, double degrees) {
  const auto map = io::findSkeletonMap(clip.skeleton());
  if (!map) return Error{map.error().code, fmt::format("{}: cannot be turned: {}", clip.name(), map.error().message)};
  const auto now = motion::heading(clip, *map, 0);
  if (!now) return now.error();
  return motion::turned(clip, static_cast<float>(degrees * std::numbers::pi / 180.0) - *now);
}

Result<void> convert(const Arguments& arguments) {
  const auto options = motionReadOptions(arguments);
  if (!options) return options.error();
  const std::filesystem::path in = arguments.positionals()[0], out = arguments.positionals()[1];
  const auto writer = writerFor(out);
  if (!writer) return writer.error();
  Range range;
  if (arguments.isSet("--trim")) {
    auto given = rangeOf(arguments.text("--trim"));
    if (!given) return given.error();
    range = *given;
  }
  auto file = io::readMotionFile(in, *options);
  if (!file) return file.error();
  Converted result{*file->clip, {}, {}};
  const bool toBody = arguments.isSet("--to-humanml3d") || isNpy(out);
  if (toBody) {
    auto body = onBody(*file, arguments.number("--fps", 20.0));
    if (!body) return body.error();
    result = std::move(*body);
  } else if (arguments.isSet("--fps")) {
    result.clip = motion::resampled(result.clip, arguments.number("--fps", 30.0));
  }
  result.remarks.insert(result.remarks.begin(), file->report.assumptions.begin(), file->report.assumptions.end());
  if (arguments.isSet("--trim")) {
    auto part = trimmedTo(result.clip, range);
    if (!part) return part.error();
    result.clip = std::move(*part);
  }
  if (arguments.isSet("--mirror")) {
    auto other = motion::mirrored(result.clip);
    if (!other) return other.error();
    result.clip = std::move(*other);
  }
  if (arguments.isSet("--heading")) {
    auto turned = facing(result.clip, arguments.number("--heading", 0.0));
    if (!turned) return turned.error();
    result.clip = std::move(*turned);
  }
  if (auto written = (*writer)(out, result.clip); !written) return written;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"file", out.string()}, {"format", io::formatName(file->format)}, {"frames", result.clip.frameCount()}, {"fps", result.clip.fps()},
                                 {"joints", result.clip.jointCount()}, {"jointMap", result.mapName}, {"remarks", result.remarks}};
    std::puts(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return {};
  }
  for (const auto& remark : result.remarks) std::puts(remark.c_str());
  std::puts(fmt::format("{}: {} frames at {:g} fps, {} joints", out.string(), result.clip.frameCount(), result.clip.fps(), result.clip.jointCount()).c_str());
  return {};
}

}  // namespace

int runConvertCommand(const std::vector<std::string>& arguments) { return runCommand(spec(), arguments, convert); }

}  // namespace app
