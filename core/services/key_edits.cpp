#include "core/services/key_edits.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/services/take_actions.h"

#include <algorithm>
#include <cmath>

namespace core::services {

namespace {

using document::TakePose;
using document::TakeRequest;
using document::TakeWayPoint;
using motion::humanml3d::kFps;

constexpr double kFrame = 1.0 / kFps, kEditTick = 0.25 / kFps;
constexpr double kWalk = 1.2, kLeastStep = 0.5;  // metres a second, seconds

double inside(const TakeRequest& request, double time) { return std::clamp(onFrame(time), 0.0, lastFrameTime(request)); }

/// To where its time belongs; gives its new place.
std::size_t putInOrder(std::vector<TakePose>& poses, std::size_t place) {
  const auto byTime = [](const TakePose& a, const TakePose& b) { return a.time < b.time; };
  auto pose = std::move(poses.at(place));
  poses.erase(poses.begin() + static_cast<std::ptrdiff_t>(place));
  const auto at = poses.insert(std::upper_bound(poses.begin(), poses.end(), pose, byTime), std::move(pose));
  return static_cast<std::size_t>(at - poses.begin());
}

}  // namespace

double lastFrameTime(const TakeRequest& request) { return std::max(0.0, onFrame(actionsOf(request).back().end) - kFrame); }

std::size_t addPose(TakeRequest& request, TakePose pose) {
  pose.time = inside(request, pose.time);
  if (pose.until) pose.until = inside(request, std::max(pose.time, *pose.until));
  const auto isSame = [&pose](const TakePose& other) { return std::abs(other.time - pose.time) < kEditTick && other.joints == pose.joints; };
  std::erase_if(request.poses, isSame);
  request.poses.push_back(std::move(pose));
  return putInOrder(request.poses, request.poses.size() - 1);
}

std::size_t movePose(TakeRequest& request, std::size_t pose, double time) {
  auto& moved = request.poses.at(pose);
  const double length = moved.until ? std::min(*moved.until - moved.time, lastFrameTime(request)) : 0.0;
  moved.time = std::clamp(onFrame(time), 0.0, onFrame(lastFrameTime(request) - length));
  if (moved.until) moved.until = onFrame(moved.time + length);
  return putInOrder(request.poses, pose);
}

std::size_t holdPose(TakeRequest& request, std::size_t pose, double from, double to) {
  auto& held = request.poses.at(pose);
  held.time = inside(request, std::min(from, to));
  const double end = inside(request, std::max(from, to));
  held.until = end - held.time < kEditTick ? std::nullopt : std::optional(end);
  return putInOrder(request.poses, pose);
}

std::optional<std::size_t> addWayPoint(TakeRequest& request, double x, double z) {
  auto& path = request.path;
  if (path.empty()) {
    path.push_back({0.0, x, z, {}});
    return 0;
  }
  const double end = lastFrameTime(request);
  if (static_cast<double>(path.size()) > end * kFps + kEditTick) return {};
  const auto& last = path.back();
  const double step = std::max(kLeastStep, std::hypot(x - last.x, z - last.z) / kWalk);
  TakeWayPoint point{onFrame(last.time + step), x, z, {}};
  path.push_back(point);
  if (point.time <= end + kEditTick) return path.size() - 1;
  const double factor = end / point.time;
  for (std::size_t i = 0; i < path.size(); ++i) {
    // Room for those behind it, and none on the frame of the one before.
    const double least = i == 0 ? 0.0 : path[i - 1].time + kFrame, most = end - kFrame * static_cast<double>(path.size() - 1 - i);
    path[i].time = onFrame(std::clamp(path[i].time * factor, least, std::max(least, most)));
  }
  return path.size() - 1;
}

void retimeWayPoint(TakeRequest& request, std::size_t point, double time) {
  auto& path = request.path;
  auto& moved = path.at(point);  // before its neighbours are looked at
  const double least = point == 0 ? 0.0 : path[point - 1].time + kFrame;
  const double most = point + 1 < path.size() ? path[point + 1].time - kFrame : lastFrameTime(request);
  moved.time = onFrame(std::clamp(onFrame(time), least, std::max(least, most)));
}

}  // namespace core::services
