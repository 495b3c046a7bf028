#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace core::text {

/// A prompt to a vector. Implemented by our compact encoder and by the published CLIP towers.
/// The empty string is the null text. Not thread safe; deterministic.
class TextEncoder {
 public:
  virtual ~TextEncoder() = default;
  /// float [B, 1, width()], without gradient.
  virtual at::Tensor encode(const std::vector<std::string>& prompts) = 0;
  virtual int width() const = 0;
};

}  // namespace core::text
