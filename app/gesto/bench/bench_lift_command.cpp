#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/file.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/lifting_engine.h"
#include "core/motion/humanml3d_skeleton.h"
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
#include <cstdio>
#include <numbers>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
using namespace core;
namespace human = motion::humanml3d;
constexpr std::size_t kJoints = human::kJointCount;
using Places = std::vector<glm::vec3>;  // [F * 22]

const CommandSpec kSpec{
    .name = "bench lift",
    .summary =
        "Measures lifting where the truth is known: held-out clips of a data set are seen from their four sides in turn, as a detector would write them (BODY_25),\n"
        "lifted, and compared with what they were: joints pelvis over pelvis, first frames facing the same way. Flat: every joint at its root's depth.",
    .usage = "--data DIR [options]",
    .options = {{"--data", Kind::Text, "DIR", "a built data set; clips that are not for training are used"},
                {"--clips", Kind::Integer, "N", "how many, drawn by the seed (60)", 1, 100000},
                {"--noise", Kind::Number, "CM", "standard deviation of the key points' error (0)", 0, 50},
                {"--no-fit", Kind::Flag, "", "without laying the bones over the key points"},
                {"--model", Kind::Text, "NAME", "which model (crossdiff), or the .safetensors file of one"},
                {"--seed", Kind::Integer, "N", "of the clips and the noise (1)", 0, 9e15}},
    .examples = {"gesto bench lift --data build/dataset", "gesto bench lift --data build/dataset --noise 2 --json"},
    .hasJson = true,
};

struct Errors {
  double all = 0, legs = 0, arms = 0, flat = 0;  // cm
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

Errors compared(const Places& truth, const Places& lifted, double yaw) {
  const auto frames = std::min(truth.size(), lifted.size()) / kJoints;
  const auto a = facingForward(truth), b = facingForward(lifted);
  Errors sum;
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

Result<void> bench(const Arguments& arguments) {
  if (!arguments.isSet("--data")) return Error{ErrorCode::InvalidArgument, "bench lift needs --data DIR"};
  const auto data = dataset::MotionDataset::open(arguments.text("--data"));
  if (!data) return data.error();
  const auto seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  base::RandomStream random(seed);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < data->clips().size(); ++i) {
    const auto& clip = data->clips()[i];
    if (clip.split != "train" && !clip.mirrored && clip.rows >= 40 && clip.rows <= 190) clips.push_back(i);
  }
  if (clips.empty()) return Error{ErrorCode::NotFound, arguments.text("--data") + ": no clip of 2 to 9.5 seconds is held out"};
  base::shuffle(clips, random);
  clips.resize(std::min(clips.size(), static_cast<std::size_t>(arguments.integer("--clips", 60))));

  const double noise = arguments.number("--noise", 0.0);
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("gesto-bench-lift-{}", base::ownProcess());
  std::filesystem::create_directories(folder);
  services::LiftRequest request;
  request.keypoints = folder / "keypoints.json";
  request.fps = human::kFps;
  request.fits = !arguments.isSet("--no-fit");
  request.model = arguments.text("--model", request.model);
  const auto service = engine::makeLiftingService(modelFolder());
  const auto stop = stopOnInterrupt();
  ProgressPrinter printer;
  std::vector<double> all;
  Errors sum;
  std::string hash;
  Result<void> outcome;
  for (std::size_t i = 0; i < clips.size() && outcome; ++i) {
    printer.sink()({"lifting", static_cast<std::int64_t>(i), static_cast<std::int64_t>(clips.size())});
    const auto truth = truthOf(*data, clips[i]);
    const double yaw = static_cast<double>(i % 4) * std::numbers::pi / 2.0;
    outcome = base::writeFileAtomically(request.keypoints, keypointsOf(truth, yaw, noise, random).dump());
    if (!outcome) break;
    const auto lifted = service->lift(
        request, [](const jobs::Progress&) {}, stop);
    if (!lifted) {
      outcome = lifted.error();
      break;
    }
    const auto errors = compared(truth, motion::worldPositions(*lifted->clip), yaw);
    all.push_back(errors.all);
    const double share = 1.0 / static_cast<double>(clips.size());
    sum.all += share * errors.all, sum.legs += share * errors.legs, sum.arms += share * errors.arms, sum.flat += share * errors.flat;
    hash = lifted->modelHash;
  }
  printer.finish();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  if (!outcome) return outcome;
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  const double median = all[all.size() / 2];
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"clips", clips.size()}, {"noiseCm", noise},   {"fits", request.fits},    {"meanCm", sum.all},
                                 {"medianCm", median},    {"legsCm", sum.legs}, {"armsCm", sum.arms},      {"flatCm", sum.flat},
                                 {"seed", seed},          {"modelHash", hash},  {"dataHash", data->hash()}};
    std::puts(json.dump(2).c_str());
    return {};
  }
  std::puts(fmt::format("{} held-out clips, noise {:g} cm, {}: joints are {:.2f} cm off on average (median clip {:.2f}); knees and ankles {:.2f}, elbows and wrists "
                        "{:.2f}; flat {:.2f} cm",
                        clips.size(), noise, request.fits ? "fitted" : "not fitted", sum.all, median, sum.legs, sum.arms, sum.flat)
                .c_str());
  return {};
}

}  // namespace

int runBenchLiftCommand(const std::vector<std::string>& arguments) { return runCommand(kSpec, arguments, bench); }

}  // namespace app
