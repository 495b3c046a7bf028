#include "core/families/style_file.h"

#include "core/io/motion_file.h"
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

}  // namespace core::families
