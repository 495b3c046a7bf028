#pragma once

#include <glm/vec3.hpp>

#include <functional>
#include <vector>

namespace quality {

/// A simple figure for synthetic motion: where its parts are, as a person would say it. Metres, degrees; forward, up and left are the
/// body's own.
struct Pose {
  double x = 0.0, y = 0.93, z = 0.0;                                       // pelvis, world
  double heading = 0.0;                                                    // degrees to the left of +Z
  double lean = 0.0;                                                       // degrees that the trunk leans forward
  glm::vec3 leftHand{0.0f, -0.5f, 0.02f}, rightHand{0.0f, -0.5f, -0.02f};  // from the shoulder: forward, up, left
  glm::vec3 leftAnkle{0.0f, 0.07f, 0.1f}, rightAnkle{0.0f, 0.07f, -0.1f};  // from the point of the floor under the pelvis (height counts from the floor)
};

/// [frames * 22] HumanML3D joints at 20 fps; pose changes a standing body for the time in seconds.
std::vector<glm::vec3> posed(double seconds, const std::function<void(double time, Pose& pose)>& pose);

}  // namespace quality
