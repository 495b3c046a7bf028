#include "core/io/bvh_reader.h"

#include "core/base/file.h"
#include "core/io/bvh_hierarchy.h"
#include "core/io/figure_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

namespace core::io {

namespace {

using bvh::Hierarchy;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f' || c == '\0'; }

/// The first line whose values do not fill a frame, for the error sentence; the last line when all do.
struct LineCount {
  int line = 0;
  std::int64_t values = 0;
};
LineCount firstOddLine(std::string_view text, int line, std::int64_t perFrame) {
  LineCount current{line, 0}, last{line, 0};
  bool inWord = false;
  for (const char c : text) {
    if (!isSpace(c)) {
      if (!inWord) ++current.values;
      inWord = true;
      continue;
    }
    inWord = false;
    if (c != '\n') continue;
    if (current.values != 0) {
      if (current.values != perFrame) return current;
      last = current;
    }
    current = {current.line + 1, 0};
  }
  return current.values != 0 ? current : last;
}

/// All values of the MOTION part, exactly frames * channels of them.
Result<std::vector<float>> readValues(std::string_view bytes, std::string_view name, const Hierarchy& hierarchy) {
  const std::string_view text = bytes.substr(hierarchy.dataBegin);
  const auto perFrame = static_cast<std::int64_t>(hierarchy.channelCount);
  if (hierarchy.frames > std::numeric_limits<int>::max() / perFrame) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: 'Frames: {}' of {} values is more than any file holds", name,
                                                     hierarchy.dataLine, hierarchy.frames, perFrame)};
  }
  const auto wanted = static_cast<std::size_t>(hierarchy.frames * perFrame);
  std::vector<float> values;
  // A value needs a digit and a space: the bytes, not the promise, bound the memory.
  values.reserve(std::min(wanted, text.size() / 2 + 1));
  const char* at = text.data();
  const char* const end = at + text.size();
  int line = hierarchy.dataLine;
  std::size_t surplus = 0;
  while (true) {
    while (at < end && isSpace(*at)) line += *at++ == '\n';
    if (at == end) break;
    const char* const begin = at;
    if (*at == '+') ++at;
    double value = 0.0;
    const auto [stop, code] = std::from_chars(at, end, value);
    const bool isNumber = code != std::errc::invalid_argument && stop != at && (stop == end || isSpace(*stop));
    if (!isNumber || !std::isfinite(value) || std::abs(value) > 1e9) {
      const char* word = begin;
      while (word < end && !isSpace(*word) && word - begin < 24) ++word;
      std::string shown(begin, word);
      for (char& c : shown) c = (c >= 32 && c < 127) ? c : '?';
      return Error{ErrorCode::ParseFailed,
                   fmt::format("{}:{}: '{}' is {}", name, line, shown, isNumber ? "out of range" : "not a number")};
    }
    if (code == std::errc::result_out_of_range) value = 0.0;  // too small for a double; the large ones failed above
    at = stop;
    if (values.size() < wanted) values.push_back(static_cast<float>(value));
    else ++surplus;
  }
  if (values.size() == wanted && surplus == 0) return values;
  const auto odd = firstOddLine(text, hierarchy.dataLine, perFrame);
  if (odd.values != perFrame) {
    return Error{ErrorCode::ParseFailed,
                 fmt::format("{}:{}: expected {} channel values, found {}", name, odd.line, perFrame, odd.values)};
  }
  return Error{ErrorCode::ParseFailed,
               fmt::format("{}:{}: 'Frames: {}', but the file holds {}", name, odd.line, hierarchy.frames,
                           (values.size() + surplus) / static_cast<std::size_t>(perFrame))};
}

glm::quat turnAbout(int axis, float degrees) {
  const double half = static_cast<double>(degrees) * std::numbers::pi / 360.0;
  const auto c = static_cast<float>(std::cos(half));
  const auto s = static_cast<float>(std::sin(half));
  return axis == 0 ? glm::quat(c, s, 0, 0) : axis == 1 ? glm::quat(c, 0, s, 0) : glm::quat(c, 0, 0, s);
}

std::string stem(std::string_view name) {
  return std::filesystem::path(std::string(name)).stem().string();
}

/// Rotations and translations of every frame, in file units.
motion::ClipData decode(const Hierarchy& hierarchy, const std::vector<float>& values) {
  const auto joints = hierarchy.joints.size();
  const auto frames = static_cast<std::size_t>(hierarchy.frames);
  motion::ClipData data;
  data.fps = 1.0 / hierarchy.frameTime;
  data.rootPositions.resize(frames);
  data.rotations.resize(frames * joints);
  const bool hasMoves = std::any_of(hierarchy.joints.begin() + 1, hierarchy.joints.end(), [](const auto& joint) {
    return std::any_of(joint.channels.begin(), joint.channels.end(), [](const auto& channel) { return channel.isPosition; });
  });
  if (hasMoves) data.translations.resize(frames * joints);
  std::size_t at = 0;
  for (std::size_t f = 0; f < frames; ++f) {
    for (std::size_t j = 0; j < joints; ++j) {
      glm::quat turn(1, 0, 0, 0);
      glm::vec3 move(hierarchy.joints[j].offset);
      for (const auto& channel : hierarchy.joints[j].channels) {
        const float value = values[at++];
        if (channel.isPosition) move[channel.axis] = value;
        else turn = turn * turnAbout(channel.axis, value);
      }
      turn = glm::normalize(turn);
      // q and -q are the same turn; neighbours with the same sign make curves and blends continuous.
      if (f > 0 && glm::dot(turn, data.rotations[(f - 1) * joints + j]) < 0.0f) turn = -turn;
      data.rotations[f * joints + j] = turn;
      if (j == 0) data.rootPositions[f] = move;
      if (hasMoves) data.translations[f * joints + j] = move;
    }
  }
  return data;
}

/// Joints whose position channels never change get that position as their offset. True when no joint but the root moves.
bool settleOffsets(Hierarchy& hierarchy, const motion::ClipData& data) {
  const auto joints = hierarchy.joints.size();
  const auto frames = data.rootPositions.size();
  bool allConstant = true;
  for (std::size_t j = 1; j < joints; ++j) {
    const glm::vec3 first = data.translations[j];
    bool constant = true;
    for (std::size_t f = 1; f < frames && constant; ++f) constant = data.translations[f * joints + j] == first;
    if (constant) hierarchy.joints[j].offset = glm::dvec3(first);
    allConstant = allConstant && constant;
  }
  return allConstant;
}

std::shared_ptr<const motion::Skeleton> buildSkeleton(const Hierarchy& hierarchy, double scale) {
  std::vector<motion::Joint> joints;
  for (const auto& joint : hierarchy.joints) joints.push_back({joint.name, joint.parent, glm::vec3(joint.offset * scale)});
  std::vector<std::pair<int, glm::vec3>> tips;
  for (const auto& [joint, offset] : hierarchy.endSites) tips.emplace_back(joint, glm::vec3(offset * scale));
  return std::make_shared<const motion::Skeleton>(std::move(joints), std::move(tips));
}

}  // namespace

Result<motion::Clip> parseBvh(std::string_view bytes, std::string_view name, const BvhReadOptions& options, ImportReport* report) {
  auto parsed = bvh::parseHierarchy(bytes, name);
  if (!parsed) return parsed.error();
  Hierarchy hierarchy = std::move(parsed).value();
  auto values = readValues(bytes, name, hierarchy);
  if (!values) return values.error();
  motion::ClipData data = decode(hierarchy, *values);
  data.name = stem(name);
  if (!data.translations.empty() && settleOffsets(hierarchy, data)) data.translations.clear();

  double scale = options.metresPerUnit;
  LikelyUnit unit{scale, ""};
  if (!(scale > 0.0)) {
    unit = likelyUnit(longestReach(*buildSkeleton(hierarchy, 1.0)));
    scale = unit.metres;
  }
  data.skeleton = buildSkeleton(hierarchy, scale);
  const auto factor = static_cast<float>(scale);
  for (auto& position : data.rootPositions) position *= factor;
  for (auto& move : data.translations) move *= factor;
  motion::Clip clip(std::move(data));
  if (report) {
    report->metresPerUnit = scale;
    if (*unit.name != '\0') {
      report->assumptions.push_back(fmt::format("one unit is taken as {}: the figure then stands {:.2f} m tall", unit.name, figureHeight(clip)));
    }
  }
  return clip;
}

Result<motion::Clip> readBvh(const std::filesystem::path& file, const BvhReadOptions& options, ImportReport* report) {
  auto bytes = base::readWholeFile(file, std::uint64_t{1} << 30);
  if (!bytes) return bytes.error();
  return parseBvh(*bytes, file.filename().string(), options, report);
}

}  // namespace core::io
