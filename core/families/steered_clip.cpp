#include "core/families/steered_clip.h"

#include "core/families/finished_clip.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/trigonometric.hpp>

namespace core::families {

namespace {

using motion::humanml3d::kFps;

void tellMissed(const Steering& steering, const std::vector<motion::KeyReport>& told, std::vector<std::string>& remarks) {
  constexpr double kMissed = 1.0, kMissedBody = 3.0;  // centimetres
  for (std::size_t k = 0; k < told.size(); ++k) {
    const auto& key = steering.goals.keys[k];
    if (told[k].missedCm <= (key.ends.empty() ? kMissedBody : kMissed)) continue;
    std::string joints;
    for (const auto end : key.ends) joints += (joints.empty() ? "" : ", ") + std::string(motion::bodyEndName(end));
    remarks.push_back(fmt::format("{} is {:.0f} cm out of reach{}; the motion comes as near as it can", steering.keyNames[k], told[k].missedCm,
                                  joints.empty() ? "" : " for " + joints));
  }
}

}  // namespace

std::shared_ptr<const motion::Clip> steeredClip(const at::Tensor& features, const std::string& name, const Steering& steering, motion::Ground ground,
                                                std::vector<std::string>& remarks) {
  // As far as a person would see it.
  constexpr double kFarMetres = 0.5, kFarRadians = 0.8;
  const auto& goals = steering.goals;
  auto body = sampledBody(features, name);
  if (!goals.path.empty()) {
    motion::RootPathReport told;
    body.positions = motion::alongPath(body.positions, goals.path, goals.way, &told);
    if (told.bentMetres > kFarMetres || told.bentRadians > kFarRadians)
      remarks.push_back(
          fmt::format("what was made had to be bent by {:.1f} m and turned by {:.0f} degrees to follow the path", told.bentMetres, glm::degrees(told.bentRadians)));
  }
  auto clip = plantedClip(body, name, ground);
  if (goals.keys.empty()) return clip;
  const auto positions = motion::worldPositions(*clip);
  std::vector<motion::KeyReport> told;
  const auto through = motion::throughPoses(positions, motion::detectContacts(positions), goals.keys, {}, &told);
  tellMissed(steering, told, remarks);
  return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(through, kFps, name));
}

}  // namespace core::families
