#pragma once

#include "core/sampling/repeated_network.h"

#include <c10/core/Device.h>

#include <cstdint>

/// A second device for tests on a machine that has none: tensors on it lie in memory that only an operation of LibTorch may touch, as a graphics card's do.
/// - An operation on tensors of two devices throws, naming the operation and both (numbers without dimensions may stay on the CPU, as with CUDA).
/// - Reading such a tensor's data_ptr ends the program (SIGSEGV), as it does with CUDA.
/// - What an operation computes is what the CPU computes, with the CPU's generator: results are compared bit for bit.
/// LibTorch's device "meta" refuses less (its matrix products and gathers take tensors of two devices) and computes nothing.
/// What it cannot show: that CUDA has a kernel for every operation used, how fast they are, and that its rounding is near enough.
namespace tests {

/// Registers the device with LibTorch, once; a test calls it before it makes tensors.
c10::Device standInDevice();

/// Does the work and keeps its operations, to be done again on the same memory, as a graph of CUDA does it. Throws c10::Error where CUDA's capture ends with an error:
/// the work reads a value of a tensor, or brings one from another device; and for a convolution, which it does not know.
core::sampling::Recorder standInRecorder();
/// How often something was replayed so far.
std::int64_t standInReplays();

/// Operations that ran on it so far: a test asks whether there were any.
std::int64_t standInOperations();

}  // namespace tests
