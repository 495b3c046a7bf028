#include "core/motion/feet/floor_course.h"

#include "core/motion/banded_system.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace core::motion {

using namespace humanml3d;

const std::array<float, 22> kFlesh = {0.09f, 0.08f, 0.08f, 0.08f, 0.035f, 0.035f, 0.07f, 0.0f,   0.0f,   0.07f,  0.0f,
                                      0.0f,  0.06f, 0.06f, 0.06f, 0.06f,  0.05f,  0.05f, 0.025f, 0.025f, 0.015f, 0.015f};

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);
constexpr double kGravity = 9.81;
constexpr float kHandsCarryAbove = 0.35f;
constexpr double kCourseTolerance = 0.02;  // metres that the legs reach down themselves
constexpr double kSunkTolerance = 0.01;    // metres that they draw themselves up
constexpr double kArc = 1.5;               // how much narrower than a throw's the arc is drawn that a smooth course shall stay below
constexpr double kSmoothSeconds = 0.12;
constexpr std::array<int, 10> kBody = {kPelvis, kLeftHip, kRightHip, kSpine1, kSpine2, kSpine3, kNeck, kHead, kLeftKnee, kRightKnee};

float soleHeight(std::span<const glm::vec3> p, std::size_t frame, int side, const StandingHeights& standing) {
  const std::size_t base = frame * kJoints + static_cast<std::size_t>(side);
  return std::min(p[base + kLeftFoot].y - standing.toe, p[base + kLeftAnkle].y - standing.ankle);
}

float bodyHeight(std::span<const glm::vec3> p, std::size_t frame) {
  float lowest = 1e9f;
  for (const int joint : kBody) lowest = std::min(lowest, p[frame * kJoints + static_cast<std::size_t>(joint)].y - kFlesh[static_cast<std::size_t>(joint)]);
  return lowest;
}

template <class T>
T share(std::vector<T> values, double part) {
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

/// Whether the pelvis goes up and down in an arc: the parabola through its heights over the stretch bends down by more than g / 4.
bool fliesInArc(std::span<const glm::vec3> p, int begin, int end, double fps) {
  const int count = end - begin;
  if (count < 3) return false;
  // Least squares against the second Legendre polynomial of an even grid, which straight lines do not touch.
  const double half = 0.5 * (count - 1), square = (static_cast<double>(count) * count - 1.0) / 12.0;
  double sum = 0.0, norm = 0.0;
  for (int t = begin; t < end; ++t) {
    const double x = t - begin - half, q = x * x - square;
    sum += q * static_cast<double>(p[static_cast<std::size_t>(t) * kJoints].y);
    norm += q * q;
  }
  return norm > 0.0 && 2.0 * sum / norm * fps * fps < -0.25 * kGravity;
}

}  // namespace

std::vector<float> supportHeights(std::span<const glm::vec3> positions, const StandingHeights& standing) {
  std::vector<float> out;
  for (std::size_t f = 0; f * kJoints < positions.size(); ++f) {
    const float feet = std::min(soleHeight(positions, f, 0, standing), soleHeight(positions, f, 1, standing));
    float lowest = std::min(feet, bodyHeight(positions, f));
    if (feet > kHandsCarryAbove)
      for (const int joint : {kLeftElbow, kRightElbow, kLeftWrist, kRightWrist, kLeftShoulder, kRightShoulder})
        lowest = std::min(lowest, positions[f * kJoints + static_cast<std::size_t>(joint)].y - kFlesh[static_cast<std::size_t>(joint)]);
    out.push_back(lowest);
  }
  return out;
}

std::vector<Airborne> airborneStretches(std::span<const glm::vec3> positions, std::span<const float> supports, double fps, float tolerance) {
  std::vector<Airborne> out;
  const int frames = static_cast<int>(supports.size());
  for (int t = 0; t < frames;) {
    if (supports[static_cast<std::size_t>(t)] <= tolerance) {
      ++t;
      continue;
    }
    Airborne run{t, t, 0.0f, 0.0f, t, false, false};
    float high = -1e9f;
    for (; run.end < frames && supports[static_cast<std::size_t>(run.end)] > tolerance; ++run.end) {
      if (supports[static_cast<std::size_t>(run.end)] > run.clearance) run.clearance = supports[static_cast<std::size_t>(run.end)], run.top = run.end;
      high = std::max(high, positions[static_cast<std::size_t>(run.end) * kJoints].y);
    }
    const int before = std::max(0, run.begin - 1), after = std::min(frames - 1, run.end);
    const float start = std::max(positions[static_cast<std::size_t>(before) * kJoints].y, positions[static_cast<std::size_t>(after) * kJoints].y);
    run.peak = std::max(run.clearance, high - start);
    const double allowed = 2.0 * std::sqrt(2.0 * static_cast<double>(run.peak) / kGravity) + 1.0 / fps;
    run.isFlight = (run.end - run.begin) / fps <= allowed + 1e-9;
    run.isThrown = fliesInArc(positions, run.begin, run.end, fps);
    out.push_back(run);
    t = run.end;
  }
  return out;
}

bool standsOnThings(std::span<const glm::vec3> positions, const StandingHeights& standing, double fps) {
  const std::size_t frames = positions.size() / kJoints;
  const auto supports = supportHeights(positions, standing);
  for (const Airborne& run : airborneStretches(positions, supports, fps, 0.15f))
    if (run.end - run.begin >= static_cast<int>(std::lround(fps))) return true;
  std::vector<float> upright;  // the pelvis over the floor while something stands there
  for (std::size_t f = 0; f < frames; ++f)
    if (supports[f] < 0.03f) upright.push_back(positions[f * kJoints].y);
  if (upright.size() < 3) return false;
  const float usual = share(upright, 0.75);
  int still = 0;
  for (std::size_t f = 1; f < frames; ++f) {
    if (supports[f] < 0.12f) continue;
    for (const int side : {0, 1}) {
      const float height = soleHeight(positions, f, side, standing);
      const std::size_t toe = f * kJoints + static_cast<std::size_t>(kLeftFoot + side), ankle = f * kJoints + static_cast<std::size_t>(kLeftAnkle + side);
      const auto speed = [&](std::size_t k) { return static_cast<double>(glm::distance(positions[k], positions[k - kJoints])) * fps; };
      if (height > supports[f] + 0.03f || std::max(speed(toe), speed(ankle)) > 0.2) continue;
      if (positions[f * kJoints].y < usual + 0.6f * height) continue;
      ++still;
      break;
    }
  }
  return still >= static_cast<int>(std::lround(0.4 * fps));
}

double clipShift(std::span<const glm::vec3> positions, double fps, double most) {
  if (most <= 0.0) return 0.0;
  // Contacts are looked for near y = 0, so the clip is first put there by its low toes (5th percentile).
  std::vector<float> toes;
  for (std::size_t f = 0; f < positions.size(); f += kJoints) toes.push_back(std::min(positions[f + kLeftFoot].y, positions[f + kRightFoot].y));
  const float guess = share(toes, 0.05) - 0.01f;
  std::vector<glm::vec3> near(positions.begin(), positions.end());
  for (auto& p : near) p.y -= guess;
  const auto contacts = detectContacts(near, {.fps = fps});
  std::vector<float> standing;
  for (std::size_t f = 0; f * kJoints < near.size(); ++f)
    for (const int side : {0, 1})
      if (contacts[f * 4 + 1 + 2 * static_cast<std::size_t>(side)] > 0.5f) standing.push_back(near[f * kJoints + static_cast<std::size_t>(kLeftFoot + side)].y + guess);
  double shift = 0.0;
  if (standing.size() >= 5 && standing.size() * 10 >= near.size() / kJoints) {
    const double height = static_cast<double>(share(standing, 0.5));
    shift = std::clamp(height, 0.0, 0.03) - height;
    // Feet that are still in the air while the trunk lies on the floor do not stand.
    std::vector<float> bodies;
    for (std::size_t f = 0; f * kJoints < positions.size(); ++f) bodies.push_back(bodyHeight(positions, f));
    if (shift < 0.0) shift = std::min(0.0, std::max(shift, -static_cast<double>(share(bodies, 0.05))));
  } else {
    // Somebody who lies, sits or hangs: the part that carries him in most frames.
    shift = -static_cast<double>(share(supportHeights(positions, {}), 0.2));
    if (std::abs(shift) < 0.04) return 0.0;
  }
  if (std::abs(shift) > most || std::abs(shift) < 0.01) return 0.0;
  return shift < 0.0 && static_cast<double>(share(toes, 0.02)) + shift < -0.03 ? 0.0 : shift;
}

std::vector<float> floorCourse(std::span<const glm::vec3> positions, const StandingHeights& standing, double fps) {
  const auto supports = supportHeights(positions, standing);
  const std::size_t frames = supports.size();
  std::vector<double> low(frames), high(frames);
  for (std::size_t f = 0; f < frames; ++f) {
    const double feet = static_cast<double>(std::max(soleHeight(positions, f, 0, standing), soleHeight(positions, f, 1, standing)));
    low[f] = std::max(-feet - kSunkTolerance, -static_cast<double>(bodyHeight(positions, f)));
    high[f] = std::max(low[f], kCourseTolerance - static_cast<double>(supports[f]));
  }
  for (const Airborne& run : airborneStretches(positions, supports, fps)) {
    for (int t = run.begin; t < run.end; ++t) {
      const auto k = static_cast<std::size_t>(t);
      const double seconds = (t - run.top) / fps;
      const double arc = static_cast<double>(run.clearance) - 0.5 * kArc * kGravity * seconds * seconds;
      // What is no jump is not made one: a body that hangs comes down altogether.
      if (run.isFlight)
        high[k] = 1.0;
      else if (run.isThrown)
        high[k] = std::max(low[k], std::max(kCourseTolerance, arc) - static_cast<double>(supports[k]));
    }
  }
  const auto course = courseBetween(low, high, kSmoothSeconds * fps);
  return {course.begin(), course.end()};
}

}  // namespace core::motion
