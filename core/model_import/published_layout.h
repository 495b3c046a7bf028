#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core::model {

/// Key and shape of every tensor of a part.
using KeyShapes = std::map<std::string, std::vector<std::int64_t>>;

/// A part of a published model and the keys that it must have, with sizes told from the shapes that are there (published sizes where
/// they tell nothing).
struct PartLayout {
  KeyShapes keys;
  std::string config;  // JSON text of the sizes
};

/// part: "vae", "denoiser" (MLD), "adaptor" (all of SMooDi's denoiser.*), "style_function", "t2m", "clip", "crossdiff", "mdm". shapes: tensors of
/// which only the shape is looked at. Errors: Unsupported when the sizes are beyond anything sensible.
Result<PartLayout> partLayout(const std::string& part, const TensorMap& shapes);

}  // namespace core::model
