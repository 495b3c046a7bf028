#include "core/services/plan_keys.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/services/plan/plan_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core::services {

namespace {

using motion::humanml3d::kFps;
constexpr double kMostMetres = 1000.0, kMostSeconds = 3600.0;

Error badKey(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

/// Chosen joints and "placed", as they stand behind the last colon; nothing when that is no list of them.
struct PoseWords {
  std::vector<motion::BodyEnd> joints;
  bool isPlaced = false;
  std::string unknown;  // the first word that is none
};

PoseWords poseWords(std::string_view text) {
  PoseWords words;
  while (true) {
    const auto comma = text.find(',');
    const auto word = trimmed(text.substr(0, comma));
    if (word == "placed")
      words.isPlaced = true;
    else if (const auto end = motion::bodyEndNamed(word))
      words.joints.push_back(*end);
    else if (words.unknown.empty())
      words.unknown = word.empty() ? " " : std::string(word);
    if (comma == std::string_view::npos) return words;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

std::string nameOf(const KeyPose& pose, std::size_t number) { return fmt::format("key pose {} (at {:g} s, {})", number, pose.time, pose.file.filename().string()); }

std::string nameOf(const WayPoint& point, std::size_t number) { return fmt::format("way point {} (at {:g} s)", number, point.time); }

std::string nameOf(const motion::FootStand& stand, std::size_t foot, std::size_t number) {
  return fmt::format("{} foot, {} (standing from {:g} to {:g} s)", foot == 0 ? "left" : "right", number, stand.start, stand.end);
}

std::optional<KeyPlace> keyNamedIn(std::string_view message) {
  using Kind = KeyPlace::Kind;
  for (const auto& [words, kind] : {std::pair<std::string_view, Kind>{"key pose ", Kind::Pose},
                                    {"way point ", Kind::WayPoint},
                                    {"left foot, ", Kind::LeftStand},
                                    {"right foot, ", Kind::RightStand}}) {
    if (!message.starts_with(words)) continue;
    std::size_t number = 0;
    const auto* begin = message.data() + words.size();
    const auto [end, code] = std::from_chars(begin, message.data() + message.size(), number);
    if (code == std::errc() && number > 0) return KeyPlace{kind, number - 1};
  }
  return {};
}

Result<void> validate(const std::vector<KeyPose>& poses) {
  for (std::size_t i = 0; i < poses.size(); ++i) {
    const auto& pose = poses[i];
    const auto name = nameOf(pose, i + 1);
    if (!(pose.time >= 0.0 && pose.time <= kMostSeconds)) return badKey(name + " has no time");
    if (pose.until && !(*pose.until >= pose.time && *pose.until <= kMostSeconds))
      return badKey(fmt::format("{} is held until {:g} s, before it begins", name, *pose.until));
    if (!(pose.from >= 0.0 && pose.from <= kMostSeconds)) return badKey(fmt::format("{} cannot be taken from second {:g}", name, pose.from));
    if (pose.file.empty() && !pose.motion) return badKey(name + " names no file");
    auto joints = pose.joints;
    std::sort(joints.begin(), joints.end());
    if (std::adjacent_find(joints.begin(), joints.end()) != joints.end()) return badKey(name + " names a joint twice");
  }
  return {};
}

Result<void> validate(const std::vector<WayPoint>& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto& point = path[i];
    const auto name = nameOf(point, i + 1);
    if (!(point.time >= 0.0 && point.time <= kMostSeconds)) return badKey(name + " has no time");
    if (!(std::abs(point.x) <= kMostMetres && std::abs(point.z) <= kMostMetres)) return badKey(fmt::format("{} lies more than {:g} m away", name, kMostMetres));
    if (point.facing && !(std::abs(*point.facing) <= 3600.0)) return badKey(name + " has a facing that is no angle");
    if (i > 0 && !(point.time >= path[i - 1].time + 0.05 - 1e-9))
      return badKey(fmt::format("{} is not at least 0.05 s behind the one before it, which is at {:g} s", name, path[i - 1].time));
  }
  return {};
}

Result<void> validate(const motion::ToldStands& stands) {
  constexpr double kFrame = 1.0 / kFps;
  for (std::size_t foot = 0; foot < 2; ++foot)
    for (std::size_t i = 0; stands.feet[foot] && i < stands.feet[foot]->size(); ++i) {
      const auto& stand = (*stands.feet[foot])[i];
      const auto name = nameOf(stand, foot, i + 1);
      if (!(stand.start >= 0.0 && stand.end <= kMostSeconds)) return badKey(name + " has no time");
      if (!(stand.end >= stand.start + 2 * kFrame - 1e-9)) return badKey(fmt::format("{} does not stand for {:g} s, which is the least", name, 2 * kFrame));
      if (i > 0 && !(stand.start >= (*stands.feet[foot])[i - 1].end + kFrame - 1e-9))
        return badKey(fmt::format("{} begins before the one before it has ended for {:g} s, at {:g} s", name, kFrame, (*stands.feet[foot])[i - 1].end));
    }
  return {};
}

std::optional<int> frameInside(double seconds, int frames) {
  const int frame = static_cast<int>(std::lround(seconds * kFps));
  if (frame > frames) return {};
  return std::min(frame, frames - 1);
}

std::vector<PathFault> faultsOf(const std::vector<WayPoint>& path, int frames, const std::function<bool(int frame)>& isKept) {
  std::vector<PathFault> faults;
  const WayPoint* last = nullptr;
  int lastFrame = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto frame = frameInside(path[i].time, frames);
    if (!frame) {
      faults.push_back({i, PathFault::Kind::BeyondEnd, 0.0});
      continue;
    }
    if (isKept && isKept(*frame)) {
      faults.push_back({i, PathFault::Kind::Kept, 0.0});
      continue;
    }
    const double metres = last ? std::hypot(path[i].x - last->x, path[i].z - last->z) : 0.0;
    if (last && *frame <= lastFrame) {
      faults.push_back({i, PathFault::Kind::SharesFrame, 0.0});
    } else if (const double speed = last ? metres * kFps / (*frame - lastFrame) : 0.0; speed > kFastestWay) {
      faults.push_back({i, PathFault::Kind::TooFast, speed});
    } else {
      last = &path[i];
      lastFrame = *frame;
    }
  }
  return faults;
}

Result<KeyPose> keyPoseFrom(std::string_view text) {
  const auto refuse = [&](const std::string& why) {
    return badKey(fmt::format("the pose \"{}\" {}; write \"1.5=clip.bvh@0.7\" or \"1.5=clip.bvh@0.7:left_hand,right_hand\"", onOneLine(text), why));
  };
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals + 1 >= text.size()) return refuse("names no file");
  KeyPose pose;
  const auto when = text.substr(0, equals);
  if (const auto time = numberIn(when)) {
    pose.time = *time;
  } else if (const auto range = rangeIn(when)) {
    pose.time = range->first, pose.until = range->second;
  } else {
    return refuse("does not begin with a second");
  }
  auto file = text.substr(equals + 1);
  // Names of files may hold colons and at signs: what is behind the last ones counts only when it reads as it should.
  if (const auto colon = file.rfind(':'); colon != std::string_view::npos) {
    const auto words = poseWords(file.substr(colon + 1));
    const auto at = file.substr(0, colon).rfind('@');
    if (words.unknown.empty()) {
      pose.joints = words.joints, pose.isPlaced = words.isPlaced;
      file = file.substr(0, colon);
    } else if (at != std::string_view::npos && numberIn(file.substr(at + 1, colon - at - 1))) {
      return refuse(fmt::format("names \"{}\", which is none of {}, placed", onOneLine(words.unknown), motion::bodyEndNames()));
    }
  }
  if (const auto at = file.rfind('@'); at != std::string_view::npos) {
    if (const auto from = numberIn(file.substr(at + 1))) {
      pose.from = *from;
      file = file.substr(0, at);
    }
  }
  if (file.empty()) return refuse("names no file");
  pose.file = std::string(file);
  return pose;
}

std::string keyPoseText(const KeyPose& pose) {
  auto text = pose.until ? fmt::format("{:g}-{:g}=", pose.time, *pose.until) : fmt::format("{:g}=", pose.time);
  text += fmt::format("{}@{:g}", pose.file.string(), pose.from);
  char before = ':';
  const auto add = [&](const char* word) { text += before, text += word, before = ','; };
  for (const auto end : pose.joints) add(motion::bodyEndName(end));
  if (pose.isPlaced) add("placed");
  return text;
}

bool isPathText(std::string_view text) {
  const auto colon = text.find(':');
  return colon != std::string_view::npos && numberIn(text.substr(0, colon)).has_value();
}

Result<std::vector<WayPoint>> pathFrom(std::string_view text) {
  std::vector<WayPoint> path;
  while (!trimmed(text).empty()) {
    const auto end = text.find(';');
    const auto part = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (part.empty()) continue;
    const auto refuse = [&] {
      return badKey(fmt::format("the way point \"{}\" is not written as \"2: 0.5, 1.8\" or \"2: 0.5, 1.8, facing 90\" (seconds: x, z in metres)", onOneLine(part)));
    };
    const auto colon = part.find(':');
    if (colon == std::string_view::npos) return refuse();
    std::vector<std::string_view> words;
    for (auto rest = part.substr(colon + 1);;) {
      const auto comma = rest.find(',');
      words.push_back(trimmed(rest.substr(0, comma)));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
    const auto time = numberIn(part.substr(0, colon));
    if (!time || words.size() < 2 || words.size() > 3) return refuse();
    const auto x = numberIn(words[0]), z = numberIn(words[1]);
    if (!x || !z) return refuse();
    WayPoint point{*time, *x, *z, {}};
    if (words.size() == 3) {
      if (!words[2].starts_with("facing ")) return refuse();
      point.facing = numberIn(words[2].substr(7));
      if (!point.facing) return refuse();
    }
    path.push_back(point);
  }
  if (path.empty()) return badKey("a path needs at least one way point, as \"2: 0.5, 1.8\"");
  return path;
}

std::string pathText(const std::vector<WayPoint>& path) {
  std::string text;
  for (const auto& point : path) {
    text += fmt::format("{}{:g}: {:g}, {:g}", text.empty() ? "" : "; ", point.time, point.x, point.z);
    if (point.facing) text += fmt::format(", facing {:g}", *point.facing);
  }
  return text;
}

}  // namespace core::services
