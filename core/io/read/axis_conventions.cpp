#include "core/io/read/axis_conventions.h"

#include "core/motion/basis_change.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/figure_size.h"
#include "core/motion/rig/skeleton_map.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace core::io {

namespace {

using namespace motion::humanml3d;

/// The joints that tell how a figure stands.
struct Landmarks {
  int leftHip = -1, rightHip = -1, leftAnkle = -1, rightAnkle = -1, leftShoulder = -1, rightShoulder = -1;
};

std::optional<Landmarks> landmarks(const motion::Skeleton& skeleton) {
  const auto map = motion::findSkeletonMap(skeleton);
  if (!map) return std::nullopt;
  const auto joint = [&](int target) { return skeleton.indexOf(map->joints[static_cast<std::size_t>(target)]); };
  const Landmarks found{joint(kLeftHip), joint(kRightHip), joint(kLeftAnkle), joint(kRightAnkle), joint(kLeftShoulder), joint(kRightShoulder)};
  for (const int index : {found.leftHip, found.rightHip, found.leftAnkle, found.rightAnkle, found.leftShoulder, found.rightShoulder})
    if (index < 0) return std::nullopt;
  return found;
}

glm::vec3 at(const std::vector<glm::vec3>& p, int joint) { return p[static_cast<std::size_t>(joint)]; }

/// From the middle of the ankles to the middle of the shoulders.
glm::vec3 upright(const std::vector<glm::vec3>& p, const Landmarks& marks) {
  return 0.5f * (at(p, marks.leftShoulder) + at(p, marks.rightShoulder) - at(p, marks.leftAnkle) - at(p, marks.rightAnkle));
}

glm::vec3 axisVector(int axis, int sign) {
  glm::vec3 out(0.0f);
  out[axis] = static_cast<float>(sign);
  return out;
}

struct Axis {
  int axis = 1, sign = 1;
};

/// The axis that a direction follows within about 25 degrees.
std::optional<Axis> clearAxis(const glm::vec3& direction) {
  const float length = glm::length(direction);
  if (!(length > 1e-6f)) return std::nullopt;
  for (int axis = 0; axis < 3; ++axis)
    if (std::abs(direction[axis]) > 0.9f * length) return Axis{axis, direction[axis] > 0.0f ? 1 : -1};
  return std::nullopt;
}

/// Legs down, trunk up: not only a long line, so that arms-only or folded rest poses (all bones along one axis) tell nothing.
bool stands(const std::vector<glm::vec3>& p, const Landmarks& marks) {
  const glm::vec3 line = upright(p, marks);
  const glm::vec3 hips = 0.5f * (at(p, marks.leftHip) + at(p, marks.rightHip));
  const glm::vec3 ankles = 0.5f * (at(p, marks.leftAnkle) + at(p, marks.rightAnkle));
  const glm::vec3 shoulders = 0.5f * (at(p, marks.leftShoulder) + at(p, marks.rightShoulder));
  const glm::vec3 across = at(p, marks.leftHip) - at(p, marks.rightHip);
  const glm::vec3 girdle = at(p, marks.leftShoulder) - at(p, marks.rightShoulder);
  const float length = glm::length(line);
  if (!(length > 1e-6f) || !(glm::length(across) > 1e-6f) || !(glm::length(girdle) > 1e-6f)) return false;
  const glm::vec3 up = line / length;
  const auto cosine = [](const glm::vec3& a, const glm::vec3& b) { return glm::dot(a, b) / std::max(1e-9f, glm::length(a) * glm::length(b)); };
  return cosine(hips - ankles, up) > 0.9f && cosine(shoulders - hips, up) > 0.9f && std::abs(cosine(across, up)) < 0.3f && cosine(across, girdle) > 0.8f;
}

/// How the figure stands over the frames, on average.
glm::vec3 meanUpright(const motion::Clip& clip, const Landmarks& marks) {
  glm::vec3 sum(0.0f);
  const int step = std::max(1, clip.frameCount() / 64);
  for (int frame = 0; frame < clip.frameCount(); frame += step) {
    const glm::vec3 line = upright(motion::worldPose(clip, frame).positions, marks);
    const float length = glm::length(line);
    if (length > 1e-6f) sum += line / length;
  }
  return sum;
}

const char* axisName(const Axis& axis) {
  static constexpr std::array<std::array<const char*, 2>, 3> kNames = {{{"X", "-X"}, {"Y", "-Y"}, {"Z", "-Z"}}};
  return kNames[static_cast<std::size_t>(axis.axis)][axis.sign > 0 ? 0 : 1];
}

Axis decideUp(const motion::Clip& clip, const std::optional<Landmarks>& marks, const DeclaredConventions& declared, const MotionReadOptions& options,
              ImportReport& report) {
  if (options.upAxis) return {*options.upAxis, 1};
  const Axis said{declared.upAxis, declared.upSign};
  if (!marks) return said;
  const auto rest = motion::restPositions(clip.skeleton());
  std::optional<Axis> seen;
  // A person lies or hangs for a while, so the frames count only where the rest pose tells nothing, and never against a declaration
  // or for standing on the head.
  if (stands(rest, *marks))
    seen = clearAxis(upright(rest, *marks));
  else if (!declared.declaresUp)
    seen = clearAxis(meanUpright(clip, *marks));
  // A file's rest pose may be turned against its motion; the motion decides between the two.
  if (seen && (seen->axis != said.axis || seen->sign != said.sign)) {
    const glm::vec3 moving = meanUpright(clip, *marks);
    if (glm::dot(moving, axisVector(said.axis, said.sign)) > 0.7f * glm::length(moving)) seen.reset();
  }
  if (!seen) return said;
  if (seen->axis != said.axis || seen->sign != said.sign) {
    report.assumptions.push_back(declared.declaresUp
                                     ? fmt::format("{} is taken to be up, as the figure stands, although the file says {}", axisName(*seen), axisName(said))
                                     : fmt::format("{} is taken to be up, as the figure stands", axisName(*seen)));
  } else if (!(said.axis == 1 && said.sign == 1)) {
    report.assumptions.push_back(fmt::format("{} is up, as the file says", axisName(said)));
  }
  return *seen;
}

/// Y becomes up: the shortest turn that is made of quarter turns (Z up: about X, so that -Y becomes forward, as 3D programs have it).
glm::quat toYUp(const Axis& up) {
  constexpr float kQuarter = std::numbers::pi_v<float> / 2.0f;
  const auto sign = static_cast<float>(up.sign);
  switch (up.axis) {
    case 0: return glm::angleAxis(sign * kQuarter, glm::vec3(0, 0, 1));
    case 2: return glm::angleAxis(-sign * kQuarter, glm::vec3(1, 0, 0));
    default: return up.sign > 0 ? glm::quat(1, 0, 0, 0) : glm::angleAxis(2.0f * kQuarter, glm::vec3(1, 0, 0));
  }
}

/// The quarter turns, in degrees, by which the rest pose looks away from +Z; nothing where it does not stand.
std::optional<double> restFacing(const motion::Clip& clip, const Landmarks& marks) {
  const auto rest = motion::restPositions(clip.skeleton());
  if (!stands(rest, marks)) return std::nullopt;
  const glm::vec3 forward = glm::cross(at(rest, marks.leftHip) - at(rest, marks.rightHip), glm::vec3(0, 1, 0));
  if (!(glm::length(forward) > 1e-6f)) return std::nullopt;
  const double degrees = std::atan2(static_cast<double>(forward.x), static_cast<double>(forward.z)) * 180.0 / std::numbers::pi;
  return std::round(degrees / 90.0) * 90.0;
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

motion::Clip toConventions(const motion::Clip& clip, const DeclaredConventions& declared, const MotionReadOptions& options, ImportReport& report) {
  const double scale = unitScale(clip, declared, options, report);
  if (declared.metresPerUnit > 0.0) report.metresPerUnit = scale;
  const auto marks = landmarks(clip.skeleton());
  const Axis up = decideUp(clip, marks, declared, options, report);
  const bool changes = up.axis != 1 || up.sign != 1 || scale != 1.0;
  motion::Clip out = changes ? motion::rebased(clip, toYUp(up), static_cast<float>(scale)) : clip;

  double facing = options.facing.value_or(0.0);
  if (!options.facing && marks) {
    if (const auto found = restFacing(out, *marks); found && *found != 0.0) {
      facing = *found;
      report.assumptions.push_back(fmt::format("the rest pose faces {}: everything is turned so that it faces +Z", facing == 90.0    ? "+X"
                                                                                                                   : facing == -90.0 ? "-X"
                                                                                                                                     : "-Z"));
    }
  }
  if (facing == 0.0) return out;
  return motion::rebased(out, glm::angleAxis(static_cast<float>(-facing * std::numbers::pi / 180.0), glm::vec3(0, 1, 0)));
}

}  // namespace core::io
