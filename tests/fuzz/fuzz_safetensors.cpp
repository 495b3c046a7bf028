#include "core/io/safetensors_header.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::safetensors(std::string_view bytes) {
  std::ifstream stream;
  const auto header = core::io::openSafetensors(caseFile("case.safetensors", bytes), stream);
  if (!readOrRefused(header)) return;
  // What the header promises is what memory is taken for.
  std::uint64_t at = 0;
  for (const auto& entry : header->entries) {
    require(entry.begin == at && entry.end >= entry.begin, "tensors that overlap, or are apart");
    at = entry.end;
    for (const auto size : entry.shape) require(size >= 0, "a size below nothing");
  }
  require(at <= bytes.size(), "more tensors than bytes");
  require(stream.good() && static_cast<std::uint64_t>(stream.tellg()) + at == bytes.size(), "the stream is not where the data begins");
}
