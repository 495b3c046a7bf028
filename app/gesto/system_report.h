#pragma once

#include <string>
#include <vector>

namespace app {

/// What matters for speed on this computer.
struct SystemReport {
  std::string processor;              // as the kernel names it
  int cores = 0;                      // that this process may use
  std::vector<std::string> features;  // of the vector units that LibTorch, OpenBLAS and oneDNN use: "avx2", "avx512f", "amx_bf16"
  int threads = 0;                    // LibTorch's
  std::string ompWaitPolicy;          // "passive" is what we want
  std::string torchVersion;
  bool hasCuda = false;
  std::string blas;          // "OpenBLAS (OpenMP)", "OpenBLAS (pthread)", "reference BLAS", "BLIS", or "unknown"
  std::string blasFile;      // where its code was loaded from
  bool blasIsFast = false;   // OpenBLAS with OpenMP, or one unknown to us that is fast all the same
  double sgemmGflops = 0.0;  // one thread, its processor time, best of several 512 x 512 x 512 products
};

/// Measures for about a tenth of a second (longer on a slow BLAS).
SystemReport systemReport();

}  // namespace app
