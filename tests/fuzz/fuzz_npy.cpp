#include "core/io/read/npy_motion.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto array = core::io::parseNpy({reinterpret_cast<const char*>(data), size}, "case.npy");
  if (array) (void)core::io::npyMotion(*array, "case.npy");
  return 0;
}
