#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace core::engine {

/// Generated motions on disk, found again by what they were made from: an evaluation that was stopped goes on where it was, and one
/// with another setting never gets the wrong motions. Files of a few motions each.
class GenerationCache {
 public:
  /// count motions from the first on.
  using Make = std::function<Result<std::vector<at::Tensor>>(std::size_t first, std::size_t count)>;

  /// perFile: what an interruption loses at most, and how many are made in one call.
  explicit GenerationCache(std::filesystem::path folder, std::size_t perFile) : folder_(std::move(folder)), perFile_(perFile) {}

  /// Motion i is made from what keys[i] says in words (model hash, prompt, seed, everything); motions that are on disk are read.
  /// made counts those that were not. Errors: those of make, after which finished files stay; WriteFailed. A damaged file is made again.
  Result<std::vector<at::Tensor>> motions(const std::vector<std::string>& keys, const Make& make, std::int64_t& made);

  /// Makes those of the files that `isOwn` takes and that are not there, and reads nothing back. Files are counted on over all calls, so that several processes
  /// with the same keys share them. Errors: as motions().
  Result<void> makeOwn(const std::vector<std::string>& keys, const std::function<bool(std::int64_t file)>& isOwn, const Make& make, std::int64_t& made);

 private:
  struct Part;
  Part partFrom(const std::vector<std::string>& keys, std::size_t start) const;
  Result<std::vector<at::Tensor>> read(const Part& part) const;
  Result<std::vector<at::Tensor>> written(const Part& part, const Make& make) const;

  std::filesystem::path folder_;
  std::size_t perFile_;
  std::int64_t filesSeen_ = 0;
};

}  // namespace core::engine
