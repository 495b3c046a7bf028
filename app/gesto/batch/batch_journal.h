#pragma once

#include "core/base/result.h"
#include "core/services/generation_service.h"
#include "core/services/model_card.h"

#include <filesystem>
#include <map>
#include <string>

namespace app {

/// What a batch has finished, one line of JSON for each file: the file, its SHA-256, and a hash of what it was asked for. The same command goes on where it was
/// stopped or killed. Parts of an array of jobs write a journal each (".made-2of8.jsonl") and read all of them.
class BatchJournal {
 public:
  /// base: the journal's path without ".made.jsonl"; part: "-2of8", or empty. Lines that cannot be read (cut by a kill) are left out.
  BatchJournal(std::filesystem::path base, std::string part);

  /// Whether the file is there, byte for byte as it was written for that request.
  bool has(const std::filesystem::path& out, const std::string& request) const;
  /// The file is finished. Errors: ReadFailed (the file), WriteFailed.
  core::Result<void> add(const std::filesystem::path& out, const std::string& request);

  const std::filesystem::path& file() const { return file_; }

 private:
  struct Made {
    std::string request, hash;
  };
  void read(const std::filesystem::path& file);

  std::filesystem::path file_;
  std::map<std::filesystem::path, Made> made_;  // by the whole path; the newest line counts
};

/// Tells requests apart: everything that decides a file's bytes, the contents of the weights and of a style file among it. One call reads each file once.
class RequestHash {
 public:
  /// options: how the files are written, in words.
  RequestHash(core::services::ModelFolders models, std::string options) : models_(std::move(models)), options_(std::move(options)) {}

  /// 16 digits. A file that cannot be read counts as empty: making the motion then says so.
  std::string of(const core::services::GenerationRequest& request);

 private:
  const std::string& contentOf(const std::filesystem::path& file);

  core::services::ModelFolders models_;
  std::string options_;
  std::map<std::filesystem::path, std::string> contents_;
};

}  // namespace app
