#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// Which of two motions a person likes better, without knowing whose they are; and what many such votes say of the rows of a report.
namespace core::metrics {

struct Vote {
  enum class Choice { First, Second, Same };
  std::string first, second;  // rows of the report
  Choice choice = Choice::Same;
  std::string prompt;     // what both were asked to show
  std::int64_t time = 0;  // seconds since 1970, UTC
  bool operator==(const Vote&) const = default;
};

/// What lies beside report.json.
inline constexpr const char* kVotesFile = "votes.jsonl";

/// The votes of a file, a JSON object a line; none where there is no file. A last line that was cut off is left out.
/// Errors: ReadFailed; ParseFailed naming the line.
Result<std::vector<Vote>> readVotes(const std::filesystem::path& file);
/// Replaces the file. Errors: WriteFailed.
Result<void> writeVotes(const std::filesystem::path& file, std::span<const Vote> votes);

/// One row in the eyes of those who voted.
struct Preference {
  std::string row;
  int votes = 0;
  double wins = 0.0;       // "the same" is half a win of each
  double strength = 0.0;   // its place by Bradley and Terry, 1952: log odds, the mean of all rows is 0
  double halfWidth = 0.0;  // of its 95 % interval, from the curvature of the likelihood
  /// Chance to be liked better than an average row, 0 to 1.
  double share() const;
};

/// Chance that i is liked better than j is 1 / (1 + exp(s_j - s_i)); the strengths are the most likely ones, with one more vote of "the same" between any two rows that
/// were compared, which keeps a row that always won from infinity. Best first. Rows that no chain of votes joins cannot be compared; they stand in one list all the same.
std::vector<Preference> bradleyTerry(std::span<const Vote> votes);

}  // namespace core::metrics
