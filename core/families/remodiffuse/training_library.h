#pragma once

#include "core/base/random.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/remodiffuse/clip_library.h"

#include <functional>
#include <string>
#include <vector>

namespace core::training {

/// The clips that a network learns beside: every clip of the split train that has a caption, by its first caption.
class TrainingLibrary {
 public:
  /// encode: float [W] of a caption; normalize: from the data set's normalization to the network's. Throws std::invalid_argument when the split has fewer than
  /// near + 1 recordings.
  TrainingLibrary(const dataset::MotionDataset& dataset, int near, int among, const std::function<at::Tensor(const std::string&)>& encode,
                  std::function<at::Tensor(const at::Tensor&)> normalize);

  /// For each clip of the data set `near` others, of other recordings than it and each other: by chance of the `among` best ones, or without a stream the best. Not
  /// the released rule (clips of other lengths alone, and always the best), which leaves every clip of the usual length out. text: float [B, W] of the captions
  /// drawn, lengths int64 [B]; on the CPU.
  model::RetrievedClips beside(const std::vector<std::size_t>& clips, const at::Tensor& text, const at::Tensor& lengths, base::RandomStream* random) const;

  /// Up to `most` for a weights file: no mirrored ones, one of each recording, sentence by sentence, so that rare ones are there.
  sampling::ClipLibrary chosen(std::int64_t most) const;

 private:
  at::Tensor motionOf(std::int64_t entry) const;

  const dataset::MotionDataset& dataset_;
  std::size_t near_, among_;
  std::function<at::Tensor(const at::Tensor&)> normalize_;
  std::vector<std::size_t> clips_;        // of the data set, by entry
  std::vector<std::int64_t> recordings_;  // by clip of the data set
  at::Tensor text_, lengths_, ofEntry_;   // float [n, W], int64 [n], int64 [n]: the recording
};

}  // namespace core::training
