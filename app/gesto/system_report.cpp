#include "app/gesto/system_report.h"
#include "core/engine/threads.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/rand.h>
#include <torch/version.h>

#include <dlfcn.h>
#include <sched.h>
#include <time.h>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace app {

namespace {

void readProcessor(SystemReport& report) {
  std::ifstream file("/proc/cpuinfo");
  std::string line, flags;
  while (std::getline(file, line) && (report.processor.empty() || flags.empty())) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) continue;
    if (line.starts_with("model name")) report.processor = line.substr(colon + 2);
    if (line.starts_with("flags") || line.starts_with("Features")) flags = line.substr(colon + 2);
  }
  if (report.processor.empty()) report.processor = "unknown processor";
  std::istringstream words(flags);
  const std::vector<std::string> wanted = {"avx", "avx2", "fma", "avx512f", "avx512_bf16", "amx_bf16", "amx_int8", "asimd"};
  std::vector<std::string> found;
  for (std::string word; words >> word;) found.push_back(word);
  for (const auto& name : wanted) {
    if (std::find(found.begin(), found.end(), name) != found.end()) report.features.push_back(name);
  }
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  report.cores = ::sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
}

void findBlas(SystemReport& report) {
  // The address that the dynamic linker bound, not the one this program was linked against.
  Dl_info info{};
  void* address = ::dlsym(RTLD_DEFAULT, "sgemm_");
  if (!address || ::dladdr(address, &info) == 0 || !info.dli_fname) {
    report.blas = "unknown";
    return;
  }
  std::error_code code;
  const auto real = std::filesystem::canonical(info.dli_fname, code);
  report.blasFile = code ? info.dli_fname : real.string();
  const auto isIn = [&](const char* part) { return report.blasFile.find(part) != std::string::npos; };
  // OpenBLAS tells how it was built (0 sequential, 1 pthread, 2 OpenMP), but only where it answers sgemm_ itself: its LAPACK may be
  // loaded beside another BLAS.
  void* parallel = ::dlsym(RTLD_DEFAULT, "openblas_get_parallel");
  Dl_info owner{};
  const bool isSame = parallel && ::dladdr(parallel, &owner) != 0 && owner.dli_fbase == info.dli_fbase;
  const int kind = isSame ? reinterpret_cast<int (*)()>(parallel)() : isIn("openblas-openmp") ? 2 : isIn("openblas-pthread") ? 1 : isIn("openblas") ? 0 : -1;
  if (kind >= 0)
    report.blas = kind == 2 ? "OpenBLAS (OpenMP)" : kind == 1 ? "OpenBLAS (pthread)" : "OpenBLAS (sequential)";
  else if (isIn("blis"))
    report.blas = "BLIS";
  else if (isIn("/blas/libblas"))
    report.blas = "reference BLAS";
  else
    report.blas = "unknown";
}

double threadSeconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// One thread and its own processor time: wall time would measure what else the computer is doing.
double measureSgemm() {
  constexpr int kSize = 512;
  constexpr double kFlops = 2.0 * kSize * kSize * kSize;
  const int threads = core::engine::threadsInUse();
  core::engine::useThreads(1);
  const auto a = at::rand({kSize, kSize}), b = at::rand({kSize, kSize});
  double best = 0.0, spent = 0.0;
  for (int i = 0; i < 20 && (i < 3 || spent < 0.1); ++i) {
    const double start = threadSeconds();
    const auto product = at::mm(a, b);
    const double seconds = threadSeconds() - start;
    spent += seconds;
    best = std::max(best, kFlops / std::max(seconds, 1e-9) * 1e-9);
  }
  core::engine::useThreads(threads);
  return best;
}

}  // namespace

SystemReport systemReport() {
  SystemReport report;
  readProcessor(report);
  findBlas(report);
  report.threads = at::get_num_threads();
  const char* policy = std::getenv("OMP_WAIT_POLICY");
  report.ompWaitPolicy = policy ? policy : "default";
  report.torchVersion = TORCH_VERSION;
  report.hasCuda = at::hasCUDA();
  report.sgemmGflops = measureSgemm();
  constexpr double kSlow = 20.0;  // the reference BLAS reaches 2 to 5 on one core
  report.blasIsFast = report.blas == "OpenBLAS (OpenMP)" || (report.blas == "unknown" && report.sgemmGflops > kSlow);
  return report;
}

}  // namespace app
