#include "core/engine/style_file.h"

#include "core/io/bvh_reader.h"
#include "core/io/npy_motion.h"
#include "core/io/skeleton_map.h"
#include "core/motion/retarget.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

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
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  io::ImportReport report;
  if (extension == ".npy") {
    auto motion = io::readNpyMotion(file, &report);
    if (!motion) return motion.error();
    remarks.insert(remarks.end(), report.assumptions.begin(), report.assumptions.end());
    if (const auto* features = std::get_if<io::NpyFeatures>(&*motion)) return tensorOf(features->values);
    return featuresOf(std::get<io::NpyJoints>(*motion).positions, file);
  }
  if (extension != ".bvh") return Error{ErrorCode::Unsupported, fmt::format("{}: a style clip is a .bvh or a HumanML3D .npy file", file.string())};
  auto clip = io::readBvh(file, {}, &report);
  if (!clip) return clip.error();
  remarks.insert(remarks.end(), report.assumptions.begin(), report.assumptions.end());
  auto map = io::findSkeletonMap(clip->skeleton());
  if (!map) return Error{map.error().code, fmt::format("{}: {}", file.string(), map.error().message)};
  motion::RetargetReport retargeted;
  auto positions = motion::retargetToHumanml3d(*clip, *map, motion::humanml3d::kFps, &retargeted);
  if (!positions) return Error{positions.error().code, fmt::format("{}: {}", file.string(), positions.error().message)};
  remarks.insert(remarks.end(), retargeted.assumptions.begin(), retargeted.assumptions.end());
  return featuresOf(*positions, file);
}

}  // namespace core::engine
