#pragma once

#include <chrono>

namespace core::sampling {

/// Where the time of one request went, in seconds.
struct StageSeconds {
  double preparing = 0.0;  // what is made once for a request
  double styles = 0.0;     // embeddings of the style clip
  double denoising = 0.0;  // all branches; in the uncached loop with the embeddings
  double guidance = 0.0;
  double decoding = 0.0;  // of the result
  double sum() const { return preparing + styles + denoising + guidance + decoding; }
};

/// Adds the time since the last call.
class StageClock {
 public:
  void add(double& stage) {
    const auto now = std::chrono::steady_clock::now();
    stage += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace core::sampling
