#include "core/io/npy_motion.h"

#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::io {

namespace {
constexpr std::int64_t kFeatures = 263;
}

Result<NpyMotion> npyMotion(const NpyArray& array, const std::string& name, ImportReport* report) {
  const auto& shape = array.shape;
  constexpr auto kJoints = static_cast<std::int64_t>(motion::humanml3d::kJointCount);
  const bool isJoints = (shape.size() == 3 && shape[1] == kJoints && shape[2] == 3) || (shape.size() == 2 && shape[1] == kJoints * 3);
  const bool isFeatures = shape.size() == 2 && shape[1] == kFeatures;
  if (!isJoints && !isFeatures) {
    std::string text;
    for (const auto size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
    return Error{ErrorCode::Unsupported, fmt::format("{}: an array of shape [{}] is no motion; [T, 22, 3] joints and [T, 263] features are", name, text)};
  }
  if (shape[0] < 1) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds no frame", name)};
  for (const double value : array.values) {
    if (!std::isfinite(value) || std::abs(value) > 1e6) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds a value ({}) that is no motion", name, value)};
  }
  if (report) {
    report->metresPerUnit = 1.0;
    report->assumptions.push_back(isJoints ? "taken as HumanML3D joints: metres, Y up, 20 frames per second"
                                           : "taken as HumanML3D features: 20 frames per second");
  }
  if (isFeatures) return NpyMotion(NpyFeatures{{array.values.begin(), array.values.end()}});
  NpyJoints joints;
  joints.positions.reserve(array.values.size() / 3);
  for (std::size_t i = 0; i + 2 < array.values.size(); i += 3) {
    joints.positions.emplace_back(static_cast<float>(array.values[i]), static_cast<float>(array.values[i + 1]), static_cast<float>(array.values[i + 2]));
  }
  return NpyMotion(std::move(joints));
}

Result<NpyMotion> readNpyMotion(const std::filesystem::path& file, ImportReport* report) {
  auto array = readNpy(file);
  if (!array) return array.error();
  return npyMotion(*array, file.filename().string(), report);
}

}  // namespace core::io
