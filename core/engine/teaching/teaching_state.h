#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace core::engine {

/// What a teaching's work folder says of itself (teach.json), so that the same command goes on where it was stopped.
struct TeachingState {
  std::string inputs;                           // hash of clips, captions, model, seed and time: another hash is another teaching
  double spentSeconds = 0.0;                    // before learning began, over all tries
  std::map<std::string, std::int64_t> updates;  // of each part, once it is known how many fit the time
  int replayed = 0;                             // motions of the replay; 0: not made yet
  int repetitions = 0;                          // of the questions; 0: not known yet
  bool isFinished = false;
  std::string hash;  // of the finished model
};

/// Nothing when the folder has none. Errors: ReadFailed, ParseFailed.
Result<std::optional<TeachingState>> readTeachingState(const std::filesystem::path& work);
/// Errors: WriteFailed.
Result<void> writeTeachingState(const std::filesystem::path& work, const TeachingState& state);

}  // namespace core::engine
