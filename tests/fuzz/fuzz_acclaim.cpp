#include "core/io/read/asf_reader.h"

#include <cstdint>

// The skeleton, then a line that begins with '@', then the motion.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto cut = bytes.find("\n@");
  const auto motion = cut == std::string_view::npos ? std::string_view() : bytes.substr(cut + 2);
  (void)core::io::parseAcclaim(bytes.substr(0, cut), "case.asf", motion, "case.amc");
  return 0;
}
