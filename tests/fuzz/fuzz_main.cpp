// One libFuzzer program for each target: FUZZ_TARGET is its name.
#include "core/base/child_process.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  core::base::workWithoutCopies();  // what happens in a copy is not seen from here
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  } catch (const fuzz::BrokenPromise& broken) {
    std::fprintf(stderr, "broken promise: %s\n", broken.what());
    std::abort();
  }
  return 0;
}
