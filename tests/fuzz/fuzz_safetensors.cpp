#include "core/io/safetensors_header.h"

#include <unistd.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

// The reader takes files only, so each case goes through one in memory where the system has such a place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string file = (::access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : "") + ("fuzz_" + std::to_string(::getpid())) + ".safetensors";
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  std::ifstream stream;
  const auto header = core::io::openSafetensors(file, stream);
  // What the header promises is what memory is taken for.
  std::uint64_t bytes = 0;
  if (header)
    for (const auto& entry : header->entries) bytes += entry.end - entry.begin;
  if (bytes > size) std::abort();
  std::remove(file.c_str());
  return 0;
}
