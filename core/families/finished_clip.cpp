#include "core/families/finished_clip.h"

#include "core/base/words.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/feature_layout.h"
#include "core/representation/humanml3d_features.h"

#include <algorithm>

namespace core::families {

motion::Ground groundOf(std::string_view words) {
  const auto plain = base::lowered(words);
  for (const char* part : {"climb", "clamber", "ladder", "stair", " onto ", "step up", "steps up"})
    if (plain.find(part) != std::string::npos) return motion::Ground::Auto;
  return motion::Ground::Level;
}

motion::Ground groundUnder(const at::Tensor& features) {
  const auto body = sampledBody(features, {});
  const auto heights = motion::realStandingHeights(body.positions, body.contacts);
  return motion::standsOnThings(body.positions, heights, motion::humanml3d::kFps) ? motion::Ground::Auto : motion::Ground::Level;
}

SampledBody sampledBody(const at::Tensor& features, const std::string& name) {
  const auto rows = static_cast<std::size_t>(features.size(0)), width = static_cast<std::size_t>(features.size(1));
  const std::span<const float> values(features.data_ptr<float>(), static_cast<std::size_t>(features.numel()));
  const auto& columns = representation::featureLayout(representation::Layout::HumanMl3d).contacts;
  SampledBody body;
  for (std::size_t f = 0; f < rows; ++f)
    for (std::size_t k = 0; k < 4; ++k) body.contacts.push_back(std::clamp(values[f * width + static_cast<std::size_t>(columns.begin) + k], 0.0f, 1.0f));
  // A decoder stretches and squeezes bones, most where it has seen little, as in bodies on the ground: they get their length before the floor is looked for.
  body.positions = motion::worldPositions(motion::clipFromJointPositions(representation::recoverPositions(values), motion::humanml3d::kFps, name));
  return body;
}

std::shared_ptr<const motion::Clip> plantedClip(const SampledBody& body, const std::string& name, motion::Ground ground, motion::FootPlantOptions::Given given) {
  motion::FootPlantOptions options;
  options.fps = motion::humanml3d::kFps;
  options.ground = ground;
  options.given = given;
  const auto planted = motion::plantFeet(body.positions, body.contacts, options);
  return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(planted.positions, motion::humanml3d::kFps, name));
}

std::shared_ptr<const motion::Clip> finishedClip(const at::Tensor& features, const std::string& name, motion::Ground ground) {
  return plantedClip(sampledBody(features, name), name, ground);
}

std::shared_ptr<const motion::Clip> releasedClip(const at::Tensor& features, const at::Tensor& content, const std::string& name,
                                                 const motion::ReleasedFeetOptions& options) {
  const auto body = sampledBody(features, name);
  auto contacts = sampledBody(content, name).contacts;
  contacts.resize(4 * static_cast<std::size_t>(features.size(0)));
  return std::make_shared<const motion::Clip>(
      motion::withReleasedFeet(motion::clipFromJointPositions(body.positions, motion::humanml3d::kFps, name), motion::kContactJoints, contacts, options));
}

}  // namespace core::families
