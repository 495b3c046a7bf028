#pragma once

#include "core/base/result.h"
#include "core/metrics/prompts/facts.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core::metrics {

/// One row of a list of prompts.
struct Prompt {
  std::string id;        // "sit_down"; letters, digits and _
  std::string group;     // "locomotion", "action", "gesture", "two actions"
  std::string text;      // as a person types it
  double seconds = 4.0;  // to generate, 1.0 to 9.8
  FactTree facts;
  std::string see;  // what a person must see, one sentence
};

/// Tab-separated, UTF-8; the first line names the columns id, group, prompt, seconds, facts, see; empty lines and lines that begin with # are left out.
/// Errors: ParseFailed, "NAME:LINE:COLUMN: ..." (a wrong number of columns, an id twice, a length out of range, facts that are not as FactTree
/// says), columns counted in characters of the line.
Result<std::vector<Prompt>> parsePrompts(std::string_view text, const std::string& name);

/// Errors: those of parsePrompts; NotFound, ReadFailed.
Result<std::vector<Prompt>> readPrompts(const std::filesystem::path& file);

}  // namespace core::metrics
