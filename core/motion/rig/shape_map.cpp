#include "core/motion/rig/shape_map.h"

#include "core/motion/kinematics.h"
#include "core/motion/rig/skeleton_map.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace core::motion {

namespace {

using namespace humanml3d;

class ShapeMatcher {
 public:
  explicit ShapeMatcher(const Skeleton& skeleton) : skeleton_(skeleton), rest_(restPositions(skeleton)) {
    const auto count = static_cast<std::size_t>(skeleton.jointCount());
    children_.resize(count);
    low_.resize(count);
    high_.resize(count);
    for (std::size_t j = count; j-- > 0;) {
      low_[j] = high_[j] = rest_[j].y;
      for (const int child : children_[j]) {
        low_[j] = std::min(low_[j], low_[static_cast<std::size_t>(child)]);
        high_[j] = std::max(high_[j], high_[static_cast<std::size_t>(child)]);
      }
      const int parent = skeleton.joint(static_cast<int>(j)).parent;
      if (parent >= 0) children_[static_cast<std::size_t>(parent)].insert(children_[static_cast<std::size_t>(parent)].begin(), static_cast<int>(j));
    }
    height_ = high_[0] - low_[0];
  }

  Result<JointMap> run() {
    const auto unknown = [](const char* what) { return Error{ErrorCode::Unsupported, fmt::format("{} cannot be told", what)}; };
    if (!(height_ > 1e-4f)) return unknown("a standing figure");
    if (!findLegs()) return unknown("the legs");
    if (!findTrunk()) return unknown("the arms");
    map_.name = "by shape";
    return map_;
  }

 private:
  const glm::vec3& at(int joint) const { return rest_[static_cast<std::size_t>(joint)]; }
  const std::vector<int>& below(int joint) const { return children_[static_cast<std::size_t>(joint)]; }
  void set(int target, int joint) { map_.joints[static_cast<std::size_t>(target)] = skeleton_.joint(joint).name; }

  /// Two joints that are each other's picture in the plane x = middle: the left one has the larger x.
  bool mirror(int a, int b, float middle) const {
    const float tolerance = 0.06f * height_;
    return std::abs((at(a).x - middle) + (at(b).x - middle)) < tolerance && std::abs(at(a).y - at(b).y) < tolerance && std::abs(at(a).z - at(b).z) < tolerance;
  }

  /// Past joints that lie on the one they hang on, as CMU's hip joints do.
  int away(int joint, int from) const {
    while (glm::distance(at(joint), at(from)) < 0.02f * height_ && below(joint).size() == 1) joint = below(joint).front();
    return joint;
  }

  /// From a joint down the children that a rule prefers, to a leaf.
  template <class Better>
  std::vector<int> chain(int joint, Better better) const {
    std::vector<int> out{joint};
    while (!below(out.back()).empty()) out.push_back(*std::min_element(below(out.back()).begin(), below(out.back()).end(), better));
    return out;
  }

  bool findLegs() {
    const float ground = low_[0] + 0.12f * height_;
    // The deepest joint with two mirrored children that both reach the ground.
    int pelvis = -1, left = -1, right = -1;
    for (int j = 0; j < skeleton_.jointCount(); ++j) {
      std::vector<int> legs;
      for (const int child : below(j))
        if (low_[static_cast<std::size_t>(child)] < ground) legs.push_back(away(child, j));
      for (std::size_t a = 0; a < legs.size(); ++a)
        for (std::size_t b = a + 1; b < legs.size(); ++b) {
          if (!mirror(legs[a], legs[b], at(j).x) || std::abs(at(legs[a]).x - at(legs[b]).x) < 0.02f * height_ || at(legs[a]).y < low_[0] + 0.3f * height_) continue;
          pelvis = j;
          left = at(legs[a]).x > at(legs[b]).x ? legs[a] : legs[b];
          right = left == legs[a] ? legs[b] : legs[a];
        }
    }
    if (pelvis < 0) return false;
    pelvis_ = pelvis;
    set(kPelvis, pelvis);
    return leg(left, kLeftHip, kLeftKnee, kLeftAnkle, kLeftFoot) && leg(right, kRightHip, kRightKnee, kRightAnkle, kRightFoot);
  }

  bool leg(int hip, int hipTarget, int kneeTarget, int ankleTarget, int toeTarget) {
    const auto joints = chain(hip, [&](int a, int b) { return low_[static_cast<std::size_t>(a)] < low_[static_cast<std::size_t>(b)]; });
    // The ankle is the last joint above which the leg comes straight down; after it the foot goes forward.
    std::size_t ankle = 0;
    for (std::size_t i = 1; i < joints.size(); ++i) {
      const glm::vec3 bone = at(joints[i]) - at(joints[i - 1]);
      const float length = glm::length(bone);
      if (length > 0.02f * height_ && -bone.y > 0.75f * length) ankle = i;
    }
    if (ankle < 2) return false;
    // A short bone before the thigh (a buttock) is no hip.
    std::size_t start = 0;
    while (start + 2 < ankle && glm::distance(at(joints[start]), at(joints[start + 1])) < 0.5f * glm::distance(at(joints[start + 1]), at(joints[start + 2]))) ++start;
    hip = joints[start];
    std::size_t knee = start + 1;
    const float middle = 0.5f * (at(hip).y + at(joints[ankle]).y);
    for (std::size_t i = start + 1; i < ankle; ++i)
      if (std::abs(at(joints[i]).y - middle) < std::abs(at(joints[knee]).y - middle)) knee = i;
    set(hipTarget, hip);
    set(kneeTarget, joints[knee]);
    set(ankleTarget, joints[ankle]);
    if (ankle + 1 < joints.size()) set(toeTarget, joints[ankle + 1]);
    return true;
  }

  bool findTrunk() {
    // Upwards from the pelvis to the joint where two mirrored branches go out sideways.
    std::vector<int> spine;
    int joint = pelvis_, left = -1, right = -1;
    for (int step = 0; step < skeleton_.jointCount() && left < 0; ++step) {
      for (const int a : below(joint))
        for (const int b : below(joint)) {
          if (a == b || !mirror(a, b, at(pelvis_).x) || reach(a) < 0.15f * height_ || reach(b) < 0.15f * height_ || at(a).y < at(pelvis_).y) continue;
          if (isLeg(a) || isLeg(b) || (reachesTo(a) > at(pelvis_).x) == (reachesTo(b) > at(pelvis_).x)) continue;
          left = reachesTo(a) > reachesTo(b) ? a : b;
          right = left == a ? b : a;
        }
      if (left >= 0) break;
      const auto up = std::max_element(below(joint).begin(), below(joint).end(),
                                       [&](int a, int b) { return high_[static_cast<std::size_t>(a)] < high_[static_cast<std::size_t>(b)]; });
      if (up == below(joint).end()) return false;
      joint = *up;
      spine.push_back(joint);
    }
    if (left < 0) return false;
    if (!spine.empty()) set(kSpine1, spine.front());
    if (spine.size() > 1) set(kSpine3, spine.back());
    if (spine.size() > 2) set(kSpine2, spine[spine.size() / 2]);
    head(joint, left, right);
    return arm(left, kLeftCollar, kLeftShoulder, kLeftElbow, kLeftWrist) && arm(right, kRightCollar, kRightShoulder, kRightElbow, kRightWrist);
  }

  bool isLeg(int joint) const { return low_[static_cast<std::size_t>(joint)] < low_[0] + 0.12f * height_; }

  /// How far a branch goes away from the middle.
  float reach(int joint) const { return std::abs(reachesTo(joint) - at(pelvis_).x); }
  float reachesTo(int joint) const {
    float farthest = at(joint).x;
    for (const int child : below(joint)) {
      const float x = reachesTo(child);
      if (std::abs(x - at(pelvis_).x) > std::abs(farthest - at(pelvis_).x)) farthest = x;
    }
    return farthest;
  }

  void head(int chest, int left, int right) {
    int neck = -1;
    for (const int child : below(chest))
      if (child != left && child != right && std::abs(at(child).x - at(pelvis_).x) < 0.05f * height_ && at(child).y > at(chest).y &&
          (neck < 0 || high_[static_cast<std::size_t>(child)] > high_[static_cast<std::size_t>(neck)]))
        neck = child;
    if (neck < 0) return;
    const auto joints = chain(neck, [&](int a, int b) { return high_[static_cast<std::size_t>(a)] > high_[static_cast<std::size_t>(b)]; });
    set(kNeck, neck);
    if (joints.size() > 1) set(kHead, joints[1]);
  }

  bool arm(int first, int collarTarget, int shoulderTarget, int elbowTarget, int wristTarget) {
    const auto joints = chain(first, [&](int a, int b) { return reach(a) > reach(b); });
    // Fingers begin where three or more branches leave; without fingers the last joint but a tip is the hand.
    std::size_t wrist = joints.size() - 1;
    for (std::size_t i = 2; i < joints.size(); ++i)
      if (below(joints[i]).size() >= 3) {
        wrist = i;
        break;
      }
    if (wrist == joints.size() - 1 && joints.size() > 4 && glm::distance(at(joints[wrist]), at(joints[wrist - 1])) < 0.08f * height_) --wrist;
    if (wrist < 2) return false;
    // Of the joints before, the elbow halves the arm best; upper arm and forearm are about alike in everybody.
    std::size_t shoulder = 0, elbow = 1;
    float best = 1e30f;
    for (std::size_t s = 0; s + 2 <= wrist && s < 3; ++s)
      for (std::size_t e = s + 1; e < wrist; ++e) {
        const float upper = glm::distance(at(joints[s]), at(joints[e])), lower = glm::distance(at(joints[e]), at(joints[wrist]));
        const float odd = std::abs(std::log(std::max(upper, 1e-6f) / std::max(lower, 1e-6f)));
        if (odd < best) {
          best = odd;
          shoulder = s;
          elbow = e;
        }
      }
    if (shoulder > 0) set(collarTarget, joints[shoulder - 1]);
    set(shoulderTarget, joints[shoulder]);
    set(elbowTarget, joints[elbow]);
    set(wristTarget, joints[wrist]);
    return true;
  }

  const Skeleton& skeleton_;
  std::vector<glm::vec3> rest_;
  std::vector<std::vector<int>> children_;
  std::vector<float> low_, high_;
  float height_ = 0.0f;
  int pelvis_ = -1;
  JointMap map_;
};

}  // namespace

Result<JointMap> mapByShape(const Skeleton& skeleton) { return ShapeMatcher(skeleton).run(); }

Result<JointMap> mapByNameOrShape(const Skeleton& skeleton) {
  auto named = findSkeletonMap(skeleton);
  if (named) return named;
  auto shaped = mapByShape(skeleton);
  if (shaped) return shaped;
  return Error{shaped.error().code, fmt::format("{}; by its shape {}", named.error().message, shaped.error().message)};
}

}  // namespace core::motion
