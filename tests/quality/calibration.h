#pragma once

#include "core/metrics/prompts/prompt_judge.h"
#include "tests/quality/recorded_clips.h"

#include <string>
#include <vector>

namespace quality {

/// What the facts of one prompt say of recordings.
struct CalibrationRow {
  std::string id;
  int shows = 0, showsPassed = 0;                // recordings that show it
  int others = 0, othersPassed = 0;              // recordings that do not
  std::vector<std::string> misses, falseAlarms;  // the recording and its values
};

/// Every prompt against every recording but those that leave it open. Errors: those of BodyReader, and InvalidArgument for a recording with an id that no
/// prompt has.
core::Result<std::vector<CalibrationRow>> calibrate(const std::vector<core::metrics::Prompt>& prompts, const std::vector<RecordedClip>& clips,
                                                    const std::filesystem::path& data);

std::string tableText(const std::vector<CalibrationRow>& table);      // as Markdown
std::string disagreements(const std::vector<CalibrationRow>& table);  // every miss and false alarm

}  // namespace quality
