#include "render/clip_track.h"

#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/shape_map.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

namespace render {

using core::motion::Clip;
using core::motion::Skeleton;

namespace {

// "mixamorig:LeftUpLeg" -> "leftupleg", "Shoulder_L" -> "shoulder_l"
std::string plainName(const std::string& name) {
  const auto colon = name.rfind(':');
  std::string plain = colon == std::string::npos ? name : name.substr(colon + 1);
  for (char& c : plain) {
    if (c == '.' || c == ' ' || c == '-') c = '_';
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

BodySide sideOf(const std::string& original, const std::string& name) {
  const auto is = [&](const char* word, const char* letter) {
    const std::string tail = std::string("_") + letter, front = std::string(letter) + "_";
    return contains(name, word) || name.ends_with(tail) || name.starts_with(front) || contains(name, (tail + "_").c_str());
  };
  if (is("left", "l")) return BodySide::Left;
  if (is("right", "r")) return BodySide::Right;
  // LHipJoint, lThigh: one letter before a capital. lfemur, rwrist: one letter before a bone's name.
  const auto colon = original.rfind(':');
  const std::string own = colon == std::string::npos ? original : original.substr(colon + 1);
  bool isLetterFirst = own.size() > 1 && std::isupper(static_cast<unsigned char>(own[1]));
  for (const char* part :
       {"hip", "femur", "knee", "tibia", "ankle", "foot", "toe", "collar", "clavicle", "shoulder", "humerus", "elbow", "radius", "wrist", "hand", "thumb", "finger"}) {
    isLetterFirst = isLetterFirst || name.substr(1).starts_with(part);
  }
  if (isLetterFirst && name[0] == 'l') return BodySide::Left;
  if (isLetterFirst && name[0] == 'r') return BodySide::Right;
  return BodySide::Middle;
}

class MapBuilder {
 public:
  explicit MapBuilder(const Skeleton& skeleton) : skeleton_(skeleton) {
    for (const auto& joint : skeleton.joints()) names_.push_back(plainName(joint.name));
  }

  BodyMap build() {
    BodyMap map;
    findMapped();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      BodySide side = names_[i].empty() ? BodySide::Middle : sideOf(skeleton_.joints()[i].name, names_[i]);
      if (side == BodySide::Middle) side = mappedSide(static_cast<int>(i));
      const int parent = skeleton_.joints()[i].parent;
      if (side == BodySide::Middle && parent >= 0) side = map.sides[static_cast<std::size_t>(parent)];
      map.sides.push_back(side);
    }
    sides_ = &map.sides;
    fillLimbs(map.left, BodySide::Left);
    fillLimbs(map.right, BodySide::Right);
    map.head = mapped(core::motion::humanml3d::kHead, find("head", BodySide::Middle, {"top", "end", "site"}));
    map.pelvis = std::max(0, commonAncestor(map.left.hip, map.right.hip));
    map.chest = commonAncestor(map.left.shoulder, map.right.shoulder);
    map.neck = map.head >= 0 ? parent(map.head) : -1;
    while (map.neck >= 0 && contains(names_[static_cast<std::size_t>(map.neck)], "neck") && parent(map.neck) >= 0 &&
           contains(names_[static_cast<std::size_t>(parent(map.neck))], "neck")) {
      map.neck = parent(map.neck);
    }
    // Straight down from the chest to the joint above the pelvis.
    for (int joint = map.chest; joint >= 0 && joint != map.pelvis; joint = parent(joint)) map.waist = joint;
    if (map.waist < 0) map.waist = map.chest;
    return map;
  }

 private:
  // What export, import and training take these joints for (core/motion/rig): the figure on screen must not disagree with it.
  void findMapped() {
    mapped_.fill(-1);
    const auto found = core::motion::mapByNameOrShape(skeleton_);
    if (!found) return;
    for (std::size_t i = 0; i < mapped_.size(); ++i)
      if (!found->joints[i].empty()) mapped_[i] = skeleton_.indexOf(found->joints[i]);
  }
  int mapped(int which, int otherwise) const {
    const int joint = mapped_[static_cast<std::size_t>(which)];
    return joint >= 0 ? joint : otherwise;
  }
  BodySide mappedSide(int joint) const {
    using namespace core::motion::humanml3d;
    const auto is = [&](std::initializer_list<int> whiches) {
      return std::any_of(whiches.begin(), whiches.end(), [&](int which) { return mapped_[static_cast<std::size_t>(which)] == joint; });
    };
    if (is({kLeftHip, kLeftKnee, kLeftAnkle, kLeftFoot, kLeftCollar, kLeftShoulder, kLeftElbow, kLeftWrist})) return BodySide::Left;
    if (is({kRightHip, kRightKnee, kRightAnkle, kRightFoot, kRightCollar, kRightShoulder, kRightElbow, kRightWrist})) return BodySide::Right;
    return BodySide::Middle;
  }
  int parent(int joint) const { return joint < 0 ? -1 : skeleton_.joint(joint).parent; }

  int find(const char* part, BodySide side, std::initializer_list<const char*> without) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if ((*sides_)[i] != side || !contains(names_[i], part)) continue;
      if (std::none_of(without.begin(), without.end(), [&](const char* no) { return contains(names_[i], no); })) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }

  // The first child that lies away from its parent, or -1.
  int childOf(int joint) const {
    for (int i = joint + 1; joint >= 0 && i < skeleton_.jointCount(); ++i) {
      if (parent(i) == joint && glm::length(skeleton_.joint(i).offset) > 0.01f) return i;
    }
    return -1;
  }

  void fillLimbs(BodyMap::Limbs& limbs, BodySide side) const {
    limbs.ankle = find("ankle", side, {"end"});
    if (limbs.ankle < 0) limbs.ankle = find("foot", side, {"toe", "end"});
    limbs.knee = parent(limbs.ankle);
    limbs.hip = parent(limbs.knee);
    limbs.toe = childOf(limbs.ankle);
    limbs.wrist = find("wrist", side, {"end"});
    if (limbs.wrist < 0) limbs.wrist = find("hand", side, {"thumb", "index", "middle", "ring", "pinky", "finger", "end"});
    limbs.elbow = parent(limbs.wrist);
    limbs.shoulder = parent(limbs.elbow);
    limbs.collar = parent(limbs.shoulder);
    using namespace core::motion::humanml3d;
    const bool isLeft = side == BodySide::Left;
    limbs.hip = mapped(isLeft ? kLeftHip : kRightHip, limbs.hip);
    limbs.knee = mapped(isLeft ? kLeftKnee : kRightKnee, limbs.knee);
    limbs.ankle = mapped(isLeft ? kLeftAnkle : kRightAnkle, limbs.ankle);
    limbs.toe = mapped(isLeft ? kLeftFoot : kRightFoot, childOf(limbs.ankle));
    limbs.collar = mapped(isLeft ? kLeftCollar : kRightCollar, limbs.collar);
    limbs.shoulder = mapped(isLeft ? kLeftShoulder : kRightShoulder, limbs.shoulder);
    limbs.elbow = mapped(isLeft ? kLeftElbow : kRightElbow, limbs.elbow);
    limbs.wrist = mapped(isLeft ? kLeftWrist : kRightWrist, limbs.wrist);
    limbs.hand = childOf(limbs.wrist);
  }

  int commonAncestor(int a, int b) const {
    for (int i = a; i >= 0; i = parent(i)) {
      for (int j = b; j >= 0; j = parent(j)) {
        if (i == j) return i;
      }
    }
    return -1;
  }

  const Skeleton& skeleton_;
  std::vector<std::string> names_;
  const std::vector<BodySide>* sides_ = nullptr;
  std::array<int, core::motion::humanml3d::kJointCount> mapped_{};  // joints of the skeleton; -1: not found
};

// On other skeletons than the 22 joints: a foot carries weight while it is low and hardly moves over the floor.
constexpr float kContactSpeed = 0.35f;   // metres a second
constexpr float kContactHeight = 0.05f;  // metres above the lowest this foot gets

bool hasHumanml3dFeet(const ClipTrack& track) {
  const auto& [left, right] = std::pair(track.body.left, track.body.right);
  const bool isFinite =
      std::all_of(track.positions.begin(), track.positions.end(), [](const glm::vec3& p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z); });
  return isFinite && track.body.sides.size() == core::motion::humanml3d::kJointCount &&
         std::array{left.ankle, left.toe, right.ankle, right.toe} == core::motion::kContactJoints;
}

void fillContacts(ClipTrack& track, const Clip& clip) {
  const int frames = clip.frameCount();
  track.contacts.assign(static_cast<std::size_t>(frames), {false, false});
  if (hasHumanml3dFeet(track)) {
    const auto columns = core::motion::detectContacts(track.positions, {.fps = clip.fps()});
    for (std::size_t f = 0; f < track.contacts.size(); ++f) {
      track.contacts[f] = {columns[4 * f] + columns[4 * f + 1] > 0.5f, columns[4 * f + 2] + columns[4 * f + 3] > 0.5f};
    }
    return;
  }
  for (int side = 0; side < 2; ++side) {
    const auto& limbs = side == 0 ? track.body.left : track.body.right;
    const int joint = limbs.toe >= 0 ? limbs.toe : limbs.ankle;
    if (joint < 0) continue;
    float lowest = 1e30f;
    for (int f = 0; f < frames; ++f) lowest = std::min(lowest, track.position(f, joint).y);
    for (int f = 0; f < frames; ++f) {
      const int before = std::max(0, f - 1), after = std::min(frames - 1, f + 1);
      const glm::vec3 moved = track.position(after, joint) - track.position(before, joint);
      const auto seconds = static_cast<float>((after - before) / clip.fps());
      const float speed = seconds > 0.0f ? std::hypot(moved.x, moved.z) / seconds : 0.0f;
      track.contacts[static_cast<std::size_t>(f)][static_cast<std::size_t>(side)] = speed < kContactSpeed && track.position(f, joint).y < lowest + kContactHeight;
    }
  }
}

}  // namespace

bool BodyMap::isBody() const {
  const auto complete = [](const Limbs& limbs) {
    return limbs.hip >= 0 && limbs.knee >= 0 && limbs.ankle >= 0 && limbs.shoulder >= 0 && limbs.elbow >= 0 && limbs.wrist >= 0;
  };
  return complete(left) && complete(right) && chest >= 0 && neck >= 0 && head >= 0 && left.hip != right.hip && left.shoulder != right.shoulder;
}

BodyMap bodyMapOf(const Skeleton& skeleton) { return MapBuilder(skeleton).build(); }

ClipTrack trackOf(const Clip& clip) {
  ClipTrack track{bodyMapOf(clip.skeleton()), core::motion::worldPositions(clip), 0.82f, {}};
  const auto& legs = track.body.left;
  if (legs.hip >= 0 && legs.knee >= 0 && legs.ankle >= 0) {
    const float length =
        glm::length(track.position(0, legs.knee) - track.position(0, legs.hip)) + glm::length(track.position(0, legs.ankle) - track.position(0, legs.knee));
    if (length > 0.01f && length < 100.0f) track.legLength = length;
  }
  fillContacts(track, clip);
  return track;
}

const ClipTrack& ClipTrackCache::track(const std::shared_ptr<const Clip>& clip) {
  const auto found = entries_.find(clip.get());
  if (found != entries_.end() && !found->second.clip.expired()) return found->second.track;
  std::erase_if(entries_, [](const auto& entry) { return entry.second.clip.expired(); });
  return entries_.insert_or_assign(clip.get(), Entry{clip, trackOf(*clip)}).first->second.track;
}

}  // namespace render
