#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace core::engine {

/// Generated motions on disk, found again by what they were made from: an evaluation that was stopped goes on where it was, and one
/// with another setting never gets the wrong motions. Files of a few motions each.
class GenerationCache {
 public:
  explicit GenerationCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Motion i is made by make(i) from what keys[i] says in words (model hash, prompt, seed, everything); motions that are on disk are read.
  /// made counts those that were not. Errors: those of make, after which finished files stay; WriteFailed. A damaged file is made again.
  Result<std::vector<at::Tensor>> motions(const std::vector<std::string>& keys, const std::function<Result<at::Tensor>(std::size_t)>& make,
                                          std::int64_t& made);

 private:
  std::filesystem::path folder_;
};

}  // namespace core::engine
