#pragma once

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/picture/picture_view.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace test_support {

/// What a detector would see of the clip: COCO's 17 points in every frame, in pixels, from that side (motion::seenFrom), a metre being `pixels` high.
inline void writeKeypoints(const std::filesystem::path& file, const core::motion::Clip& clip, double yaw, double pixels = 200.0) {
  using namespace core::motion::humanml3d;
  constexpr int kShown[] = {kHead,      kHead,       kHead,    kHead,     kHead,     kLeftShoulder, kRightShoulder, kLeftElbow, kRightElbow,
                            kLeftWrist, kRightWrist, kLeftHip, kRightHip, kLeftKnee, kRightKnee,    kLeftAnkle,     kRightAnkle};
  const auto places = core::motion::worldPositions(clip);
  nlohmann::json frames = nlohmann::json::array();
  for (int f = 0; f < clip.frameCount(); ++f) {
    nlohmann::json points = nlohmann::json::array(), scores = nlohmann::json::array();
    for (const int joint : kShown) {
      const auto seen = core::motion::seenFrom(places[static_cast<std::size_t>(f * kJointCount + joint)], yaw);
      points.push_back({640.0 + pixels * seen.x, 480.0 - pixels * seen.y});
      scores.push_back(0.9);
    }
    frames.push_back({{"frame_id", f}, {"instances", {{{"keypoints", points}, {"keypoint_scores", scores}}}}});
  }
  std::ofstream(file) << nlohmann::json{{"instance_info", frames}};
}

}  // namespace test_support
