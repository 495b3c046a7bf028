#include "core/io/read/bvh_reader.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)core::io::parseBvh({reinterpret_cast<const char*>(data), size}, "case.bvh");
  return 0;
}
