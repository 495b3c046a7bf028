#pragma once

#include "core/dataset/motion_dataset.h"
#include "core/families/t2m_gpt/t2m_gpt_model.h"
#include "core/motion/published_forms.h"

#include <vector>

namespace core::training {

/// Every clip of a data set through a trained tokenizer, once: the transformer then trains on these.
class CodeCache {
 public:
  static constexpr std::int64_t kMostFrames = motion::humanml3d::kMostFrames;  // longer clips are cut there: 49 codes

  /// offsets: each clip is encoded from its first so many frames on, at most as many as frames a code, so that a step later gives codes of its own.
  CodeCache(const dataset::MotionDataset& dataset, sampling::TrainedVq& vq, int offsets);

  /// Of a clip: 1 at least.
  std::size_t offsets(std::size_t clip) const { return codes_[clip].size(); }
  /// int64 [N] of a clip from one of its offsets on; empty where the clip is shorter than a code.
  const at::Tensor& codes(std::size_t clip, std::size_t offset) const { return codes_[clip][offset]; }

 private:
  std::vector<std::vector<at::Tensor>> codes_;
};

}  // namespace core::training
