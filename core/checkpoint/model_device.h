#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

// Where this process keeps its networks. Like LibTorch's number of threads it is one for the whole process, set at its door (core/engine/devices.h) before anything
// is loaded; what computes asks the tensors that it gets and never this.
namespace core::model {

/// The CPU unless another one was set.
c10::Device modelDevice();
void setModelDevice(c10::Device device);

/// The tensor there; itself when it is there already, or undefined.
at::Tensor onModelDevice(const at::Tensor& tensor);

}  // namespace core::model
