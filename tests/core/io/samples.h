#pragma once

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace tests {

/// data/samples of the shared folder beside the repository, or of the one that GESTO_SHARED names.
inline std::filesystem::path sampleFolder() {
  if (const char* given = std::getenv("GESTO_SHARED")) return std::filesystem::path(given) / "data" / "samples";
  return std::filesystem::path(STUDIO_SOURCE_DIR) / ".." / "shared" / "data" / "samples";
}

/// The BVH samples in the order of their names; empty when the folder is absent.
inline std::vector<std::filesystem::path> sampleBvhFiles() {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(sampleFolder(), absent)) {
    if (entry.path().extension() == ".bvh") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace tests

/// Ends a test politely where the sample files are absent.
#define REQUIRE_SAMPLES()                                                                                \
  do {                                                                                                   \
    if (tests::sampleBvhFiles().empty()) QSKIP("the shared data samples are not beside the repository"); \
  } while (false)
