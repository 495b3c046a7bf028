#include "core/bench/files/motion_file_bench.h"

#include "core/base/process.h"
#include "core/base/stopwatch.h"
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

#include <algorithm>
#include <system_error>

namespace core::bench {

namespace {

double allProcessorSeconds() { return base::processorSeconds() + base::processorSecondsOfChildren(); }

/// Joints of the body against the text of a BVH file and back.
Result<void> throughFile(const std::filesystem::path& path, const io::BodyMotion& body, double fps, MotionFileReport& totals) {
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
Result<void> backToSource(const io::MotionFile& file, const io::BodyMotion& body, const motion::JointMap& map, MotionFileReport& totals) {
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

Result<void> measure(const std::filesystem::path& path, MotionFileReport& totals) {
  const auto reading = base::Clock::now();
  const double cpuBefore = allProcessorSeconds();
  const auto file = io::readMotionFile(path);
  const double readMs = 1000.0 * base::secondsSince(reading);
  if (!file) return file.error();
  totals.readMs.values.push_back(readMs);
  const double cpuMs = 1000.0 * (allProcessorSeconds() - cpuBefore);
  totals.readCpuMs.values.push_back(cpuMs);
  // By processor time: what a busy machine makes slow is no file's fault.
  if (cpuMs > totals.slowestMs) {
    totals.slowestMs = cpuMs;
    totals.slowest = path.string();
  }
  totals.frames += file->clip->frameCount();
  const auto map = motion::mapByNameOrShape(file->clip->skeleton());
  if (!map) return map.error();
  const auto converting = base::Clock::now();
  const auto body = io::bodyMotion(*file, file->clip->fps(), &*map);
  if (!body) return body.error();
  totals.bodyMs.values.push_back(1000.0 * base::secondsSince(converting));
  if (auto done = throughFile(path, *body, file->clip->fps(), totals); !done) return done;
  return file->positions.empty() ? backToSource(*file, *body, *map, totals) : Result<void>();
}

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
  const auto start = base::Clock::now();
  const double before = allProcessorSeconds();
  const auto read = io::parseBvh(text, "long.bvh");
  if (!read || read->frameCount() != kFrames) return {};
  return {base::secondsSince(start), allProcessorSeconds() - before};
}

}  // namespace

Result<MotionFileReport> benchMotionFiles(std::span<const std::filesystem::path> files, std::size_t every, const std::stop_token& stop) {
  MotionFileReport totals;
  std::error_code code;
  for (std::size_t i = 0; i < files.size(); i += every) {
    const auto& path = files[i];
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
    ++totals.files;
    totals.megabytes += static_cast<double>(std::filesystem::file_size(path, code)) / 1e6;
    if (auto done = measure(path, totals); !done) totals.failed.push_back(fmt::format("{}: {}", path.string(), done.error().message));
    if (totals.fiveMinutes.seconds < 0.0) {
      if (const auto first = io::readMotionFile(path)) totals.fiveMinutes = readFiveMinutes(*first->clip);
    }
  }
  return totals;
}

}  // namespace core::bench
