#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::training {

/// Who this process is among those that train one model together, under the names that torchrun uses (packaging/cluster maps those of srun and mpirun).
struct Launch {
  int rank = 0;         // RANK, 0 to processes - 1
  int processes = 1;    // WORLD_SIZE
  std::string address;  // MASTER_ADDR, where rank 0 runs
  int port = 0;         // MASTER_PORT, free there
};

/// What a launcher said; nothing for a process that trains alone. environment: as std::getenv.
/// Errors: InvalidArgument for half of the four names, or values that are no such numbers.
Result<std::optional<Launch>> launchOf(const std::function<const char*(const char* name)>& environment);

/// What a collective throws when a process is gone or does not answer.
class LostProcess : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Processes that add up tensors, over Gloo of LibTorch's c10d; what lies on cards by NCCL, where a build has it and every process a card of its own. Every member calls
/// the same functions in the same order; one thread of each. A collective throws LostProcess as soon as the connection to a process breaks, or after half an hour without
/// an answer.
class ProcessGroup {
 public:
  /// Waits for the others. Listens at the interface through which `address` is reached, or that GLOO_SOCKET_IFNAME names. From then on a write whose other end is
  /// gone is an error in this process and no signal (SIGPIPE).
  /// device: what this process computes on.
  /// Errors: InvalidArgument (the port is in use, two processes of one rank, another number of processes), NotFound (not all came within `patience`),
  /// Unsupported in a build without Gloo.
  static Result<std::unique_ptr<ProcessGroup>> join(const Launch& launch, std::chrono::seconds patience, c10::Device device = c10::Device(c10::kCPU));
  /// Whether this build has Gloo.
  static bool isThere();

  virtual ~ProcessGroup() = default;
  virtual int rank() const = 0;
  virtual int size() const = 0;

  /// Waits until the sum is there.
  using Pending = std::function<void()>;
  /// Sums values (contiguous, on the CPU or where sumsOn() says) over all processes, in place and in the background.
  virtual Pending startSum(at::Tensor values) = 0;
  /// Where sums of gradients are made: the CPU, or a card.
  virtual c10::Device sumsOn() const { return c10::Device(c10::kCPU); }
  /// Waits until every sum that was started on a card is there; all processes come here after the same ones.
  virtual void settle() {}
  /// The values of rank 0 (contiguous, on the CPU) become everybody's.
  virtual void spread(at::Tensor values) = 0;
  /// What everybody said, by rank.
  virtual std::vector<std::string> gather(const std::string& own) = 0;
};

/// Nothing when all are well, else everywhere the error of the first rank that has one, with its rank named. A process alone: its own.
Result<void> together(ProcessGroup* group, const Result<void>& own);

}  // namespace core::training
