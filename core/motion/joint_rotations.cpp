#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/two_bone_ik.h"

#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace core::motion {

namespace {

using namespace humanml3d;

constexpr glm::vec3 kX{1, 0, 0}, kY{0, 1, 0};

glm::vec3 normalizedOr(const glm::vec3& v, const glm::vec3& fallback) {
  const float length = glm::length(v);
  return length > 1e-6f ? v / length : fallback;
}

float smoothStep(float from, float to, float value) {
  const float u = std::clamp((value - from) / (to - from), 0.0f, 1.0f);
  return u * u * (3.0f - 2.0f * u);
}

// The rotation that takes a rest frame (bone, side) to a world frame: bones map exactly, sides as well as they can.
glm::quat frameRotation(const glm::vec3& restBone, const glm::vec3& restSide, const glm::vec3& bone, const glm::vec3& side) {
  const auto basis = [](const glm::vec3& first, const glm::vec3& second) {
    const glm::vec3 x = glm::normalize(first);
    glm::vec3 z = glm::cross(x, second);
    const float length = glm::length(z);
    z = length > 1e-5f ? z / length : glm::normalize(glm::cross(x, std::abs(x.y) < 0.9f ? kY : kX));
    return glm::mat3(x, glm::cross(z, x), z);
  };
  return glm::normalize(glm::quat_cast(basis(bone, side) * glm::transpose(basis(restBone, restSide))));
}

// The shortest rotation from one direction to another.
glm::quat swing(const glm::vec3& from, const glm::vec3& to) {
  const glm::vec3 a = normalizedOr(from, kY);
  return glm::rotation(a, normalizedOr(to, a));
}

using Joints = std::array<glm::vec3, kJointCount>;
using Turns = std::array<glm::quat, kJointCount>;  // worldFromJoint

struct Limb {
  int upper, lower, end, parent;
  glm::vec3 restHinge;  // bending turns about it, positive: knees back, elbows forward
};
constexpr std::array<Limb, 4> kLimbs = {{{kLeftHip, kLeftKnee, kLeftAnkle, kPelvis, {1, 0, 0}},
                                         {kRightHip, kRightKnee, kRightAnkle, kPelvis, {1, 0, 0}},
                                         {kLeftShoulder, kLeftElbow, kLeftWrist, kLeftCollar, {0, -1, 0}},
                                         {kRightShoulder, kRightElbow, kRightWrist, kRightCollar, {0, 1, 0}}}};

std::size_t at(int joint) { return static_cast<std::size_t>(joint); }

class Fitting {
 public:
  Fitting(std::span<const glm::vec3> positions, double fps)
      : positions_(positions), fps_(fps), frames_(positions.size() / kJointCount), world_(frames_), skeleton_(tPoseSkeleton()) {
    const auto rest = restPositions(*skeleton_);
    std::copy(rest.begin(), rest.end(), rest_.begin());
  }

  // The pelvis goes where the hips come to lie as they were given, since feet matter more than the root.
  glm::vec3 root(std::size_t f, const glm::quat& pelvis) const {
    return 0.5f * (point(f, kLeftHip) + point(f, kRightHip)) - pelvis * (0.5f * (rest_[kLeftHip] + rest_[kRightHip]) - rest_[kPelvis]);
  }

  std::vector<Turns> run() {
    for (std::size_t f = 0; f < frames_; ++f) trunk(f);
    for (const auto& limb : kLimbs) {
      if (limb.parent == kPelvis) reachAnkles(limb);
      turnLimb(limb);
    }
    const float floor = standingToe();
    for (std::size_t f = 0; f < frames_; ++f) {
      foot(f, kLeftAnkle, kLeftFoot, kLeftKnee, floor);
      foot(f, kRightAnkle, kRightFoot, kRightKnee, floor);
      world_[f][kLeftWrist] = world_[f][kLeftElbow];
      world_[f][kRightWrist] = world_[f][kRightElbow];
    }
    return world_;
  }

 private:
  const glm::vec3& point(std::size_t f, int joint) const { return positions_[f * kJointCount + at(joint)]; }
  glm::vec3 bone(std::size_t f, int from, int to) const { return point(f, to) - point(f, from); }
  glm::vec3 restBone(int from, int to) const { return rest_[at(to)] - rest_[at(from)]; }

  // Where a rigid part has a line across it, that line and one bone decide it.
  void trunk(std::size_t f) {
    Turns& world = world_[f];
    const glm::vec3 restHips = restBone(kRightHip, kLeftHip), restCollars = restBone(kRightCollar, kLeftCollar);
    const glm::vec3 hips = normalizedOr(bone(f, kRightHip, kLeftHip), kX);
    const glm::vec3 collars = normalizedOr(bone(f, kRightCollar, kLeftCollar), hips);
    world[kPelvis] = frameRotation(restHips, restBone(kPelvis, kSpine1), hips, normalizedOr(bone(f, kPelvis, kSpine1), kY));
    const auto spine = [&](int joint, int child, float share) {
      const glm::vec3 restAcross = glm::mix(glm::normalize(restHips), glm::normalize(restCollars), share);
      const glm::vec3 across = normalizedOr(glm::mix(hips, collars, share), hips);
      world[at(joint)] = frameRotation(restBone(joint, child), restAcross, normalizedOr(bone(f, joint, child), kY), across);
    };
    spine(kSpine1, kSpine2, 0.33f);
    spine(kSpine2, kSpine3, 0.66f);
    world[kSpine3] = frameRotation(restCollars, restBone(kSpine3, kNeck), collars, normalizedOr(bone(f, kSpine3, kNeck), kY));
    world[kNeck] = swing(world[kSpine3] * restBone(kNeck, kHead), bone(f, kNeck, kHead)) * world[kSpine3];
    world[kHead] = world[kNeck];
    for (const auto& [joint, child] : {std::pair{kLeftCollar, kLeftShoulder}, {kRightCollar, kRightShoulder}}) {
      world[at(joint)] = swing(world[kSpine3] * restBone(joint, child), bone(f, joint, child)) * world[kSpine3];
    }
  }

  // Legs of other lengths than the skeleton's bend a little more or less, so that the feet stay where they were.
  void reachAnkles(const Limb& limb) {
    legs_.resize(frames_);
    const float thigh = glm::length(restBone(limb.upper, limb.lower)), shin = glm::length(restBone(limb.lower, limb.end));
    for (std::size_t f = 0; f < frames_; ++f) {
      const glm::vec3 hip = root(f, world_[f][kPelvis]) + world_[f][kPelvis] * restBone(kPelvis, limb.upper);
      const glm::vec3 knee = hip + thigh * normalizedOr(bone(f, limb.upper, limb.lower), -kY);
      const glm::vec3 ankle = knee + shin * normalizedOr(bone(f, limb.lower, limb.end), -kY);
      const glm::vec3 forward = world_[f][kPelvis] * glm::vec3(0, 0, 1);
      const auto solved = solveTwoBone({hip, knee, ankle}, point(f, limb.end), {.softStretch = 0.0, .fallbackPole = forward});
      legs_[f] = {solved.middle - solved.root, solved.end - solved.middle};
    }
  }

  // Twist by least squares over the whole clip: hinge directions seen across the upper bone, each trusted by how far the limb bends, held
  // together by the differences from frame to frame and, weakly, by the direction that the parent gives the limb.
  void turnLimb(const Limb& limb) {
    const glm::vec3 restUpper = restBone(limb.upper, limb.lower), restLower = restBone(limb.lower, limb.end);
    const glm::vec3 restAside = glm::cross(glm::normalize(restUpper), limb.restHinge);
    const bool isLeg = limb.parent == kPelvis;
    constexpr double kTrust = 12.0, kPrior = 0.005;
    const double smoothing = (fps_ / kFps) * (fps_ / kFps);

    std::vector<std::array<glm::vec3, 2>> bones(frames_);
    std::vector<glm::quat> carried(frames_);  // the upper bone with its parent's twist
    std::vector<double> weight(frames_);
    std::vector<glm::dvec2> wanted(frames_);  // on the carried hinge and aside of it, weighted
    for (std::size_t f = 0; f < frames_; ++f) {
      bones[f] = isLeg ? legs_[f] : std::array{bone(f, limb.upper, limb.lower), bone(f, limb.lower, limb.end)};
      const glm::quat& parent = world_[f][at(limb.parent)];
      bones[f][0] = normalizedOr(bones[f][0], parent * glm::normalize(restUpper));
      bones[f][1] = normalizedOr(bones[f][1], bones[f][0]);
      carried[f] = glm::normalize(swing(parent * restUpper, bones[f][0]) * parent);
      const glm::vec3 hinge = glm::cross(bones[f][0], bones[f][1]);
      const float sine = glm::length(hinge);
      glm::dvec2 seen(1.0, 0.0);
      if (sine > 1e-5f) seen = glm::dvec2(glm::dot(hinge, carried[f] * limb.restHinge), glm::dot(hinge, carried[f] * restAside)) / static_cast<double>(sine);
      const double bend = std::min(1.0, static_cast<double>(sine) / 0.6);
      // What looks like a knee or elbow turned right round is a straight limb bent a little the wrong way.
      const double possible = static_cast<double>(std::max(smoothStep(-0.9f, -0.4f, static_cast<float>(seen.x)), smoothStep(0.35f, 0.7f, sine)));
      const double trust = kTrust * bend * bend * bend * bend * possible;
      weight[f] = trust + kPrior;
      wanted[f] = trust * seen + glm::dvec2(kPrior, 0.0);
    }
    const auto twist = smoothed(weight, wanted, smoothing);
    for (std::size_t f = 0; f < frames_; ++f) {
      const glm::vec3 hinge = carried[f] * (static_cast<float>(twist[f].x) * limb.restHinge + static_cast<float>(twist[f].y) * restAside);
      world_[f][at(limb.upper)] = frameRotation(restUpper, limb.restHinge, bones[f][0], hinge);
      world_[f][at(limb.lower)] = frameRotation(restLower, limb.restHinge, bones[f][1], hinge);
    }
  }

  // Minimises sum weight |x - wanted / weight|^2 + smoothing * sum |x[f + 1] - x[f]|^2: one tridiagonal system.
  template <class T>
  static std::vector<T> leastSquares(const std::vector<double>& weight, const std::vector<T>& wanted, double smoothing) {
    const std::size_t count = weight.size();
    std::vector<double> upper(count);
    std::vector<T> x(count);
    for (std::size_t i = 0; i < count; ++i) {
      const double ties = (i > 0 ? smoothing : 0.0) + (i + 1 < count ? smoothing : 0.0);
      const double pivot = weight[i] + ties - (i > 0 ? smoothing * upper[i - 1] : 0.0);
      upper[i] = smoothing / pivot;
      x[i] = (wanted[i] + (i > 0 ? smoothing * x[i - 1] : T(0.0))) / pivot;
    }
    for (std::size_t i = count - 1; i-- > 0;) x[i] += upper[i] * x[i + 1];
    return x;
  }

  // Directions first, since angles have no mean; then the angles, since a direction that changes to nearly its opposite passes close to
  // zero, and its angle would turn right round within one frame.
  static std::vector<glm::dvec2> smoothed(const std::vector<double>& weight, const std::vector<glm::dvec2>& wanted, double smoothing) {
    auto x = leastSquares(weight, wanted, smoothing);
    std::vector<double> angleWeight(x.size()), angles(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      // Directions that contradict each other leave a short mean, which says little: then the parent's counts for more.
      const double length = glm::length(x[i]);
      angleWeight[i] = 4.0 * weight[i] * length * length + 1e-6;
      x[i].x += 0.5 * std::max(0.0, 1.0 - length);
      const double angle = std::atan2(x[i].y, x[i].x), before = i > 0 ? angles[i - 1] / angleWeight[i - 1] : angle;
      angles[i] = angleWeight[i] * (angle + 2.0 * std::numbers::pi * std::round((before - angle) / (2.0 * std::numbers::pi)));
    }
    const auto calm = leastSquares(angleWeight, angles, smoothing);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = {std::cos(calm[i]), std::sin(calm[i])};
    return x;
  }

  // The height of the toe joints while they stand; 5 % may lie lower.
  float standingToe() const {
    std::vector<float> lowest;
    for (std::size_t f = 0; f < frames_; ++f) lowest.push_back(std::min(point(f, kLeftFoot).y, point(f, kRightFoot).y));
    const auto middle = lowest.begin() + static_cast<std::ptrdiff_t>(lowest.size() / 20);
    std::nth_element(lowest.begin(), middle, lowest.end());
    return *middle;
  }

  // Near the ground the sole lies level from side to side, in the air it goes with the shin.
  void foot(std::size_t f, int ankle, int toe, int knee, float floor) {
    const glm::quat& shin = world_[f][at(knee)];
    const glm::vec3 rest = restBone(ankle, toe);
    const glm::vec3 direction = normalizedOr(bone(f, ankle, toe), shin * glm::normalize(rest));
    const glm::vec3 withShin = swing(shin * rest, direction) * shin * kX;
    const glm::vec3 across = glm::cross(kY, direction);
    const glm::vec3 level = normalizedOr(across, withShin);
    const float onGround =
        (1.0f - smoothStep(0.03f, 0.15f, point(f, toe).y - floor)) * smoothStep(0.5f, 0.8f, glm::length(across)) * smoothStep(0.3f, 0.8f, glm::dot(level, withShin));
    world_[f][at(ankle)] = frameRotation(rest, kX, direction, normalizedOr(glm::mix(withShin, level, onGround), withShin));
    world_[f][at(toe)] = world_[f][at(ankle)];
  }

  std::span<const glm::vec3> positions_;
  double fps_;
  std::size_t frames_;
  std::vector<Turns> world_;
  std::shared_ptr<const Skeleton> skeleton_;
  Joints rest_{};
  std::vector<std::array<glm::vec3, 2>> legs_;  // thigh and shin of the leg at hand
};

}  // namespace

Clip clipFromJointPositions(std::span<const glm::vec3> positions, double fps, std::string name) {
  if (positions.empty() || positions.size() % kJointCount != 0) {
    throw std::invalid_argument("joint positions must be a whole number of 22-joint frames");
  }
  Fitting fitting(positions, fps);
  const auto world = fitting.run();
  ClipData data{tPoseSkeleton(), fps, {}, {}, {}, std::move(name)};
  data.rootPositions.reserve(world.size());
  data.rotations.reserve(positions.size());
  for (std::size_t f = 0; f < world.size(); ++f) {
    data.rootPositions.push_back(fitting.root(f, world[f][kPelvis]));
    for (int j = 0; j < kJointCount; ++j) {
      const int parent = kParents[at(j)];
      glm::quat local = parent < 0 ? world[f][0] : glm::conjugate(world[f][at(parent)]) * world[f][at(j)];
      // q and -q are the same turn; the sign nearest to the last frame keeps the curves continuous.
      if (f > 0 && glm::dot(local, data.rotations[(f - 1) * kJointCount + at(j)]) < 0.0f) local = -local;
      data.rotations.push_back(glm::normalize(local));
    }
  }
  return Clip(std::move(data));
}

}  // namespace core::motion
