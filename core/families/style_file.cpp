#include "core/families/style_file.h"

#include "core/base/words.h"
#include "core/io/motion_file.h"
#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::families {

namespace {

at::Tensor tensorOf(const std::vector<float>& values) { return at::tensor(values, at::kFloat).reshape({-1, motion::humanml3d::kFeatures}); }

Result<at::Tensor> featuresOf(const io::MotionFile& motion, const std::string& name, std::vector<std::string>& remarks) {
  auto body = io::bodyMotion(motion, motion::humanml3d::kFps);
  if (!body) return body.error();
  remarks.insert(remarks.end(), body->assumptions.begin(), body->assumptions.end());
  if (body->positions.size() < 2 * motion::humanml3d::kJointCount) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: a motion needs at least two frames", name)};
  }
  return tensorOf(representation::extractFeaturesOfEveryFrame(std::move(body->positions)));
}

}  // namespace

Result<at::Tensor> readMotionFeatures(const std::filesystem::path& file, std::vector<std::string>& remarks) {
  auto motion = io::readMotionFile(file);
  if (!motion) return motion.error();
  remarks.insert(remarks.end(), motion->report.assumptions.begin(), motion->report.assumptions.end());
  if (!motion->features.empty()) return tensorOf(motion->features);
  return featuresOf(*motion, file.string(), remarks);
}

Result<at::Tensor> motionFeatures(std::shared_ptr<const motion::Clip> clip, const std::string& name, std::vector<std::string>& remarks) {
  io::MotionFile motion;
  motion.clip = std::move(clip);
  return featuresOf(motion, name, remarks);
}

bool isKeypointPath(const std::filesystem::path& file) {
  std::error_code ignored;
  return base::lowered(file.extension().string()) == ".json" || std::filesystem::is_directory(file, ignored);
}

Result<PersonInVideo> readPerson(const std::filesystem::path& keypoints, int person, double fps, std::vector<std::string>& remarks) {
  auto video = io::readKeypoints(keypoints);
  if (!video) return video.error();
  remarks.insert(remarks.end(), video->remarks.begin(), video->remarks.end());
  auto tracks = motion::trackPeople(*video);
  const auto refused = [&](const std::string& why) { return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", video->name, why)}; };
  if (tracks.empty()) return refused("no key point is seen surely enough");
  const auto wanted = static_cast<std::size_t>(person);
  if (wanted < 1 || wanted > tracks.size()) return refused(fmt::format("there is no person {}; {} were found", person, tracks.size()));
  return PersonInVideo{std::move(*video), std::move(tracks[wanted - 1]), fps, static_cast<int>(tracks.size())};
}

}  // namespace core::families
