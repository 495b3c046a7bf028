#include "app/command_line/arguments.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/motion_file_options.h"
#include "app/gesto/commands.h"
#include "app/gesto/convert_batch.h"
#include "core/base/json_text.h"
#include "core/io/joint_map_file.h"
#include "core/io/motion_file.h"
#include "core/io/read/npy.h"
#include "core/io/write/export.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/edit_sentences.h"
#include "core/motion/edit/loop_maker.h"
#include "core/motion/edit/motion_cleanup.h"
#include "core/motion/edit/resample_feet.h"
#include "core/motion/edit/second_range.h"
#include "core/motion/edit/stand_words.h"
#include "core/motion/edit/time_warp.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"

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

const CommandSpec& convertSpec() {
  static const CommandSpec made = [] {
    using Kind = OptionSpec::Kind;
    CommandSpec s;
    s.name = "convert";
    s.summary = "Reads a motion file of any kind, and writes it as another; on the way it can be put on another body, cut, and cleaned.";
    s.usage = "IN OUT | FOLDER FOLDER | IN... --out-dir DIR  [options]";
    s.options = {
        {"--to-humanml3d", Kind::Flag, "", "put the motion on the 22-joint body that the models work on (always done for .npy)"},
        {"--character", Kind::Text, "FILE", "put the motion on this character's skeleton (FBX, glTF, BVH, ...)"},
        {"--map", Kind::Text, "FILE", "which joints of the character are which: JSON as --save-map writes it"},
        {"--save-map", Kind::Text, "FILE", "write the joint map that was found for the character, or without one for IN, to edit and give with --map"},
        {.name = "--arm-space",
         .kind = Kind::Number,
         .valueName = "DEG",
         .help = "with --character: hold the arms DEG degrees away from the body, for broad figures, or below 0 closer to it (0)",
         .lowest = motion::CharacterRanges::kLeastArmSpace,
         .highest = motion::CharacterRanges::kMostArmSpace},
        {.name = "--stride",
         .kind = Kind::Number,
         .valueName = "X",
         .help = "with --character: steps, and the way with them, X times as long as its legs alone would make them (1)",
         .lowest = motion::CharacterRanges::kLeastStride,
         .highest = motion::CharacterRanges::kMostStride},
        {"--source-map", Kind::Text, "FILE", "the same for the joints of IN"},
        {.name = "--fps",
         .kind = Kind::Number,
         .valueName = "N",
         .help = "frames per second of the result (20 on the 22-joint body, otherwise as it was)",
         .lowest = 1,
         .highest = 1000},
        {"--trim", Kind::Text, "A:B", "keep only the seconds from A to B; either may be left out"},
        {"--mirror", Kind::Flag, "", "exchange left and right"},
        {.name = "--speed", .kind = Kind::Number, .valueName = "X", .help = "play X times as fast: 2 halves the length", .lowest = 0.01, .highest = 100},
        {"--warp", Kind::Text, "KEYS", "bend time: what IN shows at a second is shown at another, as in 0:0,1.5:2,3:3; between them the speed changes smoothly"},
        {"--clean", Kind::Flag, "", "take off jitter, put the body on the floor, keep standing feet in place; on the 22-joint body"},
        groundOptionSpec(),
        {"--stands", Kind::Text, "TEXT",
         "with --clean: when a foot stands, as in \"left 0.2:0.9, 1.4:2; right 0.8:1.5\", seconds of the result; a foot that is not named: as it is found"},
        {"--loop", Kind::Flag, "", "cut the piece that comes round best and blend its seam"},
        {.name = "--loop-seconds", .kind = Kind::Number, .valueName = "S", .help = "longest loop", .lowest = 0.7, .highest = 3600},
        {.name = "--heading",
         .kind = Kind::Number,
         .valueName = "DEG",
         .help = "turn everything so that the first frame faces DEG from +Z towards +X",
         .lowest = -360,
         .highest = 360},
        flavourOptionSpec(),
    };
    for (auto& option : batchOptionSpecs()) s.options.push_back(std::move(option));
    for (auto& option : motionReadOptionSpecs()) s.options.push_back(std::move(option));
    s.examples = {"gesto convert walk.fbx walk.bvh",
                  "gesto convert captures cleaned --clean --format fbx",
                  "gesto convert *.bvh --out-dir glb --format glb",
                  "gesto convert 02_04.amc joints.npy",
                  "gesto convert walk.bvh walk.vrma",
                  "gesto convert walk.fbx walk.bvh --flavour motionbuilder",
                  "gesto convert dance.bvh body.bvh --to-humanml3d --trim 2:8.5 --mirror",
                  "gesto convert walk.bvh planted.bvh --clean --stands \"left 0.3:0.9\"",
                  "gesto convert capture.fbx walk_cycle.bvh --clean --loop --heading 0",
                  "gesto convert jump.bvh slow_landing.bvh --warp 0:0,1:1,1.5:2.5",
                  "gesto convert take.bvh hero_take.fbx --character hero.fbx --save-map hero_map.json",
                  "gesto convert take.bvh hero_take.fbx --character hero.fbx --arm-space 12 --stride 1.1"};
    s.fewestPositionals = 1;
    s.mostPositionals = kAnyNumber;
    s.hasJson = true;
    return s;
  }();
  return made;
}

bool readSeconds(std::string_view word, double& value) {
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
  return code == std::errc{} && end == word.data() + word.size() && std::isfinite(value) && value >= 0.0;
}

/// "A:B,C:D,...": second A of the motion is shown at second B.
Result<std::vector<motion::TimeKey>> warpOf(const std::string& text) {
  std::vector<motion::TimeKey> keys;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    const std::string_view pair = std::string_view(text).substr(at, end - at);
    const auto colon = pair.find(':');
    motion::TimeKey key;
    if (colon == std::string_view::npos || !readSeconds(pair.substr(0, colon), key.source) || !readSeconds(pair.substr(colon + 1), key.target))
      return Error{ErrorCode::InvalidArgument, fmt::format("--warp takes pairs of seconds, such as 0:0,1.5:2, not \"{}\"", text)};
    keys.push_back(key);
    at = end + 1;
  }
  return keys;
}

bool isNpy(const std::filesystem::path& file) { return file.extension() == ".npy" || file.extension() == ".NPY"; }

Result<void> writeNpyJoints(const std::filesystem::path& file, const Clip& clip) {
  std::vector<float> values;
  for (const auto& p : motion::worldPositions(clip)) values.insert(values.end(), {p.x, p.y, p.z});
  const std::int64_t shape[] = {clip.frameCount(), clip.jointCount(), 3};
  return io::writeNpy(file, values, shape);
}

Result<void> write(const std::filesystem::path& file, const Clip& clip, const Arguments& arguments) {
  if (isNpy(file)) return writeNpyJoints(file, clip);
  io::ExportOptions options;
  if (auto done = applyFlavour(arguments, options); !done) return done;
  options.provenance.program = "Gesto Studio";
  return io::exportClip(file, clip, options);
}

struct Converted {
  Clip clip;
  std::vector<std::string> remarks;
  std::string mapName;
  nlohmann::json numbers = nlohmann::json::object();  // what the parts measured
};

/// How a motion is cleaned.
struct Cleaning {
  motion::Ground ground = motion::Ground::Auto;
  std::optional<motion::ToldStands> stands;
};

void clean(std::vector<glm::vec3>& positions, double fps, const Cleaning& how, Converted& result) {
  motion::CleanupOptions options;
  options.fps = fps;
  options.feet.ground = how.ground;
  std::vector<float> contacts;
  if (how.stands) {
    const auto found = motion::detectContacts(positions, {.fps = fps});
    contacts = motion::contactsOf(how.stands->over(motion::standsOf(found, fps)), found, fps);
    options.feet.given = motion::FootPlantOptions::Given::Exactly;
  }
  motion::CleanupReport report;
  positions = motion::cleanMotion(positions, contacts, options, &report);
  const motion::FootPlantReport& feet = report.feet;
  result.numbers["clean"] = {{"slideMm", {report.before.slideMm, report.after.slideMm}},
                             {"skating", {report.before.skating, report.after.skating}},
                             {"floatShare", {report.before.floatShare, report.after.floatShare}},
                             {"jerk", {report.before.jerk, report.after.jerk}},
                             {"toesBelowFloorCm", {report.before.toesCm, report.after.toesCm}},
                             {"deepestCm", {report.before.deepestCm, report.after.deepestCm}},
                             {"floorShiftCm", feet.shiftCm},
                             {"loweredCm", feet.loweredCm},
                             {"handsCm", {{"p98", feet.handsP98Cm}, {"max", feet.handsMaxCm}}},
                             {"changeCm", {{"mean", report.meanChangeCm}, {"max", report.maxChangeCm}}},
                             {"standsOnThings", feet.hasThings},
                             {"steps", feet.steps},
                             {"lockedSpans", feet.plantedSpans}};
  result.remarks.push_back("cleaned: " + motion::sentenceOf(report));
  if (feet.shiftCm != 0.0) result.remarks.push_back(fmt::format("the whole motion was moved by {:+.1f} cm to stand on the floor", feet.shiftCm));
}

/// On the 22-joint body, cut first so that cleaning sees only what is kept.
Result<Converted> onBody(const io::MotionFile& file, double fps, const motion::JointMap* map, const std::optional<motion::SecondRange>& range,
                         const std::optional<Cleaning>& cleaning) {
  auto body = io::bodyMotion(file, fps, map);
  if (!body) return body.error();
  std::vector<glm::vec3> positions = std::move(body->positions);
  if (range) {
    constexpr std::ptrdiff_t kJoints = motion::humanml3d::kJointCount;
    auto cut = motion::framesIn(*range, static_cast<int>(positions.size() / kJoints), fps, file.clip->name());
    if (!cut) return cut.error();
    const auto begin = positions.begin() + cut->first * kJoints;
    positions = std::vector<glm::vec3>(begin, begin + cut->count * kJoints);
  }
  Converted result{*file.clip, std::move(body->assumptions), body->mapName};
  if (cleaning) clean(positions, fps, *cleaning, result);
  result.clip = motion::clipFromJointPositions(positions, fps, file.clip->name());
  return result;
}

Result<void> loop(const Arguments& arguments, Converted& result) {
  motion::LoopReport report;
  motion::LoopOptions options;
  options.maxSeconds = arguments.number("--loop-seconds", 0.0);
  auto made = motion::makeLoop(result.clip, options, &report);
  if (!made) return made.error();
  const double fps = result.clip.fps();
  result.numbers["loop"] = {{"firstSecond", report.first / fps},
                            {"seconds", report.count / fps},
                            {"meanGapCm", {report.before.meanGapCm, report.after.meanGapCm}},
                            {"maxGapCm", {report.before.maxGapCm, report.after.maxGapCm}},
                            {"usualGapCm", report.usualGapCm},
                            {"speedGap", {report.before.speedGap, report.after.speedGap}},
                            {"maxChangeCm", report.maxChangeCm}};
  result.remarks.push_back("loop: " + motion::sentenceOf(report, fps));
  result.clip = std::move(*made);
  return {};
}

/// The edits that work on any skeleton.
Result<void> edit(const Arguments& arguments, Converted& result) {
  if (arguments.isSet("--warp")) {
    const auto keys = warpOf(arguments.text("--warp"));
    if (!keys) return keys.error();
    auto bent = motion::timeWarped(result.clip, *keys);
    if (!bent) return Error{bent.error().code, fmt::format("--warp: {}", bent.error().message)};
    result.clip = std::move(*bent);
  }
  if (arguments.isSet("--speed")) {
    auto played = motion::speedChanged(result.clip, arguments.number("--speed", 1.0));
    if (!played) return played.error();
    result.clip = std::move(*played);
  }
  if (arguments.isSet("--loop")) {
    if (auto done = loop(arguments, result); !done) return done;
  }
  if (arguments.isSet("--mirror")) {
    auto other = motion::mirrored(result.clip);
    if (!other) return other.error();
    result.clip = std::move(*other);
  }
  if (arguments.isSet("--heading")) {
    const auto map = motion::mapByNameOrShape(result.clip.skeleton());
    if (!map) return Error{map.error().code, fmt::format("{}: cannot be turned: {}", result.clip.name(), map.error().message)};
    auto turned = motion::turnedToHeading(result.clip, *map, arguments.number("--heading", 0.0) * std::numbers::pi / 180.0);
    if (!turned) return turned.error();
    result.clip = std::move(*turned);
  }
  return {};
}

nlohmann::json jsonOf(const motion::EndErrors& errors) { return {{"meanCm", errors.meanCm}, {"p95Cm", errors.p95Cm}, {"maxCm", errors.maxCm}}; }

/// The map that a file of the person gives, or else the found one.
Result<motion::JointMap> mapFor(const std::string& given, const Clip& clip) {
  if (!given.empty()) return io::readJointMap(given);
  auto found = motion::mapByNameOrShape(clip.skeleton());
  if (!found) return Error{found.error().code, fmt::format("{}: {}", clip.name(), found.error().message)};
  return found;
}

/// A clip on the 22-joint body goes to the person's own character.
Result<void> toCharacter(const Arguments& arguments, Converted& result) {
  const std::string name = arguments.text("--character");
  auto file = io::readMotionFile(name);
  if (!file) return file.error();
  const auto map = mapFor(arguments.text("--map"), *file->clip);
  if (!map) return map.error();
  if (arguments.isSet("--save-map")) {
    if (auto saved = io::writeJointMap(arguments.text("--save-map"), *map); !saved) return saved;
  }
  motion::CharacterOptions options;
  options.fps = result.clip.fps();
  options.armSpace = arguments.number("--arm-space", options.armSpace);
  options.stride = arguments.number("--stride", options.stride);
  motion::CharacterReport report;
  auto clip = motion::onCharacter(motion::worldPositions(result.clip), file->clip->skeleton(), *map, options, &report);
  if (!clip) return Error{clip.error().code, fmt::format("{}: {}", name, clip.error().message)};
  motion::ClipData data = clip->data();
  data.name = result.clip.name();
  result.clip = Clip(std::move(data));
  for (const auto& sentence : file->report.assumptions) result.remarks.push_back(fmt::format("{}: {}", file->clip->name(), sentence));
  result.remarks.insert(result.remarks.end(), report.assumptions.begin(), report.assumptions.end());
  result.remarks.push_back(fmt::format("on '{}' ({} joints, map {}), {}", file->clip->name(), result.clip.jointCount(), map->name, motion::sentenceOf(report)));
  result.numbers["character"] = {{"map", map->name},
                                 {"armSpace", options.armSpace},
                                 {"stride", options.stride},
                                 {"scale", report.scale},
                                 {"armScale", report.armScale},
                                 {"hands", jsonOf(report.hands)},
                                 {"feet", jsonOf(report.feet)},
                                 {"handsByDirectionOnly", jsonOf(report.handsWithout)},
                                 {"feetByDirectionOnly", jsonOf(report.feetWithout)}};
  return {};
}

/// One file; answers with what is told about it.
Result<Converted> convertFile(const Arguments& arguments, const Conversion& task, std::string& formatRead) {
  const auto options = motionReadOptions(arguments);
  if (!options) return options.error();
  const auto& [in, out] = task;
  if (const auto ok = checkOut(out, in, true); !ok) return ok.error();
  std::optional<motion::SecondRange> range;
  if (arguments.isSet("--trim")) {
    auto given = motion::secondRangeFrom(arguments.text("--trim"), "--trim");
    if (!given) return given.error();
    range = *given;
  }
  auto file = io::readMotionFile(in, *options);
  if (!file) return file.error();
  formatRead = io::formatName(file->format);
  Converted result{*file->clip, {}, {}};
  const auto ground = groundOption(arguments);
  if (!ground) return ground.error();
  const bool cleans = arguments.isSet("--clean"), hasCharacter = arguments.isSet("--character");
  if (arguments.isSet("--ground") && !cleans) return Error{ErrorCode::InvalidArgument, "--ground belongs to --clean"};
  if (arguments.isSet("--stands") && !cleans) return Error{ErrorCode::InvalidArgument, "--stands belongs to --clean"};
  std::optional<Cleaning> cleaning;
  if (cleans) cleaning = Cleaning{*ground, {}};
  if (arguments.isSet("--stands")) {
    auto told = motion::toldStandsFrom(arguments.text("--stands"), "--stands");
    if (!told) return told.error();
    cleaning->stands = std::move(*told);
  }
  if (arguments.isSet("--map") && !hasCharacter)
    return Error{ErrorCode::InvalidArgument, "--map belongs to --character; the map of the file that is read is --source-map"};
  for (const char* option : {"--arm-space", "--stride"})
    if (arguments.isSet(option) && !hasCharacter) return Error{ErrorCode::InvalidArgument, fmt::format("{} belongs to --character", option)};
  std::optional<motion::JointMap> sourceMap;
  const bool toBody = arguments.isSet("--to-humanml3d") || cleans || hasCharacter || isNpy(out);
  if (file->positions.empty() && (toBody || arguments.isSet("--save-map"))) {
    auto map = mapFor(arguments.text("--source-map"), *file->clip);
    if (!map) return map.error();
    sourceMap = std::move(*map);
    if (arguments.isSet("--save-map") && !hasCharacter) {
      if (auto saved = io::writeJointMap(arguments.text("--save-map"), *sourceMap); !saved) return saved.error();
    }
  }
  if (toBody) {
    const double usual = hasCharacter && !arguments.isSet("--to-humanml3d") ? file->clip->fps() : core::motion::humanml3d::kFps;
    auto body = onBody(*file, arguments.number("--fps", usual), sourceMap ? &*sourceMap : nullptr, range, cleaning);
    if (!body) return body.error();
    result = std::move(*body);
  } else {
    if (arguments.isSet("--fps")) {
      const double fps = arguments.number("--fps", 30.0);
      const auto map = mapFor(arguments.text("--source-map"), result.clip);
      if (!map && arguments.isSet("--source-map")) return map.error();
      result.clip = map ? motion::resampledOnItsFeet(result.clip, *map, fps) : motion::resampled(result.clip, fps);
    }
    if (range) {
      const auto cut = motion::framesIn(*range, result.clip.frameCount(), result.clip.fps(), result.clip.name());
      if (!cut) return cut.error();
      result.clip = motion::trimmed(result.clip, cut->first, cut->count);
    }
  }
  result.remarks.insert(result.remarks.begin(), file->report.assumptions.begin(), file->report.assumptions.end());
  if (auto edited = edit(arguments, result); !edited) return edited.error();
  if (hasCharacter) {
    if (auto done = toCharacter(arguments, result); !done) return done.error();
  }
  if (auto written = write(out, result.clip, arguments); !written) return written.error();
  return result;
}

nlohmann::json jsonOf(const Conversion& task, const Converted& result, const std::string& formatRead) {
  nlohmann::json json = {{"file", task.out.string()},          {"read", formatRead},       {"format", task.out.extension().string().substr(1)},
                         {"frames", result.clip.frameCount()}, {"fps", result.clip.fps()}, {"joints", result.clip.jointCount()},
                         {"jointMap", result.mapName},         {"remarks", result.remarks}};
  json.update(result.numbers);
  return json;
}

void printJson(const nlohmann::json& json) { std::puts(core::base::jsonText(json, 2).c_str()); }

std::string lineOf(const Conversion& task, const Converted& result) {
  return fmt::format("{}: {} frames at {:g} fps, {} joints", task.out.string(), result.clip.frameCount(), result.clip.fps(), result.clip.jointCount());
}

/// A file that cannot be converted is named, and the next one is taken.
Result<void> convertAll(const Arguments& arguments, const std::vector<Conversion>& tasks) {
  const auto stop = stopOnInterrupt();
  auto done = nlohmann::json::array(), failed = nlohmann::json::array();
  for (const auto& task : tasks) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, fmt::format("stopped after {} of {} files", done.size() + failed.size(), tasks.size())};
    std::string formatRead;
    auto folder = makeFolderOf(task.out);
    auto result = folder ? convertFile(arguments, task, formatRead) : Result<Converted>(folder.error());
    if (!result) {
      // A wrong option is wrong for all of them.
      if (result.error().code == ErrorCode::InvalidArgument && done.empty() && failed.empty() && tasks.size() > 1 && result.error().message.starts_with("--"))
        return result.error();
      failed.push_back({{"file", task.in.string()}, {"reason", result.error().message}});
      fmt::print(stderr, "skipped {}: {}\n", task.in.string(), result.error().message);
      continue;
    }
    done.push_back(jsonOf(task, *result, formatRead));
    if (!arguments.wantsJson()) std::puts(lineOf(task, *result).c_str());
  }
  if (arguments.wantsJson()) printJson({{"files", done}, {"skipped", failed}});
  if (failed.empty()) return {};
  return Error{ErrorCode::ReadFailed, fmt::format("{} of {} files could not be converted", failed.size(), tasks.size())};
}

Result<void> convert(const Arguments& arguments) {
  const auto plan = conversionPlan(arguments);
  if (!plan) return plan.error();
  if (plan->isBatch) return convertAll(arguments, plan->files);
  const Conversion& task = plan->files.front();
  std::string formatRead;
  const auto result = convertFile(arguments, task, formatRead);
  if (!result) return result.error();
  if (arguments.wantsJson()) {
    printJson(jsonOf(task, *result, formatRead));
    return {};
  }
  for (const auto& remark : result->remarks) std::puts(remark.c_str());
  std::puts(lineOf(task, *result).c_str());
  return {};
}

}  // namespace

int runConvertCommand(const std::vector<std::string>& arguments) { return runCommand(convertSpec(), arguments, convert); }

}  // namespace app
