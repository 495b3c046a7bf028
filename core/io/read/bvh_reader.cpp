#include "core/io/read/bvh_reader.h"

#include "core/base/file.h"
#include "core/io/read/bvh_hierarchy.h"
#include "core/io/read/bvh_text.h"
#include "core/io/read/file_bounds.h"
#include "core/io/read/scene/key_rate.h"
#include "core/io/read/scene/unique_names.h"
#include "core/motion/rig/figure_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace core::io {

namespace {

using bvh::Hierarchy;
using bvh::isBlank;

/// The first line whose values do not fill a frame, for the error sentence; the last line when all do.
struct LineCount {
  int line = 0;
  std::int64_t values = 0;
};
LineCount firstOddLine(std::string_view text, int line, std::int64_t perFrame) {
  LineCount current{line, 0}, last{line, 0};
  bool inWord = false;
  for (const char c : text) {
    if (!isBlank(c)) {
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

/// Whether rows end where lines end; a row may take several lines.
bool rowsEndWithLines(std::string_view text, std::int64_t perFrame) {
  std::int64_t values = 0;
  bool inWord = false;
  for (const char c : text) {
    if (isBlank(c) && c != '\n') {
      inWord = false;
    } else if (c == '\n') {
      inWord = false;
      if (values > perFrame) return false;
      if (values == perFrame) values = 0;
    } else if (!inWord) {
      ++values;
      inWord = true;
    }
  }
  return values == 0 || values == perFrame;
}

/// All values of the MOTION part. The rows tell how many frames there are: a header that counts others is corrected, where rows end with lines.
Result<std::vector<float>> readValues(std::string_view bytes, std::string_view name, Hierarchy& hierarchy, std::vector<std::string>& notes) {
  const std::string_view text = bytes.substr(hierarchy.dataBegin);
  const auto perFrame = static_cast<std::int64_t>(hierarchy.channelCount);
  // Where numbers have points, commas only part them.
  const bool commasPart = text.find('.') != std::string_view::npos;
  const auto parts = [&](char c) { return isBlank(c) || (c == ',' && commasPart); };
  std::vector<float> values;
  // A value needs a digit and a space: the bytes, not the promise, bound the memory.
  values.reserve(
      std::min(static_cast<std::size_t>(std::clamp<std::int64_t>(hierarchy.frames, 0, 1'000'000'000)) * static_cast<std::size_t>(perFrame), text.size() / 2 + 1));
  const char* at = text.data();
  const char* const end = at + text.size();
  int line = hierarchy.dataLine;
  while (true) {
    while (at < end && parts(*at)) line += *at++ == '\n';
    if (at == end) break;
    const char* const begin = at;
    while (at < end && !parts(*at)) ++at;
    const std::string_view word(begin, static_cast<std::size_t>(at - begin));
    const auto value = bvh::numberOf(word);
    if (!value || !std::isfinite(*value) || std::abs(*value) > 1e9) {
      std::string shown(word.substr(0, 24));
      for (char& c : shown) c = (c >= 32 && c < 127) ? c : '?';
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: '{}' is {}", name, line, shown, value ? "out of range" : "not a number")};
    }
    values.push_back(static_cast<float>(*value));
  }
  const auto found = static_cast<std::int64_t>(values.size());
  if (found > std::numeric_limits<int>::max()) return Error{ErrorCode::Unsupported, fmt::format("{}: holds more values than can be taken", name)};
  if (hierarchy.frames > 0 && hierarchy.frames <= found / perFrame && found == hierarchy.frames * perFrame) return values;
  const auto odd = firstOddLine(text, hierarchy.dataLine, perFrame);
  const bool isWhole = found > 0 && found % perFrame == 0 && rowsEndWithLines(text, perFrame);
  if (!isWhole && hierarchy.frames > std::numeric_limits<int>::max() / perFrame)
    return Error{ErrorCode::ParseFailed,
                 fmt::format("{}:{}: 'Frames: {}' of {} values is more than any file holds", name, hierarchy.framesLine, hierarchy.frames, perFrame)};
  if (found == 0 && hierarchy.frames < 1)
    return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: 'Frames: {}' is not a number of frames", name, hierarchy.framesLine, hierarchy.frames)};
  if (found == 0) return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: 'Frames: {}', but the file holds no row", name, hierarchy.framesLine, hierarchy.frames)};
  if (!isWhole) return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: expected {} channel values, found {}", name, odd.line, perFrame, odd.values)};
  notes.push_back(fmt::format("the header counts {} frames, but there are {} rows: the rows are read", hierarchy.frames, found / perFrame));
  hierarchy.frames = found / perFrame;
  return values;
}

/// Frames per second, from a frame time that may be rounded to few digits, in milliseconds, or a rate.
Result<double> readRate(std::string_view name, const Hierarchy& hierarchy, std::vector<std::string>& notes) {
  const double time = hierarchy.frameTime;
  const auto taken = [&](double fps) {
    notes.push_back(fmt::format("a frame time of {:g} is taken as {:g} frames per second", time, fps));
    return fps;
  };
  for (const double usual : {24.0, 25.0, 30.0, 50.0, 60.0, 100.0, 120.0, 240.0}) {
    if (time == usual) return taken(usual);                                                  // the rate stands there
    if (time > 4.0 && std::abs(1000.0 / time - usual) < 0.005 * usual) return taken(usual);  // milliseconds
  }
  if (!(time >= 1e-5 && time <= 100.0))
    return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: a frame time of {} seconds makes no sense", name, hierarchy.dataLine, time)};
  const double usual = rateOfFrameTime(time, hierarchy.frameTimeDecimals);
  // What differs by less is only the end of a long number; readers of files settle that in silence.
  if (std::abs(usual * time - 1.0) > 2e-4) return taken(usual);
  return 1.0 / time;
}

glm::quat turnAbout(int axis, float degrees) {
  const double half = static_cast<double>(degrees) * std::numbers::pi / 360.0;
  const auto c = static_cast<float>(std::cos(half));
  const auto s = static_cast<float>(std::sin(half));
  return axis == 0 ? glm::quat(c, s, 0, 0) : axis == 1 ? glm::quat(c, 0, s, 0) : glm::quat(c, 0, 0, s);
}

std::string stem(std::string_view name) { return std::filesystem::path(std::string(name)).stem().string(); }

/// Rotations and translations of every frame, in file units.
motion::ClipData decode(const Hierarchy& hierarchy, const std::vector<float>& values, double fps) {
  const auto joints = hierarchy.joints.size();
  const auto frames = static_cast<std::size_t>(hierarchy.frames);
  motion::ClipData data;
  data.fps = fps;
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
        if (channel.isPosition)
          move[channel.axis] = value;
        else
          turn = turn * turnAbout(channel.axis, value);
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
  std::vector<std::string> names;
  for (const auto& joint : hierarchy.joints) names.push_back(joint.name);
  names = uniqueNames(std::move(names));
  for (std::size_t j = 0; j < names.size(); ++j) joints.push_back({names[j], hierarchy.joints[j].parent, glm::vec3(hierarchy.joints[j].offset * scale)});
  std::vector<std::pair<int, glm::vec3>> tips;
  for (const auto& [joint, offset] : hierarchy.endSites) tips.emplace_back(joint, glm::vec3(offset * scale));
  return std::make_shared<const motion::Skeleton>(std::move(joints), std::move(tips));
}

}  // namespace

Result<motion::Clip> parseBvh(std::string_view bytes, std::string_view name, const BvhReadOptions& options, ImportReport* report) {
  const auto plain = bvh::plainText(bytes);
  if (plain) bytes = *plain;
  std::vector<std::string> notes;
  auto parsed = bvh::parseHierarchy(bytes, name);
  if (!parsed) return parsed.error();
  Hierarchy hierarchy = std::move(parsed).value();
  const auto fps = readRate(name, hierarchy, notes);
  if (!fps) return fps.error();
  auto values = readValues(bytes, name, hierarchy, notes);
  if (!values) return values.error();
  if (auto few = turnsWithinBytes(static_cast<std::size_t>(hierarchy.frames), hierarchy.joints.size(), bytes.size(), name); !few) return few.error();
  motion::ClipData data = decode(hierarchy, *values, *fps);
  data.name = stem(name);
  if (!data.translations.empty() && settleOffsets(hierarchy, data)) data.translations.clear();

  double scale = options.metresPerUnit;
  motion::LikelyUnit unit{scale, ""};
  if (!(scale > 0.0)) {
    unit = motion::likelyUnit(motion::longestReach(*buildSkeleton(hierarchy, 1.0)));
    scale = unit.metres;
  }
  data.skeleton = buildSkeleton(hierarchy, scale);
  const auto factor = static_cast<float>(scale);
  for (auto& position : data.rootPositions) position *= factor;
  for (auto& move : data.translations) move *= factor;
  motion::Clip clip(std::move(data));
  if (report) {
    report->metresPerUnit = scale;
    report->assumptions.insert(report->assumptions.end(), notes.begin(), notes.end());
    if (*unit.name != '\0') {
      report->assumptions.push_back(fmt::format("one unit is taken as {}: the figure then stands {:.2f} m tall", unit.name, motion::figureHeight(clip)));
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
