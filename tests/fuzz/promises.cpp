#include "tests/fuzz/promises.h"

#include "core/io/read/bvh_reader.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/gtc/quaternion.hpp>

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

namespace fuzz {

namespace {

using namespace core;

constexpr std::size_t kMostPosesWritten = 4'000;  // frames times joints: a case need not be long to be wrong
constexpr std::size_t kLongestSentence = 2'000;

bool isFinite(const glm::vec3& v) { return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z); }

/// Where the cases of this process lie; gone with it.
class CaseFolder {
 public:
  CaseFolder() {
    std::error_code none;
    const std::filesystem::path memory = "/dev/shm";
    folder_ = (::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) / fmt::format("gesto-fuzz-{}", ::getpid());
    std::filesystem::create_directories(folder_, none);
  }
  ~CaseFolder() {
    std::error_code none;
    std::filesystem::remove_all(folder_, none);
  }
  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace

void require(bool isKept, const std::string& words) {
  if (!isKept) throw BrokenPromise(words);
}

void requireSentence(const std::string& sentence) {
  require(!sentence.empty(), "an error without a sentence");
  require(sentence.size() <= kLongestSentence, "an endless sentence: " + sentence.substr(0, kLongestSentence));
  for (const char c : sentence) require(static_cast<unsigned char>(c) >= 32, "a sentence of more than one line: " + sentence);
}

void requireSentence(const Error& error) {
  requireSentence(error.message);
  require(error.code != ErrorCode::Internal, "a mistake of ours: " + error.message);
}

std::filesystem::path caseFile(const std::string& name, std::string_view bytes) {
  static const CaseFolder folder;
  auto file = folder.path() / name;
  std::ofstream out(file, std::ios::binary);
  require(static_cast<bool>(out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()), "the case cannot be written to " + file.string());
  return file;
}

void requireClip(const motion::Clip& clip) {
  require(clip.frameCount() >= 1 && clip.jointCount() >= 1, "a clip without frames or joints");
  require(std::isfinite(clip.fps()) && clip.fps() > 0.0 && std::isfinite(clip.duration()), fmt::format("{} frames a second", clip.fps()));
  std::set<std::string_view> names;
  for (const auto& joint : clip.skeleton().joints()) {
    require(isFinite(joint.offset), "the offset of joint " + joint.name + " is no number");
    require(names.insert(joint.name).second, "two joints are called " + joint.name);
  }
  for (const auto& [joint, offset] : clip.skeleton().endSites()) require(joint >= 0 && joint < clip.jointCount() && isFinite(offset), "an end site that is none");
  for (int f = 0; f < clip.frameCount(); ++f) {
    require(isFinite(clip.rootPosition(f)), fmt::format("the root of frame {} is nowhere", f));
    for (const auto& turn : clip.rotations(f)) require(std::abs(glm::length(turn) - 1.0f) < 1e-3f, fmt::format("a turn of frame {} is no unit one", f));
    for (const auto& move : clip.translations(f)) require(isFinite(move), fmt::format("a joint of frame {} is nowhere", f));
  }
}

void requireMotion(const io::MotionFile& file) {
  require(file.clip != nullptr, "no clip");
  requireClip(*file.clip);
  const auto frames = static_cast<std::size_t>(file.clip->frameCount());
  require(file.positions.empty() || file.positions.size() == frames * 22, fmt::format("{} places for {} frames", file.positions.size(), frames));
  require(file.features.empty() || file.features.size() == frames * 263, fmt::format("{} features for {} frames", file.features.size(), frames));
  require(std::isfinite(file.report.metresPerUnit) && file.report.metresPerUnit > 0.0, fmt::format("a unit of {} m", file.report.metresPerUnit));
  for (const auto& sentence : file.report.assumptions) requireSentence(sentence);
  if (frames * static_cast<std::size_t>(file.clip->jointCount()) > 10 * kMostPosesWritten) return;
  if (const auto body = io::bodyMotion(file); readOrRefused(body)) {
    require(!body->positions.empty() && body->positions.size() % 22 == 0, "a body without frames");
    for (const auto& place : body->positions) require(isFinite(place), "a joint of the body is nowhere");
  }
}

void requireWritable(const motion::Clip& clip, io::ExportFormat format) {
  if (static_cast<std::size_t>(clip.frameCount()) * static_cast<std::size_t>(clip.jointCount()) > kMostPosesWritten) return;
  const auto written = io::exportedFile(clip, format, {.hasFigure = false});
  if (!readOrRefused(written)) return;
  const auto file = caseFile("again." + std::string(io::wordFor(format)), *written);
  // What was written is in metres for us, whatever a figure of such a size would be taken for.
  const auto again = io::readMotionFile(file, {.metresPerUnit = format == io::ExportFormat::Glb ? 1.0 : 0.01, .upAxis = 1, .facing = 0.0});
  require(again.ok(), "what was written is refused: " + (again ? "" : again.error().message));
  requireClip(*again->clip);
  if (format != io::ExportFormat::Bvh) return;  // readers of scenes look for the figure, which a skeleton of any kind need not be
  require(again->clip->frameCount() == clip.frameCount() && again->clip->jointCount() == clip.jointCount(),
          fmt::format("{} frames of {} joints are {} of {} after writing", clip.frameCount(), clip.jointCount(), again->clip->frameCount(), again->clip->jointCount()));
  const auto before = motion::worldPositions(clip), after = motion::worldPositions(*again->clip);
  float extent = 1.0f;
  for (const auto& place : before) extent = std::max({extent, std::abs(place.x), std::abs(place.y), std::abs(place.z)});
  // A BVH lists a joint's children before its brothers, and names may have lost their blanks.
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  for (std::size_t j = 0; j < joints; ++j) {
    const auto place = again->clip->skeleton().indexOf(clip.skeleton().joint(static_cast<int>(j)).name);
    for (std::size_t f = 0; place >= 0 && f * joints < before.size(); ++f)
      require(glm::length(before[f * joints + j] - after[f * joints + static_cast<std::size_t>(place)]) <= 1e-3f * extent,
              fmt::format("joint {} of frame {} is elsewhere after writing", j, f));
  }
}

void motionFile(std::string_view bytes, const std::string& name, io::MotionFormat format, io::ExportFormat again, const std::filesystem::path& skeleton) {
  if (io::motionFormatOf(bytes.substr(0, 4096)) != format) return;
  io::MotionReadOptions options;
  options.skeleton = skeleton;
  const auto read = io::readMotionFile(caseFile(name, bytes), options);
  // What ends the process that reads it is a fault of ours, but in Assimp's formats.
  require(read || format == io::MotionFormat::Collada || read.error().message.find("gave up") == std::string::npos, read ? "" : read.error().message);
  if (!readOrRefused(read)) return;
  requireMotion(*read);
  requireWritable(*read->clip, again);
}

}  // namespace fuzz
