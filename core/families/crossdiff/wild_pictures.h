#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/families/crossdiff/compact_crossdiff.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace core::training {

/// People from videos without any 3D truth, with pseudo labels: what a frozen teacher lifts them to (spec/crossdiff.md, section 8).
class WildPictures {
 public:
  struct Options {
    double fps = 30.0;           // of the videos
    std::int64_t shortest = 20;  // rows; shorter windows are left out
  };

  /// Every file of a clip and every folder of frames right inside `folder`, the most prominent person of each, cut into windows of the
  /// teacher's frames. The teacher is asked in evaluation mode, without text, at step 0, with unseen features left out; its motion
  /// goes through the One-Euro filter of the published pseudo labels, begun afresh for each window.
  /// Clips that cannot be read are left out and named in skipped(). Errors: NotFound, InvalidArgument when nothing is left.
  static Result<WildPictures> read(const std::filesystem::path& folder, model::TrainedCrossDiff& teacher, const Options& options);

  struct Batch {
    at::Tensor motion3d, motion2d, seen2d;  // float [B, frames, 263 / 134 / 134]; zeros behind each length
    at::Tensor lengths;                     // int64 [B]
  };
  Batch draw(base::RandomStream& random, std::int64_t count) const;

  std::size_t windows() const { return windows_.size(); }
  const std::vector<std::string>& skipped() const { return skipped_; }

 private:
  struct Window {
    at::Tensor motion3d, motion2d, seen2d;  // [R, ...], normalized
  };
  explicit WildPictures(std::int64_t frames) : frames_(frames) {}
  Result<void> add(const std::filesystem::path& clip, model::TrainedCrossDiff& teacher, const Options& options);

  std::int64_t frames_;
  std::vector<Window> windows_;
  std::vector<std::string> skipped_;
};

}  // namespace core::training
