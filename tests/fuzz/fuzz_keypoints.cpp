#include "core/io/read/keypoints/keypoint_json.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)core::io::parseKeypoints({reinterpret_cast<const char*>(data), size}, "case.json");
  return 0;
}
