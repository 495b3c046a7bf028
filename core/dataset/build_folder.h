#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

namespace core::dataset {

/// The folder that a data set is written into before it takes its name. What is in it can be gone on with: "build.json" says for which request it was made
/// and where the build stands. Folders beside the target are other people's: nothing is removed there that this program did not make.
class BuildFolder {
 public:
  /// request: a word that changes with everything that changes the data set.
  BuildFolder(std::filesystem::path target, std::string request);
  /// Removed, unless it was published or a state was saved.
  ~BuildFolder();
  BuildFolder(const BuildFolder&) = delete;
  BuildFolder& operator=(const BuildFolder&) = delete;

  /// A new folder, or that of an earlier build of the same request that nobody works on. Errors: InvalidArgument (the target holds something else), WriteFailed.
  Result<void> open();
  const std::filesystem::path& path() const { return path_; }

  /// What was saved last; null: a build from the beginning.
  const nlohmann::json& state() const { return state_; }
  /// Errors: WriteFailed.
  Result<void> save(nlohmann::json state);
  /// Takes the target's name. Errors: WriteFailed.
  Result<void> publish();

 private:
  bool isToBeGoneOnWith(const std::filesystem::path& folder);
  Result<void> write();

  std::filesystem::path target_, path_;
  std::string request_;
  nlohmann::json state_;
  bool isPublished_ = false;
};

}  // namespace core::dataset
