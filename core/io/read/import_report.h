#pragma once

#include <string>
#include <vector>

namespace core::io {

/// What an importer took for granted, one sentence each, for the person who dropped the file.
struct ImportReport {
  std::vector<std::string> assumptions;
  double metresPerUnit = 1.0;  // what one unit of the file was taken to be
};

}  // namespace core::io
