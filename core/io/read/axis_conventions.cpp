#include "core/io/read/axis_conventions.h"

#include "core/motion/basis_change.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/figure_size.h"
#include "core/motion/rig/skeleton_map.h"
#include "core/motion/rig/standing_pose.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace core::io {

namespace {

using namespace motion::humanml3d;
using motion::SignedAxis;
using motion::StandingMarks;

std::optional<StandingMarks> landmarks(const motion::Skeleton& skeleton) {
  const auto map = motion::findSkeletonMap(skeleton);
  if (!map) return std::nullopt;
  const auto joint = [&](int target) { return skeleton.indexOf(map->joints[static_cast<std::size_t>(target)]); };
  const StandingMarks found{joint(kLeftHip), joint(kRightHip), joint(kLeftAnkle), joint(kRightAnkle), joint(kLeftShoulder), joint(kRightShoulder)};
  for (const int index : {found.leftHip, found.rightHip, found.leftAnkle, found.rightAnkle, found.leftShoulder, found.rightShoulder})
    if (index < 0) return std::nullopt;
  return found;
}

/// How the figure stands over the frames, on average.
glm::vec3 meanUpright(const motion::Clip& clip, const StandingMarks& marks) {
  glm::vec3 sum(0.0f);
  const int step = std::max(1, clip.frameCount() / 64);
  for (int frame = 0; frame < clip.frameCount(); frame += step) {
    const glm::vec3 line = motion::uprightLine(motion::worldPose(clip, frame).positions, marks);
    const float length = glm::length(line);
    if (length > 1e-6f) sum += line / length;
  }
  return sum;
}

/// Whether the figure keeps to the ground at 0 of an axis through nearly all frames: what lies, sits or crawls all the time shows by that which way is up.
bool keepsToGround(const motion::Clip& clip, const StandingMarks& marks, const SignedAxis& up) {
  const glm::vec3 direction = motion::vectorOf(up);
  const float tall = glm::length(motion::uprightLine(motion::worldPose(clip, 0).positions, marks));
  const int step = std::max(1, clip.frameCount() / 64);
  int looked = 0, onGround = 0;
  for (int frame = 0; frame < clip.frameCount(); frame += step) {
    float low = std::numeric_limits<float>::max();
    for (const auto& point : motion::worldPose(clip, frame).positions) low = std::min(low, glm::dot(point, direction));
    ++looked;
    onGround += low > -0.05F * tall && low < 0.12F * tall;
  }
  return 10 * onGround >= 9 * looked;
}

const char* axisName(const SignedAxis& axis) {
  static constexpr std::array<std::array<const char*, 2>, 3> kNames = {{{"X", "-X"}, {"Y", "-Y"}, {"Z", "-Z"}}};
  return kNames[static_cast<std::size_t>(axis.axis)][axis.sign > 0 ? 0 : 1];
}

SignedAxis decideUp(const motion::Clip& clip, const std::optional<StandingMarks>& marks, const DeclaredConventions& declared, const MotionReadOptions& options,
                    ImportReport& report) {
  if (options.upAxis) return {*options.upAxis, 1};
  const SignedAxis said{declared.upAxis, declared.upSign};
  if (!marks) return said;
  const auto rest = motion::restPositions(clip.skeleton());
  std::optional<SignedAxis> seen;
  // A person lies or hangs for a while, so the frames count only where the rest pose tells nothing, and never against a declaration
  // or for standing on the head.
  if (const auto pose = motion::standingPose(rest, *marks))
    seen = motion::clearAxis(pose->up);
  else if (!declared.declaresUp && !keepsToGround(clip, *marks, said))
    seen = motion::clearAxis(meanUpright(clip, *marks));
  // A file's rest pose may be turned against its motion; the motion decides between the two.
  if (seen && *seen != said) {
    const glm::vec3 moving = meanUpright(clip, *marks);
    if (glm::dot(moving, motion::vectorOf(said)) > 0.7f * glm::length(moving)) seen.reset();
  }
  if (!seen) return said;
  if (*seen != said) {
    report.assumptions.push_back(declared.declaresUp
                                     ? fmt::format("{} is taken to be up, as the figure stands, although the file says {}", axisName(*seen), axisName(said))
                                     : fmt::format("{} is taken to be up, as the figure stands", axisName(*seen)));
  } else if (said != SignedAxis{}) {
    report.assumptions.push_back(fmt::format("{} is up, as the file says", axisName(said)));
  }
  return *seen;
}

double unitScale(const motion::Clip& clip, const DeclaredConventions& declared, const MotionReadOptions& options, ImportReport& report) {
  if (!(declared.metresPerUnit > 0.0)) return 1.0;  // the reader has done it
  if (options.metresPerUnit > 0.0) return options.metresPerUnit;
  constexpr double kUsualReach = 1.15;
  const double reach = motion::longestReach(clip.skeleton()), declaredReach = reach * declared.metresPerUnit;
  if (!(reach > 0.0) || (declaredReach > 0.3 * kUsualReach && declaredReach < 5.0 * kUsualReach)) return declared.metresPerUnit;
  const motion::LikelyUnit unit = motion::likelyUnit(reach);
  report.assumptions.push_back(
      fmt::format("one unit is taken as {}: with the {:g} m that the file declares the figure would be out of human size", unit.name, declared.metresPerUnit));
  return unit.metres;
}

}  // namespace

DeclaredConventions conventionsOf(const scene::Scene& scene) { return {scene.metresPerUnit > 0.0 ? scene.metresPerUnit : 0.01, scene.upAxis, scene.upSign, true}; }

motion::Clip toConventions(const motion::Clip& clip, const DeclaredConventions& declared, const MotionReadOptions& options, ImportReport& report, Rebasing* done) {
  const double scale = unitScale(clip, declared, options, report);
  if (declared.metresPerUnit > 0.0) report.metresPerUnit = scale;
  const auto marks = landmarks(clip.skeleton());
  const SignedAxis up = decideUp(clip, marks, declared, options, report);
  const bool changes = up != SignedAxis{} || scale != 1.0;
  motion::Clip out = changes ? motion::rebased(clip, motion::turnToYUp(up), static_cast<float>(scale)) : clip;

  double facing = options.facing.value_or(0.0);
  if (!options.facing && marks) {
    if (const auto pose = motion::standingPose(motion::restPositions(out.skeleton()), *marks)) facing = motion::quarterFacing(*pose);
    if (facing != 0.0) {
      report.assumptions.push_back(fmt::format("the rest pose faces {}: everything is turned so that it faces +Z", facing == 90.0    ? "+X"
                                                                                                                   : facing == -90.0 ? "-X"
                                                                                                                                     : "-Z"));
    }
  }
  const glm::quat ahead = glm::angleAxis(static_cast<float>(-facing * std::numbers::pi / 180.0), glm::vec3(0, 1, 0));
  if (done) *done = {facing == 0.0 ? motion::turnToYUp(up) : ahead * motion::turnToYUp(up), static_cast<float>(scale)};
  return facing == 0.0 ? out : motion::rebased(out, ahead);
}

}  // namespace core::io
