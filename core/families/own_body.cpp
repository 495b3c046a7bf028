#include "core/families/own_body.h"

#include "core/motion/edit/clip_edits.h"
#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <vector>

namespace core::families {

namespace {

using motion::humanml3d::kFps;

/// Where each joint of our own skeleton stands in the clip's, told by the bones: files order and name joints as they like. Empty: it is another body.
std::vector<int> ownJoints(const motion::Clip& clip) {
  constexpr float kSame = 1e-4f;  // metres; files are written with rounded lengths
  const auto own = motion::humanml3d::tPoseSkeleton();
  const auto& theirs = clip.skeleton();
  if (clip.jointCount() != own->jointCount() || !clip.data().translations.empty()) return {};
  std::vector<int> place = {0};
  for (int j = 1; j < own->jointCount(); ++j) {
    const auto& joint = own->joint(j);
    int found = -1;
    for (int k = 1; k < theirs.jointCount() && found < 0; ++k) {
      const bool isChild = theirs.joint(k).parent == place[static_cast<std::size_t>(joint.parent)];
      if (isChild && glm::length(theirs.joint(k).offset - joint.offset) < kSame) found = k;
    }
    if (found < 0) return {};
    place.push_back(found);
  }
  return place;
}

// The same motion with the same bones as what is made: a rounded length would show as a slide.
std::shared_ptr<const motion::Clip> onOwnSkeleton(const motion::Clip& clip, const std::vector<int>& place) {
  const auto theirs = std::abs(clip.fps() - kFps) < 1e-3 ? clip.data() : motion::resampled(clip, kFps).data();
  auto data = theirs;
  data.fps = kFps;
  data.skeleton = motion::humanml3d::tPoseSkeleton();
  const auto joints = place.size();
  for (std::size_t i = 0; i < data.rotations.size(); ++i) data.rotations[i] = theirs.rotations[i / joints * joints + static_cast<std::size_t>(place[i % joints])];
  return std::make_shared<const motion::Clip>(std::move(data));
}

}  // namespace

std::shared_ptr<const motion::Clip> onOwnBody(const motion::Clip& clip) {
  const auto place = ownJoints(clip);
  return place.empty() ? nullptr : onOwnSkeleton(clip, place);
}

}  // namespace core::families
