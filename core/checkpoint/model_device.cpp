#include "core/checkpoint/model_device.h"

#include <ATen/ATen.h>

#include <atomic>

namespace core::model {

namespace {

std::atomic<c10::DeviceType> usedType = c10::DeviceType::CPU;
std::atomic<c10::DeviceIndex> usedIndex = -1;

}  // namespace

c10::Device modelDevice() { return {usedType, usedIndex}; }

void setModelDevice(c10::Device device) {
  usedType = device.type();
  usedIndex = device.index();
}

at::Tensor onModelDevice(const at::Tensor& tensor) { return tensor.defined() ? tensor.to(modelDevice()) : tensor; }

}  // namespace core::model
