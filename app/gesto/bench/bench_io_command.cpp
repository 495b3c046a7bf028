#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/motion_file_options.h"
#include "app/gesto/commands.h"
#include "core/base/file.h"
#include "core/base/process.h"
#include "core/io/motion_file.h"
#include "core/io/read/bvh_reader.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
namespace io = core::io;
namespace motion = core::motion;

const CommandSpec& spec() {
  static const CommandSpec made = [] {
    CommandSpec s;
    s.name = "bench io";
    s.summary = "Reads every motion file below a folder, puts it on the 22-joint body and back, and says how long that takes and how exact it is.";
    s.usage = "DIR [options]";
    s.options = {{.name = "--every", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "only every Nth file", .lowest = 1, .highest = 1e6}};
    s.examples = {"gesto bench io mocap --json"};
    s.fewestPositionals = 1;
    s.mostPositionals = 1;
    s.hasJson = true;
    return s;
  }();
  return made;
}

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Distribution {
  std::vector<double> values;
  double at(double share) {
    if (values.empty()) return 0.0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
  }
  double mean() const {
    double sum = 0.0;
    for (const double v : values) sum += v;
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
  }
  nlohmann::json json() { return {{"mean", mean()}, {"median", at(0.5)}, {"p95", at(0.95)}, {"p99", at(0.99)}, {"max", at(1.0)}}; }
  std::string text(const char* unit) {
    return fmt::format("mean {:.3g}, median {:.3g}, 95 % {:.3g}, 99 % {:.3g}, at most {:.3g} {}", mean(), at(0.5), at(0.95), at(0.99), at(1.0), unit);
  }
};

/// Processor time of this process and of those that read for it: the steadier number on a busy machine.
double processorSeconds() { return core::base::processorSeconds() + core::base::processorSecondsOfChildren(); }

struct Totals {
  int files = 0, frames = 0;
  std::vector<std::string> failed;
  Distribution readMs, readCpuMs, bodyMs;
  Distribution bodyFileMm;  // 22 joints to BVH text and back, per frame and joint
  Distribution backCm;      // on the source's own skeleton again, per frame and mapped joint, without hands and feet
  Distribution backHandsCm, backFeetCm;
  double slowestMs = 0.0, furthestMm = 0.0;
  std::string slowest, furthest;  // files
  double megabytes = 0.0;
};

/// Joints of the body against the text of a BVH file and back.
Result<void> throughFile(const std::filesystem::path& path, const io::BodyMotion& body, double fps, Totals& totals) {
  const auto clip = motion::clipFromJointPositions(body.positions, fps, "body");
  const auto text = io::formatBvh(clip);
  const auto read = io::parseBvh(text, "body.bvh", {.metresPerUnit = 0.01});
  if (!read) return read.error();
  const auto before = motion::worldPositions(clip), after = motion::worldPositions(*read);
  if (before.size() != after.size()) return Error{ErrorCode::Internal, "the body came back with another number of frames"};
  // BVH writes a limb to its end before it begins the next, so the order differs.
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  for (std::size_t j = 0; j < joints; ++j) {
    const auto other = static_cast<std::size_t>(std::max(0, read->skeleton().indexOf(clip.skeleton().joints()[j].name)));
    for (std::size_t f = 0; f < before.size(); f += joints) {
      totals.bodyFileMm.values.push_back(1000.0 * static_cast<double>(glm::distance(before[f + j], after[f + other])));
      if (totals.bodyFileMm.values.back() <= totals.furthestMm) continue;
      totals.furthestMm = totals.bodyFileMm.values.back();
      totals.furthest = path.string();
    }
  }
  return {};
}

/// The body's motion on the skeleton that it came from, against what that skeleton did.
Result<void> backToSource(const io::MotionFile& file, const io::BodyMotion& body, const motion::JointMap& map, Totals& totals) {
  using namespace motion::humanml3d;
  motion::CharacterOptions options;
  options.fps = file.clip->fps();
  const auto back = motion::onCharacter(body.positions, file.clip->skeleton(), map, options);
  if (!back) return back.error();
  const int frames = std::min(back->frameCount(), file.clip->frameCount() - body.droppedFrames);
  const auto index = [&](int joint) { return file.clip->skeleton().indexOf(map.joints[static_cast<std::size_t>(joint)]); };
  std::vector<motion::WorldPose> source, found;
  Distribution lift;
  for (int f = 0; f < frames; ++f) {
    source.push_back(motion::worldPose(*file.clip, f + body.droppedFrames));
    found.push_back(motion::worldPose(*back, f));
    const auto hip = static_cast<std::size_t>(index(kLeftHip));
    lift.values.push_back(static_cast<double>(source.back().positions[hip].y - found.back().positions[hip].y));
  }
  // The body stands on y = 0, the recording where it likes.
  const glm::vec3 raise(0.0f, static_cast<float>(lift.at(0.5)), 0.0f);
  for (int joint = 0; joint < kJointCount; ++joint) {
    const int own = map.joints[static_cast<std::size_t>(joint)].empty() ? -1 : index(joint);
    if (own < 0) continue;
    const bool isHand = joint == kLeftWrist || joint == kRightWrist, isFoot = joint == kLeftAnkle || joint == kRightAnkle || joint == kLeftFoot || joint == kRightFoot;
    auto& values = (isHand ? totals.backHandsCm : isFoot ? totals.backFeetCm : totals.backCm).values;
    for (int f = 0; f < frames; ++f) {
      const auto k = static_cast<std::size_t>(f), j = static_cast<std::size_t>(own);
      values.push_back(100.0 * static_cast<double>(glm::distance(source[k].positions[j], found[k].positions[j] + raise)));
    }
  }
  return {};
}

Result<void> measure(const std::filesystem::path& path, Totals& totals) {
  const Stopwatch reading;
  const double cpuBefore = processorSeconds();
  const auto file = io::readMotionFile(path);
  const double readMs = 1000.0 * reading.seconds();
  if (!file) return file.error();
  totals.readMs.values.push_back(readMs);
  const double cpuMs = 1000.0 * (processorSeconds() - cpuBefore);
  totals.readCpuMs.values.push_back(cpuMs);
  // By processor time: what a busy machine makes slow is no file's fault.
  if (cpuMs > totals.slowestMs) {
    totals.slowestMs = cpuMs;
    totals.slowest = path.string();
  }
  totals.frames += file->clip->frameCount();
  const auto map = motion::mapByNameOrShape(file->clip->skeleton());
  if (!map) return map.error();
  const Stopwatch converting;
  const auto body = io::bodyMotion(*file, file->clip->fps(), &*map);
  if (!body) return body.error();
  totals.bodyMs.values.push_back(1000.0 * converting.seconds());
  if (auto done = throughFile(path, *body, file->clip->fps(), totals); !done) return done;
  return file->positions.empty() ? backToSource(*file, *body, *map, totals) : Result<void>();
}

struct LongReading {
  double seconds = -1.0, processorSeconds = -1.0;
};

/// Five minutes at 120 frames per second of somebody's motion, played over and over.
LongReading readFiveMinutes(const motion::Clip& clip) {
  motion::ClipData data{clip.sharedSkeleton(), 120.0, {}, {}, {}, "long"};
  constexpr int kFrames = 5 * 60 * 120;
  for (int f = 0; f < kFrames; ++f) {
    data.rootPositions.push_back(clip.rootPosition(f % clip.frameCount()));
    const auto turns = clip.rotations(f % clip.frameCount());
    data.rotations.insert(data.rotations.end(), turns.begin(), turns.end());
  }
  const std::string text = io::formatBvh(motion::Clip(std::move(data)));
  const Stopwatch watch;
  const double before = processorSeconds();
  const auto read = io::parseBvh(text, "long.bvh");
  if (!read || read->frameCount() != kFrames) return {};
  return {watch.seconds(), processorSeconds() - before};
}

Result<void> bench(const Arguments& arguments) {
  const std::filesystem::path folder = arguments.positionals().front();
  auto found = motionFilesBelow(folder);
  if (!found) return found.error();
  auto& files = *found;
  std::erase_if(files, [](const auto& file) { return file.extension() == ".npy"; });  // positions, which have no skeleton to go back to
  const auto every = static_cast<std::size_t>(arguments.integer("--every", 1));
  const auto stop = stopOnInterrupt();
  std::error_code code;
  Totals totals;
  LongReading fiveMinutes;
  for (std::size_t i = 0; i < files.size(); i += every) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
    ++totals.files;
    totals.megabytes += static_cast<double>(std::filesystem::file_size(files[i], code)) / 1e6;
    if (auto done = measure(files[i], totals); !done) totals.failed.push_back(fmt::format("{}: {}", files[i].string(), done.error().message));
    if (fiveMinutes.seconds < 0.0) {
      if (const auto first = io::readMotionFile(files[i])) fiveMinutes = readFiveMinutes(*first->clip);
    }
  }
  if (totals.files == 0) return Error{ErrorCode::NotFound, fmt::format("{}: holds no motion file", folder.string())};
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"files", totals.files},
                                 {"frames", totals.frames},
                                 {"megabytes", totals.megabytes},
                                 {"failed", totals.failed},
                                 {"readMs", totals.readMs.json()},
                                 {"readProcessorMs", totals.readCpuMs.json()},
                                 {"readSecondsTotal", totals.readMs.mean() * static_cast<double>(totals.readMs.values.size()) / 1000.0},
                                 {"slowest", totals.slowest},
                                 {"toBodyMs", totals.bodyMs.json()},
                                 {"bodyThroughBvhMm", totals.bodyFileMm.json()},
                                 {"furthest", totals.furthest},
                                 {"backOnSourceCm", totals.backCm.json()},
                                 {"backHandsCm", totals.backHandsCm.json()},
                                 {"backFeetCm", totals.backFeetCm.json()},
                                 {"fiveMinutesAt120FpsSeconds", fiveMinutes.seconds},
                                 {"fiveMinutesProcessorSeconds", fiveMinutes.processorSeconds}};
    std::puts(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return {};
  }
  std::puts(fmt::format("Files           {} ({:.0f} MB, {} frames), {} failed", totals.files, totals.megabytes, totals.frames, totals.failed.size()).c_str());
  for (std::size_t i = 0; i < std::min<std::size_t>(totals.failed.size(), 10); ++i) std::puts(fmt::format("                {}", totals.failed[i]).c_str());
  std::puts(fmt::format("Reading         {}; {:.1f} s in all", totals.readMs.text("ms"), totals.readMs.mean() * static_cast<double>(totals.readMs.values.size()) / 1000.0)
                .c_str());
  std::puts(fmt::format("  processor     {}; {:.1f} s in all", totals.readCpuMs.text("ms"),
                        totals.readCpuMs.mean() * static_cast<double>(totals.readCpuMs.values.size()) / 1000.0)
                .c_str());
  std::puts(fmt::format("Slowest         {:.1f} ms of the processor, {}", totals.slowestMs, totals.slowest).c_str());
  std::puts(fmt::format("To the body     {}", totals.bodyMs.text("ms")).c_str());
  std::puts(fmt::format("Body as BVH     {}", totals.bodyFileMm.text("mm")).c_str());
  std::puts(fmt::format("Furthest off    {:.4f} mm, {}", totals.furthestMm, totals.furthest).c_str());
  std::puts(fmt::format("Back: feet      {}", totals.backFeetCm.text("cm")).c_str());
  std::puts(fmt::format("Back: hands     {}", totals.backHandsCm.text("cm")).c_str());
  std::puts(fmt::format("Back: others    {}", totals.backCm.text("cm")).c_str());
  std::puts(
      fmt::format("Five minutes    {:.2f} s ({:.2f} s of the processor) to read them as BVH of 120 frames per second", fiveMinutes.seconds, fiveMinutes.processorSeconds)
          .c_str());
  return {};
}

}  // namespace

int runBenchIoCommand(const std::vector<std::string>& arguments) { return runCommand(spec(), arguments, bench); }

}  // namespace app
