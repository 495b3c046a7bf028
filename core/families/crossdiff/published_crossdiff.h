#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/crossdiff/crossdiff.h"

#include <string>

// CrossDiff from tensors under the published names. Sizes follow from the shapes; 4 heads, which no shape tells.
// The sinusoid table is taken from the file where it has one of the right width and computed otherwise: files hold it under
// two names, one, or none, and in several lengths.
// Errors everywhere: InvalidArgument naming the missing or mis-shaped key.
namespace core::model {

/// The sizes of a CrossDiff file (530 tensors at the published size). A file with `bridge_m` instead of `bridge` is the ablation
/// without a shared encoder.
Result<CrossDiffOptions> crossDiffOptionsOf(const TensorMap& weights, const std::string& prefix = "");

/// Options and parameters in one; in evaluation mode and without gradients.
Result<CrossDiff> loadCrossDiff(const TensorMap& weights, const std::string& prefix = "");

}  // namespace core::model
