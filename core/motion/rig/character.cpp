#include "core/motion/rig/character.h"

#include "core/motion/kinematics.h"
#include "core/motion/rig/rig.h"
#include "core/motion/two_bone_ik.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

constexpr auto kJoints = static_cast<std::size_t>(kJointCount);

/// Where a bone ends, for joints whose direction is taken over. -1: the joint takes over turns only. Collar bones leave other rigs at
/// another angle, and feet stand flat at rest whatever the angle from ankle to toe is.
constexpr std::array<int, kJointCount> kBoneEnds = {-1, kLeftKnee, kRightKnee, -1, kLeftAnkle, kRightAnkle, -1,          -1,         -1,          -1, -1,
                                                    -1, -1,        -1,         -1, -1,         kLeftElbow,  kRightElbow, kLeftWrist, kRightWrist, -1, -1};

struct Limb {
  int root, middle, end;
};
constexpr std::array<Limb, 2> kLegs = {{{kLeftHip, kLeftKnee, kLeftAnkle}, {kRightHip, kRightKnee, kRightAnkle}}};
constexpr std::array<Limb, 2> kArms = {{{kLeftShoulder, kLeftElbow, kLeftWrist}, {kRightShoulder, kRightElbow, kRightWrist}}};

glm::vec3 normalizedOr(const glm::vec3& v, const glm::vec3& fallback) {
  const float length = glm::length(v);
  return length > 1e-6f ? v / length : fallback;
}

/// The shortest turn; of opposite directions some half turn.
glm::quat shortest(const glm::vec3& from, const glm::vec3& to) { return glm::rotation(normalizedOr(from, glm::vec3(0, 1, 0)), normalizedOr(to, glm::vec3(0, 1, 0))); }

/// What does not change from frame to frame.
struct Fitting {
  const Skeleton* skeleton = nullptr;
  std::array<int, kJointCount> joints{};          // -1: none
  std::vector<glm::vec3> rest;                    // of the character standing, [J]
  std::vector<glm::quat> standing;                // [J] worldFromJoint then; none where the skeleton's own rest pose stands
  std::vector<bool> belowPelvis;                  // [J] the pelvis and what hangs on it
  std::vector<int> sourceOf;                      // [J] body joint whose turn the joint takes over, -1: its parent's
  std::array<glm::quat, kJointCount> restTurn{};  // from the body's rest direction of a bone to the character's, inverted
  std::array<float, 2> toeLength{0.0f, 0.0f};
  float scale = 1.0f, armScale = 1.0f, stride = 1.0f;
  float bodyAnkle = 0.08f, ankle = 0.08f;  // heights over the floor when standing
  float bodyToe = 0.02f, toe = 0.02f;
  float floor = 0.0f;  // height of the character's floor in its own rest pose

  bool has(int target) const { return joints[static_cast<std::size_t>(target)] >= 0; }
  glm::vec3 at(int target) const { return rest[static_cast<std::size_t>(joints[static_cast<std::size_t>(target)])]; }
};

float limbLength(const auto& at, const Limb& limb) { return glm::distance(at(limb.root), at(limb.middle)) + glm::distance(at(limb.middle), at(limb.end)); }

/// Turns that make a figure stand with its arms out, for skeletons whose rest pose is no pose (all bones along one axis, or a seat):
/// trunk joints by their axes, limbs by the directions of their bones.
Result<std::vector<glm::quat>> standingTurns(const Skeleton& character, const JointMap& map, const std::array<int, kJointCount>& joints) {
  ClipData one{std::make_shared<const Skeleton>(character),
               30.0,
               {glm::vec3(0.0f)},
               std::vector<glm::quat>(static_cast<std::size_t>(character.jointCount()), glm::quat(1, 0, 0, 0)),
               {},
               "character"};
  std::vector<std::string> remarks;
  const auto rig = analyseRig(Clip(std::move(one)), map, remarks);
  if (!rig) return rig.error();
  std::vector<int> target(static_cast<std::size_t>(character.jointCount()), -1);
  for (int t = 0; t < kJointCount; ++t)
    if (joints[static_cast<std::size_t>(t)] >= 0) target[static_cast<std::size_t>(joints[static_cast<std::size_t>(t)])] = t;
  const auto body = restPositions(*tPoseSkeleton());
  const auto rest = restPositions(character);
  std::vector<glm::quat> turns(target.size(), glm::quat(1, 0, 0, 0));
  for (std::size_t j = 0; j < target.size(); ++j) {
    const int parent = character.joints()[j].parent;
    if (parent >= 0) turns[j] = turns[static_cast<std::size_t>(parent)];
    const int t = target[j];
    const int own = static_cast<int>(j);
    if (own == joints[kPelvis])
      turns[j] = glm::conjugate(rig->pelvisFromBody);
    else if (own == rig->chest)
      turns[j] = glm::conjugate(rig->chestFromBody);
    if (t < 0) continue;
    int end = kBoneEnds[static_cast<std::size_t>(t)];
    if (t == kLeftAnkle) end = kLeftFoot;
    if (t == kRightAnkle) end = kRightFoot;
    if (t == kLeftCollar) end = kLeftShoulder;
    if (t == kRightCollar) end = kRightShoulder;
    if (end < 0 || joints[static_cast<std::size_t>(end)] < 0) continue;
    const glm::vec3 bone = turns[j] * (rest[static_cast<std::size_t>(joints[static_cast<std::size_t>(end)])] - rest[j]);
    // Collar bones lie about level in rigs; the body's own start low and go steeply up.
    if (t == kLeftCollar || t == kRightCollar) {
      turns[j] = glm::normalize(shortest(bone, glm::vec3(t == kLeftCollar ? 1.0f : -1.0f, 0.1f, 0.0f)) * turns[j]);
      continue;
    }
    turns[j] = glm::normalize(shortest(bone, body[static_cast<std::size_t>(end)] - body[static_cast<std::size_t>(t)]) * turns[j]);
  }
  return turns;
}

std::vector<glm::vec3> worldFromTurns(const Skeleton& character, const std::vector<glm::quat>& turns) {
  std::vector<glm::vec3> out(turns.size(), character.joint(0).offset);
  for (std::size_t j = 1; j < turns.size(); ++j) {
    const auto parent = static_cast<std::size_t>(character.joints()[j].parent);
    out[j] = out[parent] + turns[parent] * character.joints()[j].offset;
  }
  return out;
}

bool stands(const Fitting& fitting) {
  const glm::vec3 hips = 0.5f * (fitting.at(kLeftHip) + fitting.at(kRightHip)), shoulders = 0.5f * (fitting.at(kLeftShoulder) + fitting.at(kRightShoulder));
  const glm::vec3 ankles = 0.5f * (fitting.at(kLeftAnkle) + fitting.at(kRightAnkle));
  return normalizedOr(shoulders - hips, glm::vec3(0)).y > 0.8f && normalizedOr(hips - ankles, glm::vec3(0)).y > 0.8f;
}

bool facesAhead(const Fitting& fitting) {
  return normalizedOr(fitting.at(kLeftHip) - fitting.at(kRightHip), glm::vec3(0)).x > 0.7f &&
         normalizedOr(fitting.at(kLeftShoulder) - fitting.at(kRightShoulder), glm::vec3(0)).x > 0.7f;
}

Result<Fitting> fit(const Skeleton& character, const JointMap& map, CharacterReport& report) {
  Fitting fitting;
  fitting.skeleton = &character;
  for (std::size_t i = 0; i < kJoints; ++i) {
    fitting.joints[i] = map.joints[i].empty() ? -1 : character.indexOf(map.joints[i]);
    if (!map.joints[i].empty() && fitting.joints[i] < 0)
      return Error{ErrorCode::Unsupported, fmt::format("the joint map '{}' asks for a joint '{}' that the character lacks", map.name, map.joints[i])};
  }
  for (const int needed : {kPelvis, kLeftHip, kRightHip, kLeftKnee, kRightKnee, kLeftAnkle, kRightAnkle, kLeftShoulder, kRightShoulder, kLeftElbow, kRightElbow})
    if (!fitting.has(needed))
      return Error{ErrorCode::Unsupported, fmt::format("the joint map '{}' names no {} of the character", map.name, humanml3d::skeleton()->joint(needed).name)};
  fitting.rest = restPositions(character);
  const auto at = [&](int target) { return fitting.at(target); };
  const auto body = restPositions(*tPoseSkeleton());
  const auto bodyAt = [&](int target) { return body[static_cast<std::size_t>(target)]; };

  if (!stands(fitting)) {
    auto turns = standingTurns(character, map, fitting.joints);
    if (!turns) return turns.error();
    fitting.standing = std::move(*turns);
    fitting.rest = worldFromTurns(character, fitting.standing);
    if (!stands(fitting))
      return Error{ErrorCode::InvalidArgument,
                   "the character's rest pose does not stand, and no standing one can be made of it; check its joint map and which axis is up"};
    report.assumptions.push_back("the character's rest pose is no standing figure: one was made from its bones");
  }
  if (!facesAhead(fitting))
    return Error{ErrorCode::InvalidArgument, "the character does not face +Z at rest; check left and right of its joint map, or say where it looks"};
  for (const Limb& leg : kLegs)
    if (!(limbLength(at, leg) > 1e-3f)) return Error{ErrorCode::InvalidArgument, "the character's legs have no length"};
  const bool hasHands = fitting.has(kLeftWrist) && fitting.has(kRightWrist);
  if (!hasHands) report.assumptions.push_back("the character has no hands: only its upper arms follow the motion");
  for (const Limb& arm : kArms)
    if (hasHands && !(limbLength(at, arm) > 1e-3f)) return Error{ErrorCode::InvalidArgument, "the character's arms have no length"};

  fitting.scale = (limbLength(at, kLegs[0]) + limbLength(at, kLegs[1])) / (limbLength(bodyAt, kLegs[0]) + limbLength(bodyAt, kLegs[1]));
  fitting.armScale = !hasHands ? fitting.scale : (limbLength(at, kArms[0]) + limbLength(at, kArms[1])) / (limbLength(bodyAt, kArms[0]) + limbLength(bodyAt, kArms[1]));

  // The floor is where the rest pose's file has it, when the feet stand about there; otherwise below the lowest joint.
  float lowest = 0.0f;
  const float legs = limbLength(at, kLegs[0]);
  fitting.belowPelvis.assign(fitting.rest.size(), false);
  for (std::size_t j = 0; j < fitting.rest.size(); ++j) {
    const int parent = character.joints()[j].parent;
    fitting.belowPelvis[j] = static_cast<int>(j) == fitting.joints[kPelvis] || (parent >= 0 && fitting.belowPelvis[static_cast<std::size_t>(parent)]);
  }
  for (const int part : {kLeftHip, kRightHip, kLeftAnkle, kRightAnkle, kLeftShoulder, kRightShoulder})
    if (!fitting.belowPelvis[static_cast<std::size_t>(fitting.joints[static_cast<std::size_t>(part)])])
      return Error{ErrorCode::Unsupported,
                   fmt::format("the character's '{}' does not hang on its pelvis '{}'", character.joint(fitting.joints[static_cast<std::size_t>(part)]).name,
                               character.joint(fitting.joints[kPelvis]).name)};
  lowest = fitting.rest[static_cast<std::size_t>(fitting.joints[kPelvis])].y;
  for (std::size_t j = 0; j < fitting.rest.size(); ++j)
    if (fitting.belowPelvis[j]) lowest = std::min(lowest, fitting.rest[j].y);
  const bool standsOnZero = lowest > -0.05f * legs && lowest < 0.15f * legs;
  fitting.floor = standsOnZero ? 0.0f : lowest - 0.02f * fitting.scale;
  if (!standsOnZero) report.assumptions.push_back("the character's rest pose stands above or below y = 0: its floor is taken to be under its lowest joint");
  fitting.ankle = 0.5f * (at(kLeftAnkle).y + at(kRightAnkle).y) - fitting.floor;
  const bool hasToes = fitting.has(kLeftFoot) && fitting.has(kRightFoot);
  fitting.toe = hasToes ? 0.5f * (at(kLeftFoot).y + at(kRightFoot).y) - fitting.floor : fitting.bodyToe * fitting.scale;
  if (!hasToes) report.assumptions.push_back("the character has no toe joints: its ankles follow the motion's");

  // The trunk: whoever carries both arms turns with the body's chest, whatever it is called.
  fitting.sourceOf.assign(fitting.rest.size(), -1);
  for (int target = 0; target < kJointCount; ++target)
    if (fitting.has(target)) fitting.sourceOf[static_cast<std::size_t>(fitting.joints[static_cast<std::size_t>(target)])] = target;
  const auto ancestors = [&](int joint) {
    std::vector<int> chain;
    for (; joint >= 0; joint = character.joint(joint).parent) chain.push_back(joint);
    return chain;
  };
  const auto left = ancestors(fitting.joints[kLeftShoulder]), right = ancestors(fitting.joints[kRightShoulder]);
  const auto chest = std::find_first_of(left.begin(), left.end(), right.begin(), right.end());
  if (chest != left.end() && *chest != fitting.joints[kPelvis]) fitting.sourceOf[static_cast<std::size_t>(*chest)] = kSpine3;

  for (std::size_t j = 0; j < kJoints; ++j) {
    fitting.restTurn[j] = glm::quat(1, 0, 0, 0);
    const int end = kBoneEnds[j];
    if (end < 0 || fitting.joints[j] < 0 || !fitting.has(end)) continue;
    // The character's bone, turned from its own rest direction to the body's, then along with the body.
    fitting.restTurn[j] = shortest(at(end) - at(static_cast<int>(j)), bodyAt(end) - bodyAt(static_cast<int>(j)));
  }
  // Hands keep their angle to the forearms.
  for (const auto& [joint, parent] : {std::pair{kLeftWrist, kLeftElbow}, std::pair{kRightWrist, kRightElbow}})
    fitting.restTurn[static_cast<std::size_t>(joint)] = fitting.restTurn[static_cast<std::size_t>(parent)];
  report.scale = static_cast<double>(fitting.scale);
  report.armScale = static_cast<double>(fitting.armScale);
  return fitting;
}

/// One frame of the character while it is built.
class CharacterFrame {
 public:
  /// drop: how far the hips are put below where the motion has them, metres.
  CharacterFrame(const Fitting& fitting, const Clip& body, std::span<const glm::vec3> positions, int frame, float drop)
      : fitting_(fitting), source_(positions.subspan(static_cast<std::size_t>(frame) * kJoints, kJoints)), drop_(drop) {
    const auto turns = worldPose(body, frame).rotations;
    const auto& joints = fitting.skeleton->joints();
    world_.resize(joints.size());
    for (std::size_t j = 0; j < joints.size(); ++j) {
      const int source = fitting.sourceOf[j];
      if (source >= 0)
        world_[j] = turns[static_cast<std::size_t>(source)] * fitting.restTurn[static_cast<std::size_t>(source)];
      else
        world_[j] = joints[j].parent < 0 ? glm::quat(1, 0, 0, 0) : world_[static_cast<std::size_t>(joints[j].parent)];
    }
    place();
  }

  /// Where a wrist should be: as far from the shoulder as the arm's length allows, scaled.
  glm::vec3 handTarget(const Limb& arm) const { return at(arm.root) + fitting_.armScale * (source(arm.end) - source(arm.root)); }

  /// Where an ankle should be: the foot as it is turned, with its toe where the scaled motion has it.
  glm::vec3 footTarget(const Limb& leg) const {
    const glm::vec3 ankle = scaled(source(leg.end), fitting_.bodyAnkle, fitting_.ankle);
    const int toe = leg.end == kLeftAnkle ? kLeftFoot : kRightFoot;
    if (!fitting_.has(toe)) return ankle;
    const glm::vec3 bone = at(toe) - at(leg.end), sourceBone = source(toe) - source(leg.end);
    const glm::vec3 restBone = fitting_.at(toe) - fitting_.at(leg.end);
    // A longer or shorter foot reaches further or less far; its heel stays where the motion's heel is when it stands flat.
    const glm::vec3 forward = normalizedOr(glm::vec3(sourceBone.x, 0.0f, sourceBone.z), glm::vec3(0, 0, 1));
    const float flatBody =
        std::sqrt(std::max(0.0f, glm::dot(sourceBone, sourceBone) - (fitting_.bodyAnkle - fitting_.bodyToe) * (fitting_.bodyAnkle - fitting_.bodyToe)));
    const float extra = std::hypot(restBone.x, restBone.z) - fitting_.scale * flatBody;
    return scaled(source(toe), fitting_.bodyToe, fitting_.toe) + forward * extra - bone;
  }

  void bring(const Limb& limb, const glm::vec3& target, const glm::vec3& pole) {
    TwoBoneOptions options;
    options.softStretch = 0.005;
    options.fallbackPole = pole;
    const TwoBoneChain before{at(limb.root), at(limb.middle), at(limb.end)};
    const TwoBoneChain after = solveTwoBone(before, target, options);
    const glm::quat upper = shortest(before.middle - before.root, after.middle - after.root), lower = shortest(before.end - before.middle, after.end - after.middle);
    // The end keeps its own turn in the world; what hangs in between goes along.
    turnBelow(limb.root, upper, limb.middle);
    turnBelow(limb.middle, lower, limb.end);
    place();
  }

  /// How far the hips would have to go down for a foot to come where it should be.
  float dropFor(const Limb& leg) const {
    const glm::vec3 hip = at(leg.root), target = footTarget(leg);
    const float reach = 0.995f * (glm::distance(at(leg.root), at(leg.middle)) + glm::distance(at(leg.middle), at(leg.end)));
    const float level = std::hypot(hip.x - target.x, hip.z - target.z);
    return std::max(0.0f, hip.y - target.y - std::sqrt(std::max(0.0f, reach * reach - level * level)));
  }

  /// Turns an arm as a whole about the shoulder, in the plane of the chest; above 0 away from the body.
  void spread(const Limb& arm, float radians) {
    const glm::vec3 across = source(kLeftShoulder) - source(kRightShoulder), up = 0.5f * (source(kLeftShoulder) + source(kRightShoulder)) - source(kPelvis);
    const glm::vec3 ahead = normalizedOr(glm::cross(across, up), glm::vec3(0, 0, 1));
    turnBelow(arm.root, glm::angleAxis(arm.root == kLeftShoulder ? radians : -radians, ahead), -1);
    place();
  }

  glm::vec3 at(int target) const { return positions_[static_cast<std::size_t>(fitting_.joints[static_cast<std::size_t>(target)])]; }
  glm::vec3 forward() const { return normalizedOr(glm::cross(source(kLeftHip) - source(kRightHip), glm::vec3(0, 1, 0)), glm::vec3(0, 0, 1)); }

  void append(ClipData& out, std::vector<glm::vec3>& moves) const {
    const auto& joints = fitting_.skeleton->joints();
    const std::size_t count = joints.size(), frame = out.rootPositions.size();
    out.rootPositions.push_back(positions_[0]);
    // Turns so far count from the standing pose; the skeleton's own rest pose may be another.
    std::vector<glm::quat> own = world_;
    if (!fitting_.standing.empty())
      for (std::size_t j = 0; j < count; ++j) own[j] = glm::normalize(world_[j] * fitting_.standing[j]);
    for (std::size_t j = 0; j < count; ++j) {
      const int parent = joints[j].parent;
      const glm::quat above = parent < 0 ? glm::quat(1, 0, 0, 0) : own[static_cast<std::size_t>(parent)];
      glm::quat local = glm::conjugate(above) * own[j];
      if (frame > 0 && glm::dot(local, out.rotations[(frame - 1) * count + j]) < 0.0f) local = -local;
      out.rotations.push_back(glm::normalize(local));
      moves.push_back(parent < 0 ? positions_[0] : glm::conjugate(above) * (positions_[j] - positions_[static_cast<std::size_t>(parent)]));
    }
  }

 private:
  glm::vec3 source(int target) const { return source_[static_cast<std::size_t>(target)]; }
  /// A point of the motion at the character's size: heights count from where foot joints stand.
  glm::vec3 scaled(const glm::vec3& p, float bodyHeight, float height) const {
    const float along = fitting_.scale * fitting_.stride;
    return {along * p.x, height + fitting_.scale * (p.y - bodyHeight), along * p.z};
  }

  void place() {
    const auto& joints = fitting_.skeleton->joints();
    positions_.assign(joints.size(), glm::vec3(0.0f));
    const auto pelvis = static_cast<std::size_t>(fitting_.joints[kPelvis]);
    // Built around the pelvis at the origin; then the hips go where the motion's are.
    for (std::size_t j = pelvis + 1; j < joints.size(); ++j) {
      if (!fitting_.belowPelvis[j]) continue;
      const auto parent = static_cast<std::size_t>(joints[j].parent);
      positions_[j] = positions_[parent] + world_[parent] * (fitting_.rest[j] - fitting_.rest[parent]);
    }
    glm::vec3 shift = scaled(0.5f * (source(kLeftHip) + source(kRightHip)), fitting_.bodyAnkle, fitting_.ankle) - 0.5f * (at(kLeftHip) + at(kRightHip));
    shift.y -= drop_;
    for (auto& p : positions_) p += shift;
    // What is not part of the body (a root bone, props) goes along on the ground, at its own height of rest.
    for (std::size_t j = 0; j < joints.size(); ++j) {
      if (fitting_.belowPelvis[j]) continue;
      const glm::vec3 apart = fitting_.rest[j] - fitting_.rest[pelvis];
      positions_[j] = glm::vec3(positions_[pelvis].x + apart.x, fitting_.rest[j].y - fitting_.floor, positions_[pelvis].z + apart.z);
    }
  }

  /// Turns a joint and all below it up to, but not including, the joint `until` and what hangs on that; below 0: all.
  void turnBelow(int from, const glm::quat& turn, int until) {
    const auto& joints = fitting_.skeleton->joints();
    const auto first = static_cast<std::size_t>(fitting_.joints[static_cast<std::size_t>(from)]);
    const int stop = until < 0 ? -1 : fitting_.joints[static_cast<std::size_t>(until)];
    std::vector<bool> inside(joints.size(), false);
    inside[first] = true;
    for (std::size_t j = first + 1; j < joints.size(); ++j)
      inside[j] = static_cast<int>(j) != stop && joints[j].parent >= 0 && inside[static_cast<std::size_t>(joints[j].parent)];
    for (std::size_t j = first; j < joints.size(); ++j)
      if (inside[j]) world_[j] = glm::normalize(turn * world_[j]);
  }

  const Fitting& fitting_;
  std::span<const glm::vec3> source_;
  float drop_;
  std::vector<glm::quat> world_;
  std::vector<glm::vec3> positions_;
};

EndErrors errorsOf(std::vector<double>& distances) {
  EndErrors errors;
  if (distances.empty()) return errors;
  std::sort(distances.begin(), distances.end());
  for (const double d : distances) errors.meanCm += 100.0 * d / static_cast<double>(distances.size());
  errors.p95Cm = 100.0 * distances[(distances.size() - 1) * 95 / 100];
  errors.maxCm = 100.0 * distances.back();
  return errors;
}

/// The heights at which this motion's ankles and toes stand: the lower ones of their own, as retargeting and generating leave them.
void measureStanding(std::span<const glm::vec3> positions, Fitting& fitting) {
  std::vector<float> ankles, toes;
  for (std::size_t f = 0; f < positions.size(); f += kJoints) {
    ankles.push_back(std::min(positions[f + kLeftAnkle].y, positions[f + kRightAnkle].y));
    toes.push_back(std::min(positions[f + kLeftFoot].y, positions[f + kRightFoot].y));
  }
  const auto low = [](std::vector<float>& values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  fitting.bodyAnkle = std::clamp(low(ankles), 0.05f, 0.12f);
  fitting.bodyToe = std::clamp(low(toes), 0.0f, 0.04f);
}

}  // namespace

namespace {

/// How far the hips go down in each frame so that longer steps can be made, [F]: the most of what a seventh of a second around asks for, and that evened out over the
/// same time, so that no frame gets less than it needs.
std::vector<float> stepDrops(const Fitting& fitting, const Clip& body, std::span<const glm::vec3> positions) {
  const auto frames = static_cast<std::ptrdiff_t>(body.frameCount());
  std::vector<float> needs, most(static_cast<std::size_t>(frames), 0.0f), drops(static_cast<std::size_t>(frames), 0.0f);
  const float deepest = 0.25f * fitting.scale;
  for (int f = 0; f < body.frameCount(); ++f) {
    const CharacterFrame frame(fitting, body, positions, f, 0.0f);
    needs.push_back(std::min(deepest, std::max(frame.dropFor(kLegs[0]), frame.dropFor(kLegs[1]))));
  }
  const auto half = static_cast<std::ptrdiff_t>(std::lround(body.fps() / 7.0));
  const auto around = [&](std::ptrdiff_t frame, const auto& take) {
    for (std::ptrdiff_t k = std::max<std::ptrdiff_t>(0, frame - half); k <= std::min(frames - 1, frame + half); ++k) take(static_cast<std::size_t>(k));
  };
  for (std::ptrdiff_t f = 0; f < frames; ++f)
    around(f, [&](std::size_t k) { most[static_cast<std::size_t>(f)] = std::max(most[static_cast<std::size_t>(f)], needs[k]); });
  for (std::ptrdiff_t f = 0; f < frames; ++f) {
    float sum = 0.0f, count = 0.0f;
    around(f, [&](std::size_t k) { sum += most[k], count += 1.0f; });
    drops[static_cast<std::size_t>(f)] = sum / count;
  }
  return drops;
}

}  // namespace

Result<Clip> onCharacter(std::span<const glm::vec3> positions, const Skeleton& character, const JointMap& map, const CharacterOptions& options, CharacterReport* report) {
  if (positions.empty() || positions.size() % kJoints != 0) throw std::invalid_argument(fmt::format("{} positions are not frames of 22 joints", positions.size()));
  if (!(options.fps > 0.0)) throw std::invalid_argument(fmt::format("a clip cannot run at {} frames per second", options.fps));
  if (!(options.armSpace >= -60.0 && options.armSpace <= 60.0)) throw std::invalid_argument(fmt::format("arms cannot be turned by {} degrees", options.armSpace));
  if (!(options.stride >= 0.5 && options.stride <= 1.5)) throw std::invalid_argument(fmt::format("steps cannot be {} times as long", options.stride));
  CharacterReport own;
  CharacterReport& notes = report ? *report : own;
  notes = {};
  auto made = fit(character, map, notes);
  if (!made) return made.error();
  Fitting fitting = std::move(*made);
  measureStanding(positions, fitting);
  fitting.stride = static_cast<float>(options.stride);
  const Clip body = clipFromJointPositions(positions, options.fps, "body");
  ClipData data;
  data.skeleton = std::make_shared<const Skeleton>(character);
  data.fps = options.fps;
  std::vector<glm::vec3> moves;
  std::vector<double> hands, feet, handsBefore, feetBefore;
  const std::vector<float> drops = options.stride > 1.0 && options.keepsEnds ? stepDrops(fitting, body, positions) : std::vector<float>();
  for (int f = 0; f < body.frameCount(); ++f) {
    CharacterFrame frame(fitting, body, positions, f, drops.empty() ? 0.0f : drops[static_cast<std::size_t>(f)]);
    const glm::vec3 forward = frame.forward();
    for (const Limb& leg : kLegs) {
      const glm::vec3 target = frame.footTarget(leg);
      feetBefore.push_back(static_cast<double>(glm::distance(frame.at(leg.end), target)));
      if (options.keepsEnds) frame.bring(leg, target, forward);
      feet.push_back(static_cast<double>(glm::distance(frame.at(leg.end), target)));
    }
    for (const Limb& arm : kArms) {
      if (!fitting.has(kLeftWrist) || !fitting.has(kRightWrist)) break;
      const glm::vec3 target = frame.handTarget(arm);
      handsBefore.push_back(static_cast<double>(glm::distance(frame.at(arm.end), target)));
      if (options.keepsEnds) frame.bring(arm, target, -forward);
      hands.push_back(static_cast<double>(glm::distance(frame.at(arm.end), target)));
    }
    for (const Limb& arm : kArms)
      if (options.armSpace != 0.0) frame.spread(arm, static_cast<float>(glm::radians(options.armSpace)));
    frame.append(data, moves);
  }
  // Only a root bone on the ground needs the pelvis to move against it.
  if (fitting.joints[kPelvis] != 0) data.translations = std::move(moves);
  notes.hands = errorsOf(hands);
  notes.feet = errorsOf(feet);
  notes.handsWithout = errorsOf(handsBefore);
  notes.feetWithout = errorsOf(feetBefore);
  return Clip(std::move(data));
}

}  // namespace core::motion
