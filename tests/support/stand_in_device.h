#pragma once

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

/// Operations that ran on it so far: a test asks whether there were any.
std::int64_t standInOperations();

}  // namespace tests
