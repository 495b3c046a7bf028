#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace core::dataset {

/// Collects feature rows in safetensors files of a folder while they come, one file after the other, and their statistics.
class FeatureStore {
 public:
  /// What is known when a file is complete: from there a store goes on.
  struct State {
    std::vector<std::string> files;  // complete ones
    std::int64_t rows = 0, trainRows = 0;
    std::vector<double> sum, squares;  // over the training rows
  };

  explicit FeatureStore(std::filesystem::path folder);
  /// Goes on behind the files of a state.
  FeatureStore(std::filesystem::path folder, State state);

  /// Adds a clip's rows; isTrain: they count for mean and std. Row 0's yaw counts as 0, as the trainer reads it.
  /// Returns the index of the first row. Errors: WriteFailed.
  Result<std::int64_t> append(std::span<const float> rows, bool isTrain);
  /// Completes the file that is being filled, if any; the next rows go into another. Errors: WriteFailed.
  Result<void> finishFile();

  std::int64_t rows() const { return state_.rows; }
  std::int64_t rowsOfThisFile() const { return rowsOfThisFile_; }
  /// Between two files.
  const State& state() const { return state_; }
  /// Per feature over the training rows (over nothing: zeros).
  std::vector<double> mean() const;
  /// Per feature, then averaged inside each of the seven groups; at least 1e-3.
  std::vector<double> std() const;

 private:
  Error failed() const;

  std::filesystem::path folder_, file_;
  State state_;
  std::ofstream out_;
  std::int64_t rowsOfThisFile_ = 0;
};

}  // namespace core::dataset
