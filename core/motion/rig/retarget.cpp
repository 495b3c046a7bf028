#include "core/motion/rig/retarget.h"

#include "core/motion/kinematics.h"
#include "core/motion/rig/rig.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace core::motion {

using namespace humanml3d;

namespace {

/// Bone directions of the HumanML3D body standing with its arms out, body axes (X left, Y up, Z forward). The hips, spine and
/// shoulder girdle of the published clips keep these angles to each other in every frame, which is how they were checked.
constexpr std::array<glm::vec3, kJointCount> kRestDirections = {glm::vec3(0),
                                                                {0.571f, -0.802f, -0.173f},
                                                                {-0.550f, -0.826f, -0.123f},
                                                                {0.034f, 0.955f, -0.295f},
                                                                {0.112f, -0.993f, 0.021f},
                                                                {-0.112f, -0.993f, -0.012f},
                                                                {0.032f, 0.981f, 0.191f},
                                                                {-0.035f, -0.996f, -0.087f},
                                                                {0.045f, -0.996f, -0.082f},
                                                                {-0.041f, 0.998f, 0.052f},
                                                                {0.289f, -0.424f, 0.858f},
                                                                {-0.234f, -0.418f, 0.878f},
                                                                {-0.062f, 0.986f, -0.156f},
                                                                {0.527f, 0.838f, -0.139f},
                                                                {-0.585f, 0.793f, -0.167f},
                                                                {0.098f, 0.865f, 0.491f},
                                                                {0.929f, 0.342f, -0.144f},
                                                                {-0.922f, 0.382f, -0.069f},
                                                                {0.994f, -0.061f, -0.089f},
                                                                {-0.991f, -0.055f, -0.119f},
                                                                {0.998f, 0.048f, -0.028f},
                                                                {-0.999f, 0.025f, -0.022f}};

/// The published feet point 25 degrees down from ankle to toe when they stand flat.
constexpr double kFlatFootPitch = 0.4363;

glm::vec3 restBone(int joint) {
  const auto k = static_cast<std::size_t>(joint);
  return glm::normalize(kRestDirections[k]) * kBoneLengths[k];
}

glm::vec3 normalizedOr(const glm::vec3& v, const glm::vec3& fallback) {
  const float length = glm::length(v);
  return length > 1e-5f ? v / length : fallback;
}

glm::quat swing(const glm::vec3& from, const glm::vec3& to) {
  const float cosine = glm::dot(from, to);
  return cosine < -0.9999f ? glm::quat(1, 0, 0, 0) : glm::rotation(from, to);
}

using Frame = std::array<glm::vec3, kJointCount>;

/// One frame of the source, turned so that Y is up.
class SourceFrame {
 public:
  SourceFrame(const Clip& clip, const Rig& rig, int frame) : clip_(clip), rig_(rig), world_(worldPose(clip, frame)) {}

  bool has(int target) const { return rig_.joints[static_cast<std::size_t>(target)] >= 0; }
  glm::vec3 at(int target) const { return point(rig_.joints[static_cast<std::size_t>(target)]); }
  glm::vec3 tip(int slot) const {
    const auto& [joint, offset] = clip_.skeleton().endSites()[static_cast<std::size_t>(rig_.tips[static_cast<std::size_t>(slot)])];
    const auto index = static_cast<std::size_t>(joint);
    return rig_.worldTurn * (world_.positions[index] + world_.rotations[index] * offset);
  }
  bool hasTip(int slot) const { return rig_.tips[static_cast<std::size_t>(slot)] >= 0; }
  /// worldFromBody of a part, from the joint that carries it.
  glm::quat body(int joint, const glm::quat& jointFromBody) const {
    return glm::normalize(rig_.worldTurn * world_.rotations[static_cast<std::size_t>(joint)] * jointFromBody);
  }

 private:
  glm::vec3 point(int joint) const { return rig_.worldTurn * world_.positions[static_cast<std::size_t>(joint)]; }
  const Clip& clip_;
  const Rig& rig_;
  WorldPose world_;
};

void placeTrunk(const SourceFrame& source, const Rig& rig, float scale, Frame& out) {
  const glm::quat pelvis = source.body(rig.joints[kPelvis], rig.pelvisFromBody);
  const glm::quat chest = source.body(rig.chest, rig.chestFromBody);
  const auto between = [&](float share) { return glm::slerp(pelvis, glm::dot(pelvis, chest) < 0.0f ? -chest : chest, share); };
  // The middle of the hips goes where the source's was; the pelvis joint follows from there.
  const glm::vec3 hips = scale * 0.5f * (source.at(kLeftHip) + source.at(kRightHip));
  out[kPelvis] = hips - pelvis * (0.5f * (restBone(kLeftHip) + restBone(kRightHip)));
  out[kLeftHip] = out[kPelvis] + pelvis * restBone(kLeftHip);
  out[kRightHip] = out[kPelvis] + pelvis * restBone(kRightHip);
  out[kSpine1] = out[kPelvis] + between(0.15f) * restBone(kSpine1);
  out[kSpine2] = out[kSpine1] + between(0.5f) * restBone(kSpine2);
  out[kSpine3] = out[kSpine2] + between(0.8f) * restBone(kSpine3);
  out[kNeck] = out[kSpine3] + chest * restBone(kNeck);
  out[kLeftCollar] = out[kSpine3] + chest * restBone(kLeftCollar);
  out[kRightCollar] = out[kSpine3] + chest * restBone(kRightCollar);

  glm::quat head = chest;
  if (source.has(kNeck)) head = source.body(rig.joints[kNeck], rig.neckFromBody);
  if (source.has(kHead)) {
    const glm::quat skull = source.body(rig.joints[kHead], rig.headFromBody);
    head = source.has(kNeck) ? glm::slerp(head, glm::dot(head, skull) < 0.0f ? -skull : skull, 0.5f) : skull;
  }
  out[kHead] = out[kNeck] + head * restBone(kHead);

  const auto shoulder = [&](int collar, int arm, const glm::vec3& neutral) {
    glm::vec3 bone = restBone(arm);
    if (source.has(collar)) {
      const glm::vec3 now = glm::conjugate(chest) * (source.at(arm) - source.at(collar));
      bone = swing(neutral, normalizedOr(now, neutral)) * bone;
    }
    out[static_cast<std::size_t>(arm)] = out[static_cast<std::size_t>(collar)] + chest * bone;
  };
  shoulder(kLeftCollar, kLeftShoulder, rig.leftCollar);
  shoulder(kRightCollar, kRightShoulder, rig.rightCollar);
}

void placeArm(const SourceFrame& source, int shoulder, int elbow, int wrist, int tipSlot, Frame& out) {
  const auto s = static_cast<std::size_t>(shoulder), e = static_cast<std::size_t>(elbow), w = static_cast<std::size_t>(wrist);
  const glm::vec3 upper = normalizedOr(source.at(elbow) - source.at(shoulder), glm::vec3(0, -1, 0));
  glm::vec3 lower = upper;
  if (source.has(wrist))
    lower = normalizedOr(source.at(wrist) - source.at(elbow), upper);
  else if (source.hasTip(tipSlot))
    lower = normalizedOr(source.tip(tipSlot) - source.at(elbow), upper);
  out[e] = out[s] + upper * kBoneLengths[e];
  out[w] = out[e] + lower * kBoneLengths[w];
}

struct LegJoints {
  int hip, knee, ankle, toe, tipSlot;
};

/// The foot, and where its ankle has to be: the toe joint stays where the source's toe is, so that a planted foot stays planted
/// although this foot is longer or shorter. When the foot stands flat the ankle is where the source's is.
glm::vec3 placeFoot(const SourceFrame& source, const Rig& rig, float scale, const LegJoints& leg, const glm::quat& pelvis, glm::vec3& foot) {
  const glm::vec3 ankle = scale * source.at(leg.ankle);
  const glm::vec3 forward = pelvis * glm::vec3(0, 0, 1), left = pelvis * glm::vec3(1, 0, 0);
  const glm::vec3 down = normalizedOr(source.at(leg.ankle) - source.at(leg.knee), glm::vec3(0, -1, 0));
  const bool hasToe = source.has(leg.toe) || source.hasTip(leg.tipSlot);
  const auto flatPitch = static_cast<float>(kFlatFootPitch);
  if (!hasToe) {
    const glm::vec3 level = normalizedOr(forward - down * glm::dot(forward, down), forward);
    foot = glm::angleAxis(flatPitch, normalizedOr(glm::cross(level, down), left)) * level;
    return ankle;
  }
  const glm::vec3 bone = (source.has(leg.toe) ? source.at(leg.toe) : source.tip(leg.tipSlot)) - source.at(leg.ankle);
  foot = normalizedOr(bone, forward);
  const glm::vec3 side = normalizedOr(glm::cross(foot, down) + 0.05f * left, left);
  foot = glm::angleAxis(flatPitch - static_cast<float>(rig.footPitch), side) * foot;
  const float length = kBoneLengths[static_cast<std::size_t>(leg.toe)];
  const float sourceLength = scale * glm::length(bone);
  const glm::vec3 level = normalizedOr(glm::cross(side, glm::vec3(0, 1, 0)), forward);
  const auto sourcePitch = static_cast<float>(rig.footPitch);
  const glm::vec3 toe = ankle + scale * bone + level * (length * std::cos(flatPitch) - sourceLength * std::cos(sourcePitch)) +
                        glm::vec3(0, sourceLength * std::sin(sourcePitch) - length * std::sin(flatPitch), 0);
  return toe - foot * length;
}

void placeLeg(const SourceFrame& source, const Rig& rig, float scale, const LegJoints& leg, Frame& out) {
  const auto h = static_cast<std::size_t>(leg.hip), k = static_cast<std::size_t>(leg.knee), a = static_cast<std::size_t>(leg.ankle),
             t = static_cast<std::size_t>(leg.toe);
  const glm::vec3 thigh = source.at(leg.knee) - source.at(leg.hip), shank = source.at(leg.ankle) - source.at(leg.knee);
  const glm::quat pelvis = source.body(rig.joints[kPelvis], rig.pelvisFromBody);
  const glm::vec3 forward = pelvis * glm::vec3(0, 0, 1);
  const float upper = kBoneLengths[k], lower = kBoneLengths[a];

  // A leg too short for where its ankle should be points at it.
  glm::vec3 foot(0);
  const glm::vec3 toAnkle = placeFoot(source, rig, scale, leg, pelvis, foot) - out[h];
  const float reach = std::clamp(glm::length(toAnkle), std::abs(upper - lower) + 1e-3f, (upper + lower) * 0.9999f);
  const glm::vec3 axis = normalizedOr(toAnkle, normalizedOr(thigh + shank, glm::vec3(0, -1, 0)));

  // The knee bends where the source's knee does; a straight leg has no such plane, so a little "forward" is mixed in.
  const glm::vec3 sourceAxis = normalizedOr(thigh + shank, axis);
  const glm::vec3 bend = (thigh - sourceAxis * glm::dot(thigh, sourceAxis)) / std::max(1e-3f, glm::length(thigh));
  glm::vec3 pole = swing(sourceAxis, axis) * (bend + 0.02f * (forward - sourceAxis * glm::dot(forward, sourceAxis)));
  pole = normalizedOr(pole - axis * glm::dot(pole, axis), normalizedOr(glm::cross(axis, pelvis * glm::vec3(-1, 0, 0)), glm::vec3(0, 0, 1)));
  const float along = (upper * upper - lower * lower + reach * reach) / (2.0f * reach);
  const float aside = std::sqrt(std::max(0.0f, upper * upper - along * along));
  out[k] = out[h] + axis * along + pole * aside;
  out[a] = out[h] + axis * reach;
  out[t] = out[a] + foot * kBoneLengths[t];
}

/// Whether the source is this very body in another size, as what was exported from here is: what its joints do then needs no translation.
bool isThisBody(const Clip& clip, const Rig& rig, float scale) {
  constexpr float kSameLength = 0.004f;  // metres: lengths in files are rounded
  for (const int frame : {rig.firstFrame, (rig.firstFrame + clip.frameCount() - 1) / 2, clip.frameCount() - 1}) {
    const SourceFrame source(clip, rig, frame);
    for (int joint = 0; joint < kJointCount; ++joint) {
      if (!source.has(joint)) return false;
      const auto j = static_cast<std::size_t>(joint);
      if (joint > 0 && std::abs(scale * glm::distance(source.at(joint), source.at(kParents[j])) - kBoneLengths[j]) > kSameLength) return false;
    }
  }
  return true;
}

Frame retargetFrame(const Clip& clip, const Rig& rig, float scale, bool isSame, int frame) {
  const SourceFrame source(clip, rig, frame);
  Frame out{};
  if (isSame) {
    for (int joint = 0; joint < kJointCount; ++joint) out[static_cast<std::size_t>(joint)] = scale * source.at(joint);
    return out;
  }
  placeTrunk(source, rig, scale, out);
  placeArm(source, kLeftShoulder, kLeftElbow, kLeftWrist, 2, out);
  placeArm(source, kRightShoulder, kRightElbow, kRightWrist, 3, out);
  placeLeg(source, rig, scale, {kLeftHip, kLeftKnee, kLeftAnkle, kLeftFoot, 0}, out);
  placeLeg(source, rig, scale, {kRightHip, kRightKnee, kRightAnkle, kRightFoot, 1}, out);
  return out;
}

/// Catmull-Rom between frames, then bone lengths put back, parents first.
Frame interpolate(const std::vector<Frame>& frames, double time) {
  const auto last = static_cast<std::ptrdiff_t>(frames.size()) - 1;
  const auto base = std::min(static_cast<std::ptrdiff_t>(std::floor(time)), last);
  const auto u = static_cast<float>(time - static_cast<double>(base));
  const auto at = [&](std::ptrdiff_t i) -> const Frame& { return frames[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))]; };
  if (u < 1e-4f) return at(base);
  const Frame &a = at(base - 1), &b = at(base), &c = at(base + 1), &d = at(base + 2);
  Frame raw{}, out{};
  for (std::size_t j = 0; j < kJointCount; ++j) {
    raw[j] = 0.5f * (2.0f * b[j] + u * ((c[j] - a[j]) + u * ((2.0f * a[j] - 5.0f * b[j] + 4.0f * c[j] - d[j]) + u * (3.0f * (b[j] - c[j]) + d[j] - a[j]))));
  }
  out[0] = raw[0];
  for (std::size_t j = 1; j < kJointCount; ++j) {
    const auto parent = static_cast<std::size_t>(kParents[j]);
    out[j] = out[parent] + normalizedOr(raw[j] - raw[parent], glm::vec3(0, -1, 0)) * kBoneLengths[j];
  }
  return out;
}

void reportMissing(const Rig& rig, std::vector<std::string>& assumptions) {
  const auto missing = [&](int target) { return rig.joints[static_cast<std::size_t>(target)] < 0; };
  if (missing(kLeftFoot)) assumptions.push_back(rig.tips[0] >= 0 ? "the toes are taken from the End Sites of the feet" : "there are no toes: the feet point forward");
  if (missing(kLeftWrist))
    assumptions.push_back(rig.tips[2] >= 0 ? "the wrists are taken from the End Sites of the forearms" : "there are no wrists: the forearms continue the upper arms");
  if (missing(kLeftCollar)) assumptions.push_back("there are no collar bones: they keep their rest pose on the chest");
}

}  // namespace

Result<std::vector<glm::vec3>> retargetToHumanml3d(const Clip& source, const JointMap& map, double fps, RetargetReport* report) {
  if (!(fps > 0.0)) return Error{ErrorCode::InvalidArgument, fmt::format("{}: a motion cannot run at {} frames per second", source.name(), fps)};
  RetargetReport own;
  RetargetReport& notes = report ? *report : own;
  auto analysed = analyseRig(source, map, notes.assumptions);
  if (!analysed) return analysed.error();
  const Rig& rig = *analysed;
  reportMissing(rig, notes.assumptions);
  notes.droppedFrames = rig.firstFrame;
  const float legs = 0.5f * (kBoneLengths[kLeftKnee] + kBoneLengths[kLeftAnkle] + kBoneLengths[kRightKnee] + kBoneLengths[kRightAnkle]);
  const float scale = legs / static_cast<float>(rig.legLength);
  notes.scale = static_cast<double>(scale);

  const bool isSame = isThisBody(source, rig, scale);
  std::vector<Frame> frames;
  frames.reserve(static_cast<std::size_t>(source.frameCount() - rig.firstFrame));
  for (int f = rig.firstFrame; f < source.frameCount(); ++f) frames.push_back(retargetFrame(source, rig, scale, isSame, f));

  const double step = source.fps() / fps;
  const double spare = 1e-3;  // a frame time rounded to six digits must not cost the last frame
  const auto count = static_cast<std::size_t>(std::floor((static_cast<double>(frames.size()) - 1.0) / step + spare)) + 1;
  std::vector<glm::vec3> positions;
  positions.reserve(count * kJointCount);
  float floor = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < count; ++i) {
    const Frame frame = interpolate(frames, static_cast<double>(i) * step);
    for (const auto& joint : frame) floor = std::min(floor, joint.y);
    positions.insert(positions.end(), frame.begin(), frame.end());
  }
  for (auto& joint : positions) joint.y -= floor;
  return positions;
}

}  // namespace core::motion
