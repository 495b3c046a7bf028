#include "core/families/steering.h"

#include "core/document/take_place.h"
#include "core/families/own_body.h"
#include "core/io/motion_file.h"
#include "core/motion/edit/pose_fade.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

namespace core::families {

namespace {

using motion::PathPoint;
using motion::humanml3d::kFps;
using services::KeyPose;
using services::kFastestWay;
using services::PathFault;

int frameAt(double seconds) { return static_cast<int>(std::lround(seconds * kFps)); }

/// The motion of a pose on our own body, or why there is none.
struct PoseSource {
  std::shared_ptr<const motion::Clip> clip;
  std::string fault;
};

class SteeringReader {
 public:
  SteeringReader(const services::MotionPlan& plan, int frames, std::vector<std::string>& remarks, const std::vector<motion::KeptFrames>& kept)
      : plan_(plan), frames_(frames), remarks_(remarks), keptWay_(services::isOfOneMotion(plan.keeps) ? wayOf(kept) : std::vector<PathPoint>()) {}

  Result<Steering> run() {
    takePath();
    takeStands();
    for (std::size_t i = 0; i < plan_.poses.size(); ++i)
      if (auto ok = takePose(plan_.poses[i], services::nameOf(plan_.poses[i], i + 1)); !ok) return ok.error();
    return std::move(steering_);
  }

 private:
  void leaveOut(const std::string& name, const std::string& why) { remarks_.push_back(fmt::format("{} {}; it was left out", name, why)); }

  std::optional<int> frameInside(double seconds) const { return services::frameInside(seconds, frames_); }

  std::string beyond() const { return fmt::format("lies beyond the motion, which lasts {:g} s", frames_ / kFps); }

  static double speedBetween(const PathPoint& a, const PathPoint& b) {
    return static_cast<double>(glm::length(b.place - a.place)) * kFps / std::max(1, std::abs(b.frame - a.frame));
  }

  std::string whyNot(const PathFault& fault) const {
    switch (fault.kind) {
      case PathFault::Kind::BeyondEnd: return beyond();
      case PathFault::Kind::SharesFrame: return "shares a frame with the one before it";
      case PathFault::Kind::Kept: return "lies in what is kept, which has its own way";
      case PathFault::Kind::TooFast: break;
    }
    return fmt::format("asks for {:.0f} m/s from the one before it, and {:g} is the most", fault.speed, kFastestWay);
  }

  void takePath() {
    const auto faults = services::faultsOf(plan_, frames_);
    for (const auto& fault : faults) leaveOut(services::nameOf(plan_.path[fault.point], fault.point + 1), whyNot(fault));
    for (std::size_t i = 0; i < plan_.path.size(); ++i) {
      if (std::any_of(faults.begin(), faults.end(), [i](const auto& fault) { return fault.point == i; })) continue;
      const auto& asked = plan_.path[i];
      PathPoint point{*frameInside(asked.time), {static_cast<float>(asked.x), static_cast<float>(asked.z)}, {}};
      if (asked.facing) point.facing = static_cast<float>(glm::radians(*asked.facing));
      if (const double speed = speedToKept(point); speed > kFastestWay)
        leaveOut(services::nameOf(asked, i + 1), fmt::format("asks for {:.0f} m/s between it and what is kept, and {:g} is the most", speed, kFastestWay));
      else
        steering_.goals.path.push_back(point);
    }
    if (!steering_.goals.path.empty()) leadThroughKept(steering_.goals.path);
  }

  /// Where what is kept is, every fifth of a second.
  static std::vector<PathPoint> wayOf(const std::vector<motion::KeptFrames>& kept) {
    constexpr int kStride = 4;
    std::vector<PathPoint> way;
    for (const auto& stretch : kept)
      for (int i = 0; i < stretch.count; i = i + 1 == stretch.count ? stretch.count : std::min(i + kStride, stretch.count - 1)) {
        const auto joints = motion::worldPose(*stretch.source, stretch.sourceFirst + i).positions;
        const auto& pelvis = joints[motion::humanml3d::kPelvis];
        way.push_back({stretch.first + i, {pelvis.x, pelvis.z}, motion::facingOf(joints)});
      }
    return way;
  }

  double speedToKept(const PathPoint& point) const {
    const auto behind = std::find_if(keptWay_.begin(), keptWay_.end(), [&](const auto& other) { return other.frame > point.frame; });
    const double on = behind == keptWay_.end() ? 0.0 : speedBetween(point, *behind);
    return behind == keptWay_.begin() ? on : std::max(on, speedBetween(*(behind - 1), point));
  }

  void leadThroughKept(std::vector<PathPoint>& path) {
    path.insert(path.end(), keptWay_.begin(), keptWay_.end());
    std::sort(path.begin(), path.end(), [](const auto& a, const auto& b) { return a.frame < b.frame; });
    steering_.meetsKept = !keptWay_.empty();
  }

  void takeStands() {
    const double length = frames_ / kFps;
    for (std::size_t foot = 0; foot < 2; ++foot) {
      const auto& asked = plan_.stands.feet[foot];
      if (!asked) continue;
      auto& taken = steering_.goals.stands.feet[foot].emplace();
      for (std::size_t i = 0; i < asked->size(); ++i) {
        const motion::FootStand stand{(*asked)[i].start, std::min((*asked)[i].end, length)};
        if (frameAt(stand.end) - frameAt(stand.start) > 1)
          taken.push_back(stand);
        else
          leaveOut(services::nameOf((*asked)[i], foot, i + 1), beyond());
      }
    }
  }

  Result<void> takePose(const KeyPose& asked, const std::string& name) {
    const auto first = frameInside(asked.time);
    if (!first) {
      leaveOut(name, beyond());
      return {};
    }
    motion::KeyTarget key;
    key.first = *first;
    key.last = std::max(*first, frameInside(asked.until.value_or(asked.time)).value_or(frames_ - 1));
    key.ends = asked.joints;
    key.place = asked.isPlaced ? motion::KeyTarget::Place::Stays : motion::KeyTarget::Place::Moves;
    for (const auto& kept : plan_.keeps)
      if (key.last >= frameAt(kept.start) && key.first < frameAt(kept.end)) {
        leaveOut(name, fmt::format("lies in what is kept from {:g} to {:g} s", kept.start, kept.end));
        return {};
      }
    for (std::size_t k = 0; k < steering_.goals.keys.size(); ++k) {
      const auto& other = steering_.goals.keys[k];
      // Over a whole body single joints may be held elsewhere.
      const bool isSame = other.ends.empty() == key.ends.empty() && motion::sharesJoints(other, key);
      if (isSame && key.first <= other.last && other.first <= key.last) {
        leaveOut(name, fmt::format("holds joints that {} holds at the same time", steering_.keyNames[k]));
        return {};
      }
    }
    auto source = sourceOf(asked);
    if (!source) return source.error();
    if (!source->clip) {
      leaveOut(name, "cannot be read as a pose of this body: " + source->fault);
      return {};
    }
    const int frame = frameAt(asked.from), there = source->clip->frameCount();
    if (frame > there) {
      leaveOut(name, fmt::format("is second {:g} of a motion that lasts {:g} s", asked.from, there / kFps));
      return {};
    }
    key.joints = motion::worldPose(*source->clip, std::min(frame, there - 1)).positions;
    if (asked.isPlaced && !placeOnTheWay(key, name)) return {};
    steering_.goals.keys.push_back(std::move(key));
    steering_.keyNames.push_back(name);
    return {};
  }

  /// Where a whole body or a pelvis stands is where the way goes.
  bool placeOnTheWay(const motion::KeyTarget& key, const std::string& name) {
    const bool holdsPelvis = std::find(key.ends.begin(), key.ends.end(), motion::BodyEnd::Pelvis) != key.ends.end();
    if (!key.ends.empty() && !holdsPelvis) return true;
    auto& goals = steering_.goals;
    auto path = goals.path;
    if (path.empty()) {
      // The motion begins where motions begin, and goes its own way between.
      goals.way.between = motion::RootPathOptions::Between::Free;
      goals.way.start = motion::RootPathOptions::Start::Stays;
      if (!keptWay_.empty())
        leadThroughKept(path);
      else if (key.first > 0)
        path.push_back({0, {0.0f, 0.0f}, 0.0f});
    }
    const auto& pelvis = key.joints[motion::humanml3d::kPelvis];
    PathPoint point{key.first, {pelvis.x, pelvis.z}, {}};
    if (key.ends.empty()) point.facing = motion::facingOf(key.joints);
    auto at = std::find_if(path.begin(), path.end(), [&](const auto& other) { return other.frame >= point.frame; });
    if (at != path.end() && at->frame == point.frame) at = path.erase(at);
    at = path.insert(at, point);
    const double before = at == path.begin() ? 0.0 : speedBetween(*(at - 1), *at), after = at + 1 == path.end() ? 0.0 : speedBetween(*at, *(at + 1));
    if (std::max(before, after) > kFastestWay) {
      leaveOut(name, fmt::format("asks for {:.0f} m/s on the way to it, and {:g} is the most", std::max(before, after), kFastestWay));
      return false;
    }
    goals.path = std::move(path);
    return true;
  }

  Result<PoseSource> sourceOf(const KeyPose& asked) {
    if (const auto known = sources_.find({asked.file, asked.motion.get()}); known != sources_.end()) return known->second;
    io::MotionFile file;
    file.clip = asked.motion;
    if (const auto place = document::takePlaceIn(asked.file); place && !file.clip) {
      auto read = document::readTakeMotion(*place);
      if (!read) return read.error();
      file.clip = std::move(*read);
    }
    if (!file.clip) {
      auto read = io::readMotionFile(asked.file);
      if (!read && read.error().code != ErrorCode::Unsupported) return read.error();
      if (!read) return sources_[{asked.file, nullptr}] = PoseSource{nullptr, read.error().message};
      file = std::move(*read);
    }
    PoseSource source{onOwnBody(*file.clip), {}};
    if (!source.clip) {
      const auto body = io::bodyMotion(file, kFps);
      if (body) {
        remarks_.insert(remarks_.end(), body->assumptions.begin(), body->assumptions.end());
        source.clip = std::make_shared<const motion::Clip>(motion::clipFromJointPositions(body->positions, kFps, asked.file.stem().string()));
      } else {
        source.fault = body.error().message;
      }
    }
    return sources_[{asked.file, asked.motion.get()}] = source;
  }

  const services::MotionPlan& plan_;
  int frames_;
  std::vector<std::string>& remarks_;
  std::vector<PathPoint> keptWay_;
  Steering steering_;
  std::map<std::pair<std::filesystem::path, const motion::Clip*>, PoseSource> sources_;
};

}  // namespace

Result<Steering> steeringOf(const services::MotionPlan& plan, int frames, std::vector<std::string>& remarks, const std::vector<motion::KeptFrames>& kept) {
  return SteeringReader(plan, frames, remarks, kept).run();
}

}  // namespace core::families
