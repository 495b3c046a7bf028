#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/mdm/mdm.h"

#include <string>

// MDM from tensors under the published names. Sizes follow from the shapes; 4 heads, which no shape tells. The sinusoid table is
// taken from the file where it has one of the right width and computed otherwise.
// Errors everywhere: InvalidArgument naming the missing or mis-shaped key.
namespace core::model {

Result<MdmOptions> mdmOptionsOf(const TensorMap& weights, const std::string& prefix = "");

/// Options and parameters in one; in evaluation mode and without gradients.
Result<Mdm> loadMdm(const TensorMap& weights, const std::string& prefix = "");

}  // namespace core::model
