#pragma once

#include "core/families/smoodi/stylized_generator.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace core::sampling {

/// Style guidance where the style changes over time. The style network's last layer is pooled not over the whole motion but over stretches of about two seconds that
/// overlap (hats whose weights sum to 1 at every token), and each stretch is drawn as far towards the styles as the course says of its tokens. G is the mean
/// over the stretches of what diffusion::StyleGuidance::energy() is of the whole motion.
class CourseEnergy {
 public:
  /// all: of one batch, with a style and a course each. framesPerToken: of the style network.
  /// isChange: each stretch goes as the content that it resembles goes with the styles (StyleChange), otherwise it is drawn to the styles' own statistics.
  CourseEnergy(const std::vector<StylizedSampleOptions>& all, bool isChange, int framesPerToken);

  /// lastLayer [B, 2 + tokens, W] (model::StyleNetworkImpl::lastLayer). A scalar with its graph. A change is measured from what the first call sees.
  at::Tensor operator()(const at::Tensor& lastLayer);

 private:
  struct Pooled {
    at::Tensor mean, deviation;  // [B, K, W]
  };
  Pooled pooled(const at::Tensor& lastLayer) const;
  /// Where stretches that are so at first go: [B, K, W].
  Pooled changed(const Pooled& own) const;

  /// What a motion's stretches take of a style, [K, 1].
  struct Part {
    StyleCondition style;
    at::Tensor amount;
  };
  std::vector<std::vector<Part>> parts_;  // of each motion, one or two

  bool isChange_;
  at::Tensor weights_;  // [B, K, 2 + tokens]
  at::Tensor shares_;   // [B, K]: how much of a motion a stretch is; sums to 1
  Pooled target_;       // of a change: undefined until the first call
};

}  // namespace core::sampling
