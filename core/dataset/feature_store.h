#pragma once

#include "core/base/result.h"
#include "core/representation/feature_layout.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <vector>

namespace core::dataset {

/// Collects feature rows into a safetensors file while they come, and their statistics.
class FeatureStore {
 public:
  /// Errors: WriteFailed.
  static Result<FeatureStore> create(const std::filesystem::path& file, representation::Layout layout);

  /// Adds a clip's rows; isTrain: they count for mean and std. Row 0's yaw counts as 0, as the trainer reads it.
  /// Returns the index of the first row. Errors: WriteFailed.
  Result<std::int64_t> append(std::span<const float> rows, bool isTrain);
  /// Writes the header. Errors: WriteFailed.
  Result<void> finish();

  std::int64_t rows() const { return rows_; }
  std::int64_t trainRows() const { return trainRows_; }
  /// Per feature over the training rows (over nothing: zeros).
  std::vector<double> mean() const;
  /// Per feature, then averaged inside each of the seven groups; at least 1e-3.
  std::vector<double> std() const;

 private:
  FeatureStore(std::filesystem::path file, representation::Layout layout);
  Error failed() const;

  std::filesystem::path file_;
  representation::Layout layout_;
  std::ofstream out_;
  std::int64_t rows_ = 0, trainRows_ = 0;
  std::vector<double> sum_, squares_;
};

}  // namespace core::dataset
