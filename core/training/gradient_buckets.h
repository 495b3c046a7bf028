#pragma once

#include "core/training/process_group.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace core::training {

/// Sums the gradients of several processes in buckets of a few megabytes, which go out while the backward pass still works on the next ones.
/// Method: Li et al. 2020, PyTorch Distributed, section 3.2. Sums are made where the group makes them, wherever the parameters lie.
class GradientBuckets {
 public:
  /// group outlives this. parameters: leaves, the same in the same order in every process; the last ones are expected to be ready first.
  GradientBuckets(ProcessGroup& group, std::vector<at::Tensor> parameters, std::int64_t bytes = std::int64_t{4} << 20);
  ~GradientBuckets();
  GradientBuckets(const GradientBuckets&) = delete;
  GradientBuckets& operator=(const GradientBuckets&) = delete;

  /// The next backward pass completes the gradients: a bucket goes out when all of its own are there.
  void begin();
  /// Waits for all buckets; every gradient is then the sum over the processes. One that no process has stays undefined; one that only some
  /// have counts as zero in the others. Throws LostProcess.
  void finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace core::training
