#include "core/motion/edit/clip_edits.h"

#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::motion {

namespace {

glm::vec3 catmullRom(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d, float u) {
  return 0.5f * (2.0f * b + u * ((c - a) + u * ((2.0f * a - 5.0f * b + 4.0f * c - d) + u * (3.0f * (b - c) + d - a))));
}

/// Every name that a joint on the other side could have.
std::vector<std::string> otherSideNames(const std::string& name) {
  static constexpr std::array<std::array<const char*, 2>, 3> kWords = {{{"left", "right"}, {"Left", "Right"}, {"LEFT", "RIGHT"}}};
  std::vector<std::string> names;
  for (const auto& [left, right] : kWords) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{left, right}, {right, left}}) {
      if (const auto at = name.find(from); at != std::string::npos) names.push_back(std::string(name).replace(at, from.size(), to));
    }
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool startsWord = i == 0 || !std::isalnum(static_cast<unsigned char>(name[i - 1]));
    const bool endsWord = i + 1 == name.size() || !std::isalnum(static_cast<unsigned char>(name[i + 1]));
    if (!startsWord && !endsWord) continue;
    char other = 0;
    switch (name[i]) {
      case 'l': other = 'r'; break;
      case 'r': other = 'l'; break;
      case 'L': other = 'R'; break;
      case 'R': other = 'L'; break;
      default: continue;
    }
    names.push_back(name);
    names.back()[i] = other;
  }
  return names;
}

glm::vec3 mirroredPoint(const glm::vec3& v) { return {-v.x, v.y, v.z}; }
glm::quat mirroredTurn(const glm::quat& q) { return {q.w, q.x, -q.y, -q.z}; }

}  // namespace

Clip resampled(const Clip& clip, double fps) {
  if (!(fps > 0.0)) throw std::invalid_argument(fmt::format("a clip cannot run at {} frames per second", fps));
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  const int last = clip.frameCount() - 1;
  const double step = clip.fps() / fps;
  // A frame time rounded to a few digits in a file must not cost the last frame.
  const auto count = static_cast<std::size_t>(std::floor(last / step + 1e-3)) + 1;
  ClipData data{clip.sharedSkeleton(), fps, {}, {}, {}, clip.name()};
  data.rootPositions.reserve(count);
  data.rotations.reserve(count * joints);
  for (std::size_t i = 0; i < count; ++i) {
    const double time = static_cast<double>(i) * step;
    const int base = std::min(static_cast<int>(time), last);
    const auto u = static_cast<float>(std::clamp(time - base, 0.0, 1.0));
    const auto near = [&](int offset) { return std::clamp(base + offset, 0, last); };
    data.rootPositions.push_back(catmullRom(clip.rootPosition(near(-1)), clip.rootPosition(base), clip.rootPosition(near(1)), clip.rootPosition(near(2)), u));
    const auto from = clip.rotations(base), to = clip.rotations(near(1));
    for (std::size_t j = 0; j < joints; ++j) data.rotations.push_back(glm::normalize(glm::slerp(from[j], to[j], u)));
    if (clip.translations(0).empty()) continue;
    const auto a = clip.translations(near(-1)), b = clip.translations(base), c = clip.translations(near(1)), d = clip.translations(near(2));
    for (std::size_t j = 0; j < joints; ++j) data.translations.push_back(catmullRom(a[j], b[j], c[j], d[j], u));
  }
  return Clip(std::move(data));
}

Clip trimmed(const Clip& clip, int first, int count) {
  if (first < 0 || count < 1 || first > clip.frameCount() - count) {
    throw std::invalid_argument(fmt::format("{} frames from {} are not inside a clip of {}", count, first, clip.frameCount()));
  }
  const ClipData& all = clip.data();
  const auto joints = static_cast<std::ptrdiff_t>(clip.jointCount());
  const auto cut = [&](const auto& values, std::ptrdiff_t perFrame) {
    return std::decay_t<decltype(values)>(values.begin() + first * perFrame, values.begin() + (first + count) * perFrame);
  };
  ClipData data{all.skeleton, all.fps, cut(all.rootPositions, 1), cut(all.rotations, joints), {}, all.name};
  if (!all.translations.empty()) data.translations = cut(all.translations, joints);
  return Clip(std::move(data));
}

std::vector<int> mirrorPartners(const Skeleton& skeleton) {
  std::vector<int> partners;
  for (int j = 0; j < skeleton.jointCount(); ++j) {
    int partner = j;
    for (const auto& name : otherSideNames(skeleton.joint(j).name)) {
      if (const int found = skeleton.indexOf(name); found >= 0 && found != j) {
        partner = found;
        break;
      }
    }
    partners.push_back(partner);
  }
  return partners;
}

Result<Clip> mirrored(const Clip& clip) {
  const Skeleton& skeleton = clip.skeleton();
  const auto partners = mirrorPartners(skeleton);
  const auto partnerOf = [&](int joint) { return partners[static_cast<std::size_t>(joint)]; };
  std::vector<Joint> joints;
  for (int j = 0; j < skeleton.jointCount(); ++j) {
    const Joint& own = skeleton.joint(j);
    const Joint& other = skeleton.joint(partnerOf(j));
    const int expected = own.parent < 0 ? -1 : partnerOf(own.parent);
    if (partnerOf(partnerOf(j)) != j || other.parent != expected) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: joints '{}' and '{}' do not mirror each other", clip.name(), own.name, other.name)};
    }
    joints.push_back({own.name, own.parent, mirroredPoint(other.offset)});
  }
  std::vector<std::pair<int, glm::vec3>> tips;
  for (const auto& [joint, offset] : skeleton.endSites()) tips.emplace_back(partnerOf(joint), mirroredPoint(offset));

  ClipData data{std::make_shared<const Skeleton>(std::move(joints), std::move(tips)), clip.fps(), {}, {}, {}, clip.name()};
  for (int f = 0; f < clip.frameCount(); ++f) {
    data.rootPositions.push_back(mirroredPoint(clip.rootPosition(f)));
    const auto turns = clip.rotations(f);
    const auto moves = clip.translations(f);
    for (const int partner : partners) {
      data.rotations.push_back(mirroredTurn(turns[static_cast<std::size_t>(partner)]));
      if (!moves.empty()) data.translations.push_back(mirroredPoint(moves[static_cast<std::size_t>(partner)]));
    }
  }
  return Clip(std::move(data));
}

Clip turned(const Clip& clip, float radians) {
  const glm::quat turn = glm::angleAxis(radians, glm::vec3(0, 1, 0));
  ClipData data = clip.data();
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  for (std::size_t f = 0; f < data.rootPositions.size(); ++f) {
    data.rootPositions[f] = turn * data.rootPositions[f];
    data.rotations[f * joints] = glm::normalize(turn * data.rotations[f * joints]);
    if (!data.translations.empty()) data.translations[f * joints] = turn * data.translations[f * joints];
  }
  return Clip(std::move(data));
}

Result<float> heading(const Clip& clip, const JointMap& map, int frame) {
  const int left = clip.skeleton().indexOf(map.joints[humanml3d::kLeftHip]);
  const int right = clip.skeleton().indexOf(map.joints[humanml3d::kRightHip]);
  if (left < 0 || right < 0) return Error{ErrorCode::Unsupported, fmt::format("{}: the skeleton has no hips to tell a heading by", clip.name())};
  const auto world = worldPose(clip, frame);
  const glm::vec3 across = world.positions[static_cast<std::size_t>(left)] - world.positions[static_cast<std::size_t>(right)];
  const glm::vec3 forward = glm::cross(across, glm::vec3(0, 1, 0));
  if (glm::length(forward) < 1e-6f) return Error{ErrorCode::InvalidArgument, fmt::format("{}: the hips of frame {} lie above each other", clip.name(), frame)};
  return std::atan2(forward.x, forward.z);
}

}  // namespace core::motion
