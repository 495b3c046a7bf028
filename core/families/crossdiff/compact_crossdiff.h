#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/crossdiff/crossdiff.h"

#include <string>

namespace core::model {

/// Sizes of our compact CrossDiff: the published structure with width 160, 2 + 4 layers and 4 frames per token, which fits two CPU cores.
CrossDiffOptions compactCrossDiff();

/// What a weights file says of its network, as the JSON text of the header's "config". camera: "perspective" or "orthographic".
std::string crossDiffConfig(const CrossDiffOptions& options, const std::string& camera);

/// A CrossDiff with what its features were normalized by, and the camera of its 2D motions.
struct TrainedCrossDiff {
  CrossDiff network{nullptr};
  torch::Tensor mean, std;      // float [263]
  torch::Tensor mean2d, std2d;  // float [134]
  std::string camera;
};

/// From a weights file of the recipe crossdiff; in evaluation mode. Errors: ParseFailed naming what is missing or mis-shaped, and the
/// file; Unsupported for another kind of model, or sizes that are absurd.
Result<TrainedCrossDiff> loadCompactCrossDiff(const TensorFile& file, const std::string& fileName);

}  // namespace core::model
