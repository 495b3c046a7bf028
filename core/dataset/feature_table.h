#pragma once

#include "core/base/file_system.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace core::dataset {

/// All motion features of a data set, clip after clip, in one or several files. Rows are read when they are asked for: a data set may be larger than the memory.
class FeatureTable {
 public:
  /// Each file holds the tensor "features" (F32, two dimensions), as FeatureStore writes it; the rows of one follow those of the file before.
  /// The general reader belongs to core/checkpoint, which needs LibTorch; this one does not.
  /// Errors: NotFound; ReadFailed; ParseFailed when a header is not as described, names more bytes than the file has, or another width than the file before.
  static Result<FeatureTable> open(const std::vector<std::filesystem::path>& files);

  std::int64_t rows() const { return rows_; }
  std::int64_t width() const { return width_; }
  /// Rows [first, first + count) into `into`, count * width() floats; also from several threads at once. Errors: ReadFailed.
  Result<void> read(std::int64_t first, std::int64_t count, std::span<float> into) const;

 private:
  struct Shard {
    std::filesystem::path path;
    base::RandomAccessFile file;
    std::uint64_t begin = 0;          // of its data
    std::int64_t first = 0, end = 0;  // rows
  };
  std::vector<Shard> shards_;
  std::int64_t rows_ = 0, width_ = 0;
};

}  // namespace core::dataset
