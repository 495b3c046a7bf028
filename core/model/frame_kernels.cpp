#include "core/model/frame_kernels.h"

#include <cstdlib>
#include <string_view>

namespace core::model {

const FrameKernels* frameKernelsPortable();
#if defined(__x86_64__)
const FrameKernels* frameKernelsAvx2();
const FrameKernels* frameKernelsAvx512();
const FrameKernels* frameKernelsAvx512Bf16();
#endif

FrameKernelChoices frameKernelChoices() {
  FrameKernelChoices all{};
#if defined(__x86_64__)
  const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (hasAvx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    if (__builtin_cpu_supports("avx512bf16")) all.choices[all.count++] = frameKernelsAvx512Bf16();
    all.choices[all.count++] = frameKernelsAvx512();
  }
  if (hasAvx2) all.choices[all.count++] = frameKernelsAvx2();
#endif
  all.choices[all.count++] = frameKernelsPortable();
  return all;
}

const FrameKernels& frameKernels() {
  static const FrameKernels& chosen = []() -> const FrameKernels& {
    const auto all = frameKernelChoices();
    const char* wanted = std::getenv("GESTO_KERNELS");
    for (int i = 0; wanted && i < all.count; ++i) {
      if (std::string_view(all.choices[i]->name) == wanted) return *all.choices[i];
    }
    return *all.choices[0];
  }();
  return chosen;
}

}  // namespace core::model
