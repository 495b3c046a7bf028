#include "core/engine/modules/own_modules.h"

#include "core/metrics/embedding_metrics.h"
#include "core/metrics/physical_metrics.h"
#include "core/motion/humanml3d_skeleton.h"

#include <ATen/ops/tensor.h>

namespace core::engine {

namespace {

at::Tensor scalars(std::initializer_list<double> values) { return at::tensor(std::vector<float>(values.begin(), values.end())); }

TensorMap runFid(const ModuleCall& call) {
  const auto generated = call.floats("generated", {-1, -1});
  return {{"fid", scalars({metrics::frechetDistance(generated, call.floats("reference", {-1, generated.size(1)}))})}};
}

TensorMap runRPrecision(const ModuleCall& call) {
  const auto text = call.floats("text", {-1, -1});
  const auto motion = call.floats("motion", {text.size(0), text.size(1)});
  const auto match = metrics::textMatch(text, motion, call.settings.integer("batch"));
  return {{"top", scalars({match.top[0], match.top[1], match.top[2]})}, {"mm_dist", scalars({match.mmDist})}};
}

TensorMap runDiversity(const ModuleCall& call) {
  const auto first = call.integers("first", {-1});
  const auto second = call.integers("second", {first.size(0)});
  return {{"diversity", scalars({metrics::diversity(call.floats("embeddings", {-1, -1}), first, second)})}};
}

TensorMap runSkating(const ModuleCall& call) {
  const auto joints = call.floats("joints", {-1, -1, motion::humanml3d::kJointCount, 3});
  const double fps = call.settings.number("fps");
  const auto perClip = static_cast<std::size_t>(joints.size(1)) * motion::humanml3d::kJointCount;
  const auto* first = reinterpret_cast<const glm::vec3*>(joints.data_ptr<float>());
  std::vector<float> ratios;
  for (std::int64_t b = 0; b < joints.size(0); ++b)
    ratios.push_back(static_cast<float>(metrics::footSkatingRatio({first + static_cast<std::size_t>(b) * perClip, perClip}, fps)));
  return {{"ratio", at::tensor(ratios)}};
}

}  // namespace

void registerMetricModules(ModuleTable& table) {
  table["metric-fid"] = {runFid};
  table["metric-rprecision"] = {runRPrecision, {base::integerSetting("batch", 32, 1, 1'000'000, "motions that a caption is told from")}};
  table["metric-diversity"] = {runDiversity};
  table["metric-skating"] = {runSkating, {base::numberSetting("fps", 20.0, 1, 1000, "frames a second")}};
}

}  // namespace core::engine
