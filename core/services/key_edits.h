#pragma once

#include "core/document/take.h"

#include <cstddef>
#include <optional>

// Key poses and way points of a request, as people set them on the timeline and in the views. All times fall on frames (20 a second) of the motion that is
// asked for, from its first to its last; poses stand in the order of their times, way points each at least a frame behind the one before it. What
// stands beyond the motion, because it was made shorter, stays where it is until it is moved.
namespace core::services {

/// The time of the last frame that the request asks for.
double lastFrameTime(const document::TakeRequest& request);

/// Puts a pose in; where one of the same joints stands at that time, in its place. Gives the pose's place in the list.
std::size_t addPose(document::TakeRequest& request, document::TakePose pose);
/// To another time, with what it is held for. Gives its new place.
std::size_t movePose(document::TakeRequest& request, std::size_t pose, double time);
/// Held from one of the times to the other, whichever is first; a frame where they are one. Gives its new place.
std::size_t holdPose(document::TakeRequest& request, std::size_t pose, double from, double to);

/// A way point behind the last, where somebody who walks (1.2 m/s) gets there, half a second later at least; the first is at 0. Where that is beyond the end, all times
/// move together so that this one is the end. Gives its place; nothing where there are as many as frames.
std::optional<std::size_t> addWayPoint(document::TakeRequest& request, double x, double z);
/// As far as the points before and behind it let it. Throws std::out_of_range for one that is not there.
void retimeWayPoint(document::TakeRequest& request, std::size_t point, double time);

}  // namespace core::services
