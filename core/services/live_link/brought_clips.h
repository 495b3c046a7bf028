#pragma once

#include "core/services/live_link/live_request.h"

#include <filesystem>
#include <string>

namespace core::services::live_link {

/// The clips that came with a request, as files in a folder of their own that only this user may look into; gone with this object.
class BroughtClips {
 public:
  /// Writes them, and lets the files of the request's style and plan be those. Without clips nothing is written. Errors: WriteFailed.
  static Result<BroughtClips> lay(LiveRequest& live);
  ~BroughtClips();
  BroughtClips(BroughtClips&& other) noexcept : folder_(std::move(other.folder_)) { other.folder_.clear(); }
  BroughtClips& operator=(BroughtClips&&) = delete;

  /// A sentence that names the clips as the request does.
  std::string withoutFolder(std::string sentence) const;

 private:
  explicit BroughtClips(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;  // empty: none
};

}  // namespace core::services::live_link
