#pragma once

#include "core/base/random.h"
#include "core/dataset/motion_dataset.h"
#include "core/text/text_encoder.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core::training {

struct CaptionMix {
  double nullText = 0.1;     // share of captions replaced by the empty string, for guidance
  double styledText = 0.15;  // of labelled clips: share of captions that name the style too
  double phrases = 0.5;      // of labelled clips: share taken from the table of other ways to say it
};

/// Draws a caption for each clip and turns it into the text feature; every distinct sentence is encoded once.
class CaptionSource {
 public:
  CaptionSource(const dataset::MotionDataset& dataset, std::shared_ptr<text::TextEncoder> encoder, const CaptionMix& mix);

  /// float [B, 1, W].
  at::Tensor draw(const std::vector<std::size_t>& clips, base::RandomStream& random);
  struct Pair {
    at::Tensor drawn, own;  // float [B, 1, W]
  };
  /// Beside what is drawn the first caption of each clip, where captions are other ways to say the same; else, and where none was drawn, the same as drawn.
  Pair drawBesideOwn(const std::vector<std::size_t>& clips, base::RandomStream& random);
  /// float [1, 1, W].
  const at::Tensor& encode(const std::string& sentence);

 private:
  std::string caption(const dataset::ClipEntry& clip, base::RandomStream& random) const;

  const dataset::MotionDataset& dataset_;
  std::shared_ptr<text::TextEncoder> encoder_;
  CaptionMix mix_;
  std::map<std::string, at::Tensor> known_;
};

}  // namespace core::training
