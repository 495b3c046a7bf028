#include "core/bench/lift_bench.h"

#include "core/base/file.h"
#include "core/base/file_system.h"
#include "core/base/json_text.h"
#include "core/base/random.h"
#include "core/bench/files/distribution.h"
#include "core/bench/part_measure.h"
#include "core/motion/kinematics.h"
#include "core/motion/picture/picture_view.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <glm/geometric.hpp>
#include <glm/gtx/rotate_vector.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace core::bench {

namespace {

namespace human = motion::humanml3d;
using Places = std::vector<glm::vec3>;  // [F * 22]

/// A folder for the key points, gone afterwards.
struct KeypointFolder {
  std::filesystem::path path = base::privateFolder("gesto-bench-lift");
  ~KeypointFolder() {
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove_all(path, ignored);
  }
};

Places truthOf(const dataset::MotionDataset& data, std::size_t clip) {
  const auto features = (data.features(clip) * data.std() + data.mean()).contiguous();
  return representation::recoverPositions({features.data_ptr<float>(), static_cast<std::size_t>(features.numel())});
}

/// 300 pixels to the metre.
nlohmann::json keypointsOf(const Places& places, double yaw, double noiseCm, base::RandomStream& random) {
  using namespace human;
  constexpr int kSource[25] = {
      kHead,    kNeck,     kRightShoulder, kRightElbow, kRightWrist, kLeftShoulder, kLeftElbow, kLeftWrist, kPelvis, kRightHip, kRightKnee, kRightAnkle,
      kLeftHip, kLeftKnee, kLeftAnkle,     -1,          -1,          kHead,         kHead,      kLeftFoot,  -1,      -1,        kRightFoot, -1,
      -1};
  auto frames = nlohmann::json::array();
  for (std::size_t t = 0; t < places.size(); t += kJoints) {
    auto points = nlohmann::json::array(), scores = nlohmann::json::array();
    for (const int joint : kSource) {
      const glm::vec2 at = joint < 0 ? glm::vec2(0.0f) : motion::seenFrom(places[t + static_cast<std::size_t>(joint)], yaw);
      const double u = 800.0 + 300.0 * at.x + 3.0 * noiseCm * random.normal(), v = 900.0 - 300.0 * at.y + 3.0 * noiseCm * random.normal();
      points.push_back({u, v});
      scores.push_back(joint < 0 ? 0.0 : 0.9);
    }
    frames.push_back({{"frame_id", t / kJoints}, {"instances", {{{"keypoints", std::move(points)}, {"keypoint_scores", std::move(scores)}}}}});
  }
  return {{"instance_info", std::move(frames)}};
}

/// Root over root, the first frame's hips and shoulders facing +Z.
Places facingForward(const Places& places) {
  using namespace human;
  const glm::vec3 across = places[kLeftHip] - places[kRightHip] + places[kLeftShoulder] - places[kRightShoulder];  // towards +X when it faces +Z
  const float angle = std::atan2(across.z, across.x);
  Places turned;
  for (std::size_t i = 0; i < places.size(); ++i) turned.push_back(glm::rotateY(places[i] - places[i - i % kJoints], angle));
  return turned;
}

LiftErrors compared(const Places& truth, const Places& lifted, double yaw) {
  const auto frames = std::min(truth.size(), lifted.size()) / kJoints;
  const auto a = facingForward(truth), b = facingForward(lifted);
  LiftErrors sum;
  for (std::size_t i = 0; i < frames * kJoints; ++i) {
    const int joint = static_cast<int>(i % kJoints);
    const double off = 100.0 * glm::distance(a[i], b[i]) / static_cast<double>(frames);
    sum.all += off / kJoints;
    if (joint == human::kLeftKnee || joint == human::kRightKnee || joint == human::kLeftAnkle || joint == human::kRightAnkle) sum.legs += off / 4;
    if (joint >= human::kLeftElbow) sum.arms += off / 4;
    const glm::vec3 v = truth[i] - truth[i - i % kJoints];
    sum.flat += 100.0 * std::abs(std::cos(yaw) * v.z - std::sin(yaw) * v.x) / static_cast<double>(frames * kJoints);
  }
  return sum;
}

}  // namespace

Result<LiftBenchReport> benchLift(services::LiftingService& service, const dataset::MotionDataset& data, const LiftBenchOptions& options,
                                  const jobs::ProgressSink& progress, const std::stop_token& stop) {
  base::RandomStream random(options.seed);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < data.clips().size(); ++i) {
    const auto& clip = data.clips()[i];
    if (clip.split != "train" && !clip.mirrored && clip.rows >= 40 && clip.rows <= 190) clips.push_back(i);
  }
  if (clips.empty()) return Error{ErrorCode::NotFound, "no clip of 2 to 9.5 seconds is held out"};
  base::shuffle(clips, random);
  clips.resize(std::min(clips.size(), static_cast<std::size_t>(options.clips)));

  const KeypointFolder folder;
  if (folder.path.empty()) return Error{ErrorCode::WriteFailed, "no temporary folder could be made"};
  auto request = options.request;
  request.keypoints = folder.path / "keypoints.json";
  request.fps = human::kFps;
  LiftBenchReport report{clips.size(), {}, 0.0, {}};
  Distribution all;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    progress({"lifting", static_cast<std::int64_t>(i), static_cast<std::int64_t>(clips.size())});
    const auto truth = truthOf(data, clips[i]);
    const double yaw = static_cast<double>(i % 4) * std::numbers::pi / 2.0;
    if (auto written = base::writeFileAtomically(request.keypoints, base::jsonText(keypointsOf(truth, yaw, options.noiseCm, random))); !written) return written.error();
    const auto lifted = service.lift(
        request, [](const jobs::Progress&) {}, stop);
    if (!lifted) return lifted.error();
    const auto errors = compared(truth, motion::worldPositions(*lifted->clip), yaw);
    all.values.push_back(errors.all);
    const double share = 1.0 / static_cast<double>(clips.size());
    report.mean.all += share * errors.all, report.mean.legs += share * errors.legs;
    report.mean.arms += share * errors.arms, report.mean.flat += share * errors.flat;
    report.modelHash = lifted->modelHash;
  }
  std::nth_element(all.values.begin(), all.values.begin() + static_cast<std::ptrdiff_t>(all.values.size() / 2), all.values.end());
  report.medianCm = all.values[all.values.size() / 2];
  return report;
}

}  // namespace core::bench
