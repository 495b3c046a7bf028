#include "core/engine/modules/own_modules.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/projection_2d.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/stack.h>

#include <algorithm>
#include <span>

namespace core::engine {

namespace {

using namespace core::representation;
static_assert(sizeof(glm::vec3) == 3 * sizeof(float) && sizeof(glm::vec2) == 2 * sizeof(float));

/// [..., 3] seen as vectors; the tensor must outlive them.
std::span<const glm::vec3> vectors(const at::Tensor& tensor) {
  return {reinterpret_cast<const glm::vec3*>(tensor.data_ptr<float>()), static_cast<std::size_t>(tensor.numel()) / 3};
}

template <class T>
at::Tensor asTensor(const std::vector<T>& values, at::IntArrayRef shape) {
  auto tensor = at::empty(shape, at::kFloat);
  TORCH_CHECK(static_cast<std::size_t>(tensor.numel()) * sizeof(float) == values.size() * sizeof(T), "sizes disagree");
  std::copy_n(reinterpret_cast<const float*>(values.data()), tensor.numel(), tensor.data_ptr<float>());
  return tensor;
}

Layout layoutSetting(const base::Settings& settings) { return settings.text("layout") == "kit" ? Layout::Kit : Layout::HumanMl3d; }

std::vector<glm::vec3> offsetsInput(const ModuleCall& call, int joints) {
  const auto tensor = call.floats("offsets", {joints, 3});
  const auto view = vectors(tensor);
  return {view.begin(), view.end()};
}

TensorMap runFeatures(const ModuleCall& call) {
  FeatureOptions options;
  options.layout = layoutSetting(call.settings);
  options.heading = call.settings.text("heading") == "corrected" ? Heading::Corrected : Heading::HumanMl3d;
  options.turning = Turning::Published;
  const int joints = featureLayout(options.layout).joints;
  const auto positions = call.floats("joints", {-1, joints, 3});
  options.offsets = offsetsInput(call, joints);
  const FeatureClip clip = extractFeatures(vectors(positions), options);
  return {{"features", asTensor(clip.values, {clip.rows, clip.width})}, {"positions", asTensor(clip.positions, positions.sizes())}};
}

TensorMap runRecover(const ModuleCall& call) {
  const Layout layout = layoutSetting(call.settings);
  const FeatureLayout& columns = featureLayout(layout);
  const auto features = call.floats("features", {-1, columns.width});
  const std::span<const float> rows(features.data_ptr<float>(), static_cast<std::size_t>(features.numel()));
  const bool fromRotations = call.settings.text("source") == "rotations";
  const auto joints = fromRotations ? recoverFromRotations(rows, offsetsInput(call, columns.joints), layout) : recoverPositions(rows, layout);
  return {{"joints", asTensor(joints, {features.size(0), columns.joints, 3})}};
}

TensorMap runMirror(const ModuleCall& call) {
  const auto joints = call.floats("joints", {-1, motion::humanml3d::kJointCount, 3});
  return {{"joints", asTensor(mirrorPositions(vectors(joints)), joints.sizes())}};
}

TensorMap runProject2d(const ModuleCall& call) {
  const auto joints = call.floats("joints", {-1, motion::humanml3d::kJointCount, 3});
  const auto frames = joints.size(0);
  std::vector<at::Tensor> seen, features;
  for (int view = 0; view < kViewCount; ++view) {
    const auto projected = projectView(vectors(joints), view);
    seen.push_back(asTensor(projected, {frames, motion::humanml3d::kJointCount, 2}));
    features.push_back(asTensor(extractFeatures2d(projected), {frames - 1, kFeatureWidth2d}));
  }
  return {{"joints2d", at::stack(seen)}, {"features2d", at::stack(features)}};
}

}  // namespace

void registerMotionModules(ModuleTable& table) {
  const auto layout = base::wordSetting("layout", {"humanml3d", "kit"}, "of the features");
  table["motion-features"] = {runFeatures, {layout, base::wordSetting("heading", {"humanml3d", "corrected"}, "of the first frame")}};
  table["motion-recover"] = {runRecover, {layout, base::wordSetting("source", {"positions", "rotations"}, "what joints are made of")}};
  table["motion-mirror"] = {runMirror};
  table["motion-project2d"] = {runProject2d};
}

}  // namespace core::engine
