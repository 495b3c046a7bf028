#pragma once

#include "core/base/result.h"
#include "core/model/motion_judge.h"
#include "core/model/safetensors.h"
#include "core/model/temporal_vae.h"

#include <string>
#include <vector>

namespace core::model {

/// Copies tensors named prefix + parameter name into the module, with conversion to its type.
/// Errors: ParseFailed naming what is missing, mis-shaped or not finite, and the file.
Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName);

/// A trained autoencoder with the normalization that it was trained in.
struct TrainedVae {
  TemporalVae vae{nullptr};
  torch::Tensor mean, std;  // float [263]
};
/// From a weights file of the recipe mld-vae. Errors: as loadParameters; Unsupported for another kind of model.
Result<TrainedVae> loadVae(const TensorFile& file, const std::string& fileName);

struct TrainedJudge {
  MotionJudge judge{nullptr};
  std::vector<std::string> labels;
  torch::Tensor mean, std;
};
Result<TrainedJudge> loadJudge(const TensorFile& file, const std::string& fileName);

}  // namespace core::model
