#include "core/engine/style_file.h"

#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::engine {

namespace {

at::Tensor tensorOf(const std::vector<float>& values) {
  return at::tensor(values, at::kFloat).reshape({-1, 263});
}

Result<at::Tensor> featuresOf(const std::vector<glm::vec3>& positions, const std::filesystem::path& file) {
  if (positions.size() < 2 * motion::humanml3d::kJointCount) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: a motion needs at least two frames", file.string())};
  }
  return tensorOf(representation::extractFeatures(positions).values);
}

}  // namespace

Result<at::Tensor> readMotionFeatures(const std::filesystem::path& file, std::vector<std::string>& remarks) {
  auto motion = io::readMotionFile(file);
  if (!motion) return motion.error();
  remarks.insert(remarks.end(), motion->report.assumptions.begin(), motion->report.assumptions.end());
  if (!motion->features.empty()) return tensorOf(motion->features);
  auto body = io::bodyMotion(*motion, motion::humanml3d::kFps);
  if (!body) return body.error();
  remarks.insert(remarks.end(), body->assumptions.begin(), body->assumptions.end());
  return featuresOf(body->positions, file);
}

}  // namespace core::engine
