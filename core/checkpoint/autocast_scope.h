#pragma once

#include <ATen/autocast_mode.h>
#include <c10/core/Device.h>

namespace core::model {

/// LibTorch's mixed precision (bfloat16 where it multiplies) while it lives, of what computes on a processor or a card. The weights that it converted are forgotten at
/// the end: they may change afterwards, and a recording may not look at memory that was converted outside of it.
class AutocastScope {
 public:
  AutocastScope(bool isOn, c10::DeviceType device) : isOnProcessor_(isOn && device == c10::DeviceType::CPU), isOnCard_(isOn && device == c10::DeviceType::CUDA) {
    if (isOnProcessor_) {
      at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
      at::autocast::set_cpu_enabled(true);
    }
    if (isOnCard_) {
      at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
      at::autocast::set_enabled(true);
    }
  }
  ~AutocastScope() {
    if (isOnProcessor_ || isOnCard_) at::autocast::clear_cache();
    if (isOnProcessor_) at::autocast::set_cpu_enabled(false);
    if (isOnCard_) at::autocast::set_enabled(false);
  }
  AutocastScope(const AutocastScope&) = delete;
  AutocastScope& operator=(const AutocastScope&) = delete;

 private:
  bool isOnProcessor_, isOnCard_;
};

}  // namespace core::model
