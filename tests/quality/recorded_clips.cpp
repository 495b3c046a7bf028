#include "tests/quality/recorded_clips.h"

#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <sstream>

namespace quality {

namespace {

constexpr double kFps = 20.0;
constexpr std::size_t kJoints = 22;
const std::string kMirror = "mirror:";

std::vector<std::string> split(const std::string& text, char sign) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, sign);) parts.push_back(part);
  return parts;
}

std::vector<std::string> idsOf(const std::string& text) { return text == "-" ? std::vector<std::string>{} : split(text, ','); }

}  // namespace

core::Result<std::vector<RecordedClip>> readRecordedClips(const std::filesystem::path& file) {
  auto text = core::base::readWholeFile(file, 4u << 20);
  if (!text) return text.error();
  std::vector<RecordedClip> clips;
  std::istringstream lines(*text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#' || line.starts_with("file\t")) continue;
    const auto cells = split(line, '\t');
    if (cells.size() != 5)
      return core::Error{core::ErrorCode::ParseFailed, fmt::format("{}:{}: expected 5 columns, found {}", file.filename().string(), number, cells.size())};
    const bool isMirrored = cells[0].starts_with(kMirror);
    clips.push_back({isMirrored ? cells[0].substr(kMirror.size()) : cells[0], isMirrored, std::strtod(cells[1].c_str(), nullptr), std::strtod(cells[2].c_str(), nullptr),
                     idsOf(cells[3]), idsOf(cells[4])});
  }
  return clips;
}

std::vector<glm::vec3> mirrored(const std::vector<glm::vec3>& positions) {
  std::vector<glm::vec3> other(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto joint = static_cast<std::size_t>(core::motion::humanml3d::mirrored(static_cast<int>(i % kJoints)));
    const auto& from = positions[i - i % kJoints + joint];
    other[i] = {-from.x, from.y, from.z};
  }
  return other;
}

core::Result<std::vector<glm::vec3>> BodyReader::read(const std::filesystem::path& file, double begin, double end) {
  auto known = files_.find(file);
  if (known == files_.end()) {
    auto motion = core::io::readMotionFile(file);
    if (!motion) return motion.error();
    auto body = core::io::bodyMotion(*motion, kFps);
    if (!body) return body.error();
    known = files_.emplace(file, std::move(body->positions)).first;
  }
  const auto& all = known->second;
  const auto frames = all.size() / kJoints;
  const auto first = static_cast<std::size_t>(std::lround(begin * kFps));
  const auto last = end > 0.0 ? std::min(frames, static_cast<std::size_t>(std::lround(end * kFps))) : frames;
  if (first + 4 > last) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("{}: from {:g} to {:g} s there are no four frames", file.string(), begin, end)};
  return std::vector<glm::vec3>(all.begin() + static_cast<std::ptrdiff_t>(first * kJoints), all.begin() + static_cast<std::ptrdiff_t>(last * kJoints));
}

}  // namespace quality
