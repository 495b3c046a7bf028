#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
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

/// A built data set, open for training: manifest and normalized features in memory. Immutable.
class MotionDataset {
 public:
  /// Errors: NotFound, ParseFailed (naming manifest.json and what is wrong), Unsupported (another version).
  static Result<MotionDataset> open(const std::filesystem::path& folder);

  const std::vector<ClipEntry>& clips() const { return clips_; }
  /// float [rows, D], normalized with mean and std and clipped to +-8; row 0's yaw is set to 0, because the
  /// published features hold a jump there (spec/training_notes.md, section 1).
  at::Tensor features(std::size_t clip) const;
  const at::Tensor& mean() const { return mean_; }  // float [D]
  const at::Tensor& std() const { return std_; }    // float [D]
  /// Sentences about the same motion, also of motions that are not in the data set; empty without captions.jsonl.
  const std::vector<std::vector<std::string>>& captionGroups() const { return captionGroups_; }
  /// 16 hexadecimal digits over manifest.json: names the data in model cards and reports.
  const std::string& hash() const { return hash_; }

 private:
  std::vector<ClipEntry> clips_;
  std::vector<std::vector<std::string>> captionGroups_;
  at::Tensor features_, mean_, std_;
  std::string hash_;
};

}  // namespace core::dataset
