#include "core/model/safetensors.h"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <unistd.h>

// The reader takes files only, so each case goes through one in memory where the system has such a place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string file = (::access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : "") + ("fuzz_" + std::to_string(::getpid())) + ".safetensors";
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  (void)core::model::readTensorFile(file);
  (void)core::model::readSafetensorsMetadata(file);
  std::remove(file.c_str());
  return 0;
}
