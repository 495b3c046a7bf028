#include "core/document/project_file.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto project = core::document::projectFromText({reinterpret_cast<const char*>(data), size}, "case.gesto");
  if (project) (void)core::document::projectToText(*project);
  return 0;
}
