#include "core/metrics/prompts/measure_parts.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <array>
#include <cmath>

namespace core::metrics::measures {

namespace {

using namespace motion::humanml3d;

int wristOf(Side side) { return side == Side::Left ? kLeftWrist : kRightWrist; }
int elbowOf(Side side) { return side == Side::Left ? kLeftElbow : kRightElbow; }
int shoulderOf(Side side) { return side == Side::Left ? kLeftShoulder : kRightShoulder; }
int hipBeside(Side side) { return side == Side::Left ? kLeftHip : kRightHip; }

glm::vec3 arm(const BodyTrack& track, int t, Side side) { return track.at(t, wristOf(side)) - track.at(t, shoulderOf(side)); }

double apart(const BodyTrack& track, int t, int a, int b) { return glm::length(track.at(t, a) - track.at(t, b)); }

// 0 for a folded arm, 1 for a straight one.
double straightness(const BodyTrack& track, int t, Side side) {
  const double reach = glm::length(arm(track, t, side));
  return reach / (apart(track, t, shoulderOf(side), elbowOf(side)) + apart(track, t, elbowOf(side), wristOf(side)) + 1e-9);
}

constexpr double kStraight = 0.88, kArmLevel = 0.25;  // metres above or below the shoulder

bool isStretched(const BodyTrack& track, int t, Side side, const glm::vec3& direction) {
  const auto reach = arm(track, t, side);
  return straightness(track, t, side) > kStraight && std::abs(reach.y) < kArmLevel && glm::dot(reach, direction) > 0.7f * glm::length(reach);
}

// The hand's strokes against its shoulder while the forearm is held up, along whichever of side, up and front swings most.
double waves(const BodyTrack& track, FrameSpan span, Side side, double least) {
  int most = 0;
  std::array<std::vector<double>, 3> curves;
  const auto finish = [&] {
    for (auto& curve : curves) {
      most = std::max(most, strokes(curve, least));
      curve.clear();
    }
  };
  for (int t = span.begin; t < span.end; ++t) {
    const auto& wrist = track.at(t, wristOf(side));
    if (wrist.y > track.at(t, elbowOf(side)).y && wrist.y > track.at(t, shoulderOf(side)).y - 0.15f) {
      const auto reach = arm(track, t, side);
      curves[0].push_back(glm::dot(reach, track.leftward(t)));
      curves[1].push_back(reach.y);
      curves[2].push_back(glm::dot(reach, track.forward(t)));
    } else {
      finish();
    }
  }
  finish();
  return most;
}

// Hands that come together and part again, in front of or above the body; least: metres that they part in between.
double claps(const BodyTrack& track, FrameSpan span, double closer, double least) {
  int count = 0;
  double farthest = 1e9, nearest = 1e9;
  bool isClosing = true;
  for (int t = span.begin; t < span.end; ++t) {
    const double gap = apart(track, t, kLeftWrist, kRightWrist);
    const bool isRaised = std::min(track.at(t, kLeftWrist).y, track.at(t, kRightWrist).y) > track.at(t, kPelvis).y;
    if (isClosing) {
      farthest = std::max(farthest == 1e9 ? 0.0 : farthest, gap);
      nearest = std::min(nearest, gap);
      if (gap - nearest > least) {  // parted again
        if (nearest < closer && isRaised) ++count;
        isClosing = false;
        farthest = gap;
      }
    } else {
      farthest = std::max(farthest, gap);
      if (farthest - gap > least) {
        isClosing = true;
        nearest = gap;
      }
    }
  }
  return count;
}

double reachForward(const BodyTrack& track, int t, Side side) { return glm::dot(arm(track, t, side), track.forward(t)); }

// How many times the hand shoots out level with the shoulder, any direction (a boxer stands sideways): it reaches that far over the floor from its
// shoulder, having gone away from it faster than that, and is drawn back in between.
double punches(const BodyTrack& track, FrameSpan span, Side side, double reach, double speed) {
  const auto out = [&](int t) {
    auto level = arm(track, t, side);
    const bool isLevel = std::abs(level.y) < 0.35f;
    level.y = 0.0f;
    return isLevel ? static_cast<double>(glm::length(level)) : 0.0;
  };
  int count = 0, lastFast = -1000;
  const int memory = static_cast<int>(std::lround(0.2 * track.fps()));
  bool isReady = true;
  for (int t = span.begin + 1; t < span.end; ++t) {
    const double now = out(t), before = out(t - 1);
    if (before > 0.0 && now - before > speed / track.fps()) lastFast = t;
    if (isReady && now > reach && t - lastFast <= memory) {
      ++count;
      isReady = false;
    } else if (now < reach - 0.1) {
      isReady = true;
    }
  }
  return count;
}

// How fast the wrist goes to the front, against the pelvis, while it is about as high as its shoulder or higher.
double overarmSpeed(const BodyTrack& track, FrameSpan span, Side side) {
  return largest(span, [&](int t) {
    const bool isRaised = arm(track, t, side).y > -0.1f;
    return isRaised ? static_cast<double>(glm::dot(track.velocityFromPelvis(t, wristOf(side)), track.forward(t))) : 0.0;
  });
}

template <class IsSo>
std::function<double(const BodyTrack&, FrameSpan, const MeasureArguments&)> timeOf(IsSo isSo) {
  return [isSo](const BodyTrack& b, FrameSpan s, const MeasureArguments& a) {
    // Both hands: at the same time.
    if (a.limb == Limb::Both) return longestRun(b, s, [&](int t) { return isSo(b, t, Side::Left, a.numbers) && isSo(b, t, Side::Right, a.numbers); });
    return ofLimb(a.limb, [&](Side k) { return longestRun(b, s, [&](int t) { return isSo(b, t, k, a.numbers); }); });
  };
}

}  // namespace

std::vector<Measure> ofTheHands() {
  using Args = MeasureArguments;
  using Numbers = const std::vector<double>&;
  const MeasureParameter side{"hand", "side"}, height{"height", "m"};
  return {
      {"hand_below",
       "s",
       {side, height},
       "longest time that the wrist is lower than that; both: at the same time",
       timeOf([](const BodyTrack& b, int t, Side k, Numbers n) { return b.at(t, wristOf(k)).y < n[0]; })},
      {"hand_above_head",
       "s",
       {side},
       "longest time that the wrist is higher than the head joint; both: at the same time",
       timeOf([](const BodyTrack& b, int t, Side k, Numbers) { return b.at(t, wristOf(k)).y > b.at(t, kHead).y; })},
      {"hand_above_shoulder", "s", {side}, "the same for the shoulder", timeOf([](const BodyTrack& b, int t, Side k, Numbers) {
         return b.at(t, wristOf(k)).y > b.at(t, shoulderOf(k)).y;
       })},
      {"hand_near_head",
       "s",
       {side, {"distance", "m"}},
       "longest time that the wrist is nearer to the head joint than that",
       timeOf([](const BodyTrack& b, int t, Side k, Numbers n) { return apart(b, t, wristOf(k), kHead) < n[0]; })},
      {"hand_near_hip",
       "s",
       {side, {"distance", "m"}},
       "longest time that the wrist is nearer to the hip of its side than that, the elbow standing out",
       timeOf([](const BodyTrack& b, int t, Side k, Numbers n) { return apart(b, t, wristOf(k), hipBeside(k)) < n[0] && straightness(b, t, k) < 0.88; })},
      {"arm_forward", "s", {side}, "longest time that the arm is stretched level to the front", timeOf([](const BodyTrack& b, int t, Side k, Numbers) {
         return isStretched(b, t, k, b.forward(t));
       })},
      {"arm_out", "s", {side}, "longest time that the arm is stretched level to its side", timeOf([](const BodyTrack& b, int t, Side k, Numbers) {
         return isStretched(b, t, k, k == Side::Left ? b.leftward(t) : -b.leftward(t));
       })},
      {"hands_together",
       "s",
       {{"distance", "m"}},
       "longest time that the wrists are nearer to each other than that",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return longestRun(b, s, [&](int t) { return apart(b, t, kLeftWrist, kRightWrist) < a.numbers[0]; }); }},
      {"claps",
       "",
       {{"closer", "m"}, {"least", "m"}},
       "how many times the wrists, above the pelvis, come closer than the first and part again by the second",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return claps(b, s, a.numbers[0], a.numbers[1]); }},
      {"waves",
       "",
       {side, {"least", "m"}},
       "how many strokes of at least that length the raised hand makes one after another, forearm up (to and fro: 2)",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return waves(b, s, k, a.numbers[0]); }); }},
      {"hand_highest",
       "m",
       {side},
       "greatest height of the wrist",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return b.at(t, wristOf(k)).y; }); }); }},
      {"hand_lowest",
       "m",
       {},
       "lowest height of either wrist",
       [](const BodyTrack& b, FrameSpan s, const Args&) {
         return -largest(
             s, [&](int t) { return -std::min(b.at(t, kLeftWrist).y, b.at(t, kRightWrist).y); }, -1e9);
       }},
      {"hand_speed",
       "m/s",
       {side},
       "greatest speed of the wrist against the pelvis",
       [](const BodyTrack& b, FrameSpan s, const Args& a) {
         return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return glm::length(b.velocityFromPelvis(t, wristOf(k))); }); });
       }},
      {"hand_reach",
       "m",
       {side},
       "how far the wrist gets in front of its shoulder",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return largest(s, [&](int t) { return reachForward(b, t, k); }); }); }},
      {"overarm_speed",
       "m/s",
       {side},
       "how fast the wrist goes to the front, against the pelvis, at shoulder height or above",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return overarmSpeed(b, s, k); }); }},
      {"punches",
       "",
       {side, {"reach", "m"}, {"speed", "m/s"}},
       "how many times the wrist, level with its shoulder, shoots out that far from it and that fast",
       [](const BodyTrack& b, FrameSpan s, const Args& a) { return ofLimb(a.limb, [&](Side k) { return punches(b, s, k, a.numbers[0], a.numbers[1]); }); }},
  };
}

}  // namespace core::metrics::measures
