#pragma once

#include <ATen/autocast_mode.h>

namespace core::text {

/// Full precision while it lives, on the processor and on a card: for short sequences and what LibTorch 1.13 cannot do in bfloat16 (masked attention, GRU).
class WithoutAutocast {
 public:
  WithoutAutocast() : was_(at::autocast::is_cpu_enabled()), wasOnCard_(at::autocast::is_enabled()) {
    at::autocast::set_cpu_enabled(false);
    at::autocast::set_enabled(false);
  }
  ~WithoutAutocast() {
    at::autocast::set_cpu_enabled(was_);
    at::autocast::set_enabled(wasOnCard_);
  }
  WithoutAutocast(const WithoutAutocast&) = delete;
  WithoutAutocast& operator=(const WithoutAutocast&) = delete;

 private:
  bool was_, wasOnCard_;
};

}  // namespace core::text
