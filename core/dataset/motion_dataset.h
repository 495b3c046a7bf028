#pragma once

#include "core/base/result.h"
#include "core/dataset/feature_table.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace core::dataset {

struct Caption {
  enum class Kind { Content, Styled, Free, Synthetic };  // what is done; what and how; a person's own words; written from a file's name
  std::string text;
  Kind kind = Kind::Free;
};

/// One sequence of a built data set (see core/dataset/README.md for the files).
struct ClipEntry {
  std::string id;       // "bandai-namco-2/dataset-2_walk_active_001", mirrored twins begin with "M:"
  std::string source;   // "bandai-namco-2"
  std::string content;  // "walk", may be empty
  std::string style;    // "old", may be empty
  std::string split;    // train, val, test, composition (held-out combinations)
  bool mirrored = false;
  std::vector<std::string> actions;  // that the captions name ("walk", "sit"); empty in data sets built before they were noted
  std::vector<Caption> captions;
  std::int64_t firstRow = 0;
  std::int64_t rows = 0;
};

/// A built data set, open for training: what is said of the clips in memory, their features read when they are asked for, also by several threads at once.
/// Immutable; copies share the open files.
class MotionDataset {
 public:
  /// Errors: NotFound, ReadFailed, ParseFailed (naming the file and what is wrong), Unsupported (another version).
  static Result<MotionDataset> open(const std::filesystem::path& folder);

  const std::vector<ClipEntry>& clips() const { return clips_; }
  /// float [rows, D], normalized with mean and std and clipped to +-8; row 0's yaw is set to 0, because the
  /// published features hold a jump there (spec/training_notes.md, section 1). Throws std::runtime_error when the files can no longer be read.
  at::Tensor features(std::size_t clip) const;
  /// The same as it was recorded, neither normalized nor clipped: raised hands go beyond 8 deviations, so that clipped motion has bones that change their
  /// length. Throws as above.
  at::Tensor recorded(const ClipEntry& clip) const;
  const at::Tensor& mean() const { return mean_; }  // float [D]
  const at::Tensor& std() const { return std_; }    // float [D]
  /// Sentences about the same motion, also of motions that are not in the data set; empty without captions.jsonl.
  const std::vector<std::vector<std::string>>& captionGroups() const { return captionGroups_; }
  /// Of the manifest: names the data in model cards and reports.
  const std::string& hash() const { return hash_; }

 private:
  std::vector<ClipEntry> clips_;
  std::vector<std::vector<std::string>> captionGroups_;
  std::shared_ptr<const FeatureTable> table_;
  at::Tensor mean_, std_;
  std::string hash_;
};

}  // namespace core::dataset
