#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/model/motion_judge.h"

#include <string>
#include <vector>

namespace core::model {

/// A judge with its classes and the normalization that it was trained in.
struct TrainedJudge {
  MotionJudge judge{nullptr};
  std::vector<std::string> labels;
  torch::Tensor mean, std;
};
/// From a weights file of the recipe judge, read with readWeightsFile. Errors: as loadParameters; Unsupported for another kind of model.
Result<TrainedJudge> loadJudge(const TensorFile& file, const std::string& fileName);

}  // namespace core::model
