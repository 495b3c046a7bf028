#include "core/families/steered_clip.h"

#include "core/families/finished_clip.h"
#include "core/motion/edit/settled_feet.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/stand_slip.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/services/plan_keys.h"

#include <fmt/format.h>
#include <glm/trigonometric.hpp>

#include <algorithm>

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

/// What the features or the motion itself say of feet, under what was told.
std::vector<float> toldContacts(const SampledBody& body, const motion::ToldStands& told) {
  auto found = motion::detectContacts(body.positions, {.fps = kFps});
  for (std::size_t k = 0; k < found.size(); ++k) found[k] = std::max(found[k], body.contacts[k] > 0.5f ? 1.0f : 0.0f);
  return motion::contactsOf(told.over(motion::standsOf(found, kFps)), found, kFps);
}

void tellSlips(const motion::ToldStands& told, std::span<const glm::vec3> positions, std::vector<std::string>& remarks) {
  constexpr double kHeld = 3.0;  // centimetres
  for (std::size_t foot = 0; foot < 2; ++foot)
    for (std::size_t i = 0; told.feet[foot] && i < told.feet[foot]->size(); ++i) {
      const auto& stand = (*told.feet[foot])[i];
      const double slipped = motion::standSlipCm(positions, static_cast<int>(foot), stand, kFps);
      if (slipped > kHeld)
        remarks.push_back(fmt::format("{} is {:.0f} cm from where it should stand; the motion comes as near as it can", services::nameOf(stand, foot, i + 1), slipped));
    }
}

/// Where a key says where feet are.
std::vector<bool> framesOfFeet(const std::vector<motion::KeyTarget>& keys, int frames) {
  using motion::BodyEnd;
  std::vector<bool> isSaid(static_cast<std::size_t>(frames), false);
  for (const auto& key : keys) {
    const auto holds = [&key](BodyEnd end) { return std::find(key.ends.begin(), key.ends.end(), end) != key.ends.end(); };
    if (key.ends.empty() || holds(BodyEnd::LeftFoot) || holds(BodyEnd::RightFoot) || holds(BodyEnd::Pelvis))
      std::fill(isSaid.begin() + key.first, isSaid.begin() + key.last + 1, true);
  }
  return isSaid;
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
  using Given = motion::FootPlantOptions::Given;
  const bool isTold = !goals.stands.isEmpty();
  if (isTold) body.contacts = toldContacts(body, goals.stands);
  auto clip = plantedClip(body, name, ground, isTold ? Given::Exactly : Given::Roughly);
  const auto positions = motion::worldPositions(*clip);
  tellSlips(goals.stands, positions, remarks);
  if (goals.keys.empty()) {
    // A foot that stood in the frame of the model's way slides where that way is bent. A person's word on feet is not settled over.
    if (goals.path.empty() || isTold) return clip;
    return std::make_shared<const motion::Clip>(motion::settledFeet(*clip, std::vector<bool>(static_cast<std::size_t>(clip->frameCount()), false)));
  }
  std::vector<motion::KeyReport> told;
  const auto through = motion::throughPoses(positions, isTold ? body.contacts : motion::detectContacts(positions), goals.keys, {}, &told);
  tellMissed(steering, told, remarks);
  return std::make_shared<const motion::Clip>(motion::settledFeet(motion::clipFromJointPositions(through, kFps, name), framesOfFeet(goals.keys, clip->frameCount())));
}

}  // namespace core::families
