#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace core::dataset {

inline constexpr int kManifestVersion = 2;

/// What stands in a built data set beside its rows (README.md). Version 1 had the clips in manifest.json and all rows in one file; it is read too.
class Manifest {
 public:
  /// Errors: NotFound; ParseFailed; Unsupported (no data set, or another version).
  static Result<Manifest> read(const std::filesystem::path& folder);

  const std::filesystem::path& file() const { return file_; }
  /// Everything but the clips; in version 1 with them.
  const nlohmann::json& header() const { return *header_; }
  /// 16 hexadecimal digits over manifest.json, which in version 2 holds a hash of the clips.
  const std::string& hash() const { return hash_; }
  std::vector<std::filesystem::path> featureFiles() const;
  /// Each clip in turn, one at a time in memory; what `take` throws as nlohmann::json::exception becomes ParseFailed with the place.
  /// Errors: NotFound, ReadFailed; ParseFailed naming the file and the clip, also when there are more or fewer than the manifest says.
  Result<void> eachClip(const std::function<void(const nlohmann::json&)>& take) const;

 private:
  std::filesystem::path folder_, file_;
  std::shared_ptr<const nlohmann::json> header_;
  std::string hash_;
};

/// The name of a file of rows in the folder of a data set.
std::string featureFileName(std::size_t number);
inline constexpr const char* kClipsFile = "clips.jsonl";

}  // namespace core::dataset
