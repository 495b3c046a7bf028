#include "core/io/read/npy_motion.h"

#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace core::io {

namespace {

constexpr std::int64_t kFeatures = motion::humanml3d::kFeatures, kJoints = motion::humanml3d::kJointCount, kKitJoints = motion::kit::kJointCount;

/// Bodies of the SMPL family begin with the 22 joints; hands, jaw and eyes follow.
bool beginsWithTheBody(std::int64_t joints) {
  for (const std::int64_t known : {std::int64_t{22}, std::int64_t{24}, std::int64_t{52}, std::int64_t{55}, std::int64_t{73}, std::int64_t{127}, std::int64_t{144}})
    if (joints == known) return true;
  return false;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const auto size : shape) text += (text.empty() ? "" : ", ") + std::to_string(size);
  return text;
}

/// Frames, joints and coordinates of an array of places, by where its three extents stand.
struct Places {
  std::int64_t frames = 0, joints = 0;
  std::array<std::int64_t, 3> step{};  // of a frame, a joint, a coordinate
  bool isUsual = true;
};

std::optional<Places> placesOf(const std::vector<std::int64_t>& shape) {
  const std::array<std::int64_t, 3> step = {shape[1] * shape[2], shape[2], 1};
  // Frames, joints, coordinates; then as networks have it, joints or coordinates first.
  constexpr std::array<std::array<std::size_t, 3>, 6> kOrders = {{{0, 1, 2}, {2, 0, 1}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}, {1, 0, 2}}};
  for (const auto& [frame, joint, coordinate] : kOrders) {
    if (shape[coordinate] != 3 || !(beginsWithTheBody(shape[joint]) || shape[joint] == kKitJoints)) continue;
    return Places{shape[frame], shape[joint], {step[frame], step[joint], step[coordinate]}, frame == 0 && joint == 1};
  }
  return std::nullopt;
}

std::vector<glm::vec3> positionsOf(const NpyArray& array, const Places& places) {
  std::vector<glm::vec3> out;
  const std::int64_t joints = places.joints == kKitJoints ? kKitJoints : kJoints;
  out.reserve(static_cast<std::size_t>(places.frames * joints));
  for (std::int64_t f = 0; f < places.frames; ++f) {
    for (std::int64_t j = 0; j < joints; ++j) {
      const auto at = [&](std::int64_t c) {
        return static_cast<float>(array.values[static_cast<std::size_t>(f * places.step[0] + j * places.step[1] + c * places.step[2])]);
      };
      out.emplace_back(at(0), at(1), at(2));
    }
  }
  return out;
}

}  // namespace

Result<NpyMotion> npyMotion(const NpyArray& array, const std::string& name, ImportReport* report) {
  // A batch of one, and empty last extents, say nothing.
  std::vector<std::int64_t> shape = array.shape;
  while (shape.size() > 3 && shape.front() == 1) shape.erase(shape.begin());
  while (shape.size() > 3 && shape.back() == 1) shape.pop_back();
  if (shape.size() == 3 && shape[0] == 1 && (shape[2] == kFeatures || shape[2] == kJoints * 3)) shape.erase(shape.begin());
  const auto note = [&](const std::string& sentence) {
    if (report) report->assumptions.push_back(sentence);
  };
  const bool isRow = shape.size() == 2 && shape[1] == kJoints * 3, isColumn = shape.size() == 2 && !isRow && shape[0] == kJoints * 3;
  const bool isFeatures = shape.size() == 2 && shape[1] == kFeatures, isTurnedFeatures = shape.size() == 2 && !isFeatures && shape[0] == kFeatures;
  std::optional<Places> places;
  if (isRow)
    places = Places{shape[0], kJoints, {kJoints * 3, 3, 1}, true};
  else if (isColumn && !isFeatures)
    places = Places{shape[1], kJoints, {1, 3 * shape[1], shape[1]}, false};
  else if (shape.size() == 3)
    places = placesOf(shape);
  if (!places && !isFeatures && !isTurnedFeatures)
    return Error{
        ErrorCode::Unsupported,
        fmt::format("{}: an array of shape [{}] is no motion; [T, 22, 3] joints (or the 24, 52, 55 and more of SMPL bodies, or KIT's 21) and [T, 263] features are", name,
                    shapeText(array.shape))};
  if ((places && places->frames < 1) || (isFeatures && shape[0] < 1) || (isTurnedFeatures && shape[1] < 1))
    return Error{ErrorCode::ParseFailed, fmt::format("{}: holds no frame", name)};
  for (const double value : array.values) {
    if (!std::isfinite(value) || std::abs(value) > 1e6) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds a value ({}) that is no motion", name, value)};
  }
  if (report) report->metresPerUnit = 1.0;
  if (isFeatures || isTurnedFeatures) {
    note("taken as HumanML3D features: 20 frames per second");
    std::vector<float> values(array.values.begin(), array.values.end());
    if (isTurnedFeatures) {
      note("the features stand in columns: they are taken as rows");
      const auto frames = static_cast<std::size_t>(shape[1]);
      for (std::size_t f = 0; f < frames; ++f)
        for (std::size_t i = 0; i < kFeatures; ++i) values[f * kFeatures + i] = static_cast<float>(array.values[i * frames + f]);
    }
    return NpyMotion(NpyFeatures{std::move(values)});
  }
  if (!places->isUsual) note(fmt::format("the shape [{}] is taken as {} frames of {} joints", shapeText(array.shape), places->frames, places->joints));
  NpyJoints joints{positionsOf(array, *places)};
  if (places->joints == kKitJoints) {
    // KIT's places are in millimetres, or already in metres.
    float highest = 0.0f;
    for (const auto& p : joints.positions) highest = std::max({highest, std::abs(p.x), std::abs(p.y), std::abs(p.z)});
    const bool isMillimetres = highest > 50.0f;
    joints.positions = motion::humanml3dFromKit(joints.positions);
    if (isMillimetres)
      for (auto& p : joints.positions) p *= 0.001f;
    joints.fps = motion::kit::kFps;
    note(fmt::format("taken as KIT joints: {}, Y up, 12.5 frames per second", isMillimetres ? "millimetres" : "metres"));
    return NpyMotion(std::move(joints));
  }
  if (places->joints != kJoints) note(fmt::format("of {} joints the first 22, the body's, are taken", places->joints));
  note("taken as HumanML3D joints: metres, Y up, 20 frames per second");
  return NpyMotion(std::move(joints));
}

Result<NpyMotion> readNpyMotion(const std::filesystem::path& file, ImportReport* report) {
  auto array = readNpy(file);
  if (!array) return array.error();
  return npyMotion(*array, file.filename().string(), report);
}

}  // namespace core::io
