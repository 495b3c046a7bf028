#include "core/families/t2m_gpt/code_cache.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::training {

CodeCache::CodeCache(const dataset::MotionDataset& dataset, sampling::TrainedVq& vq, int offsets) {
  const at::NoGradGuard quiet;
  vq.network->eval();
  // The data set may have been normalized with other statistics than the tokenizer was trained with.
  const auto onVq = [&](const at::Tensor& x) { return x.to(vq.mean.device()); };
  const auto scale = onVq(dataset.std()) / vq.std, shift = (onVq(dataset.mean()) - vq.mean) / vq.std;
  const std::int64_t perCode = vq.network->framesPerCode();
  for (std::size_t i = 0; i < dataset.clips().size(); ++i) {
    const auto features = onVq(dataset.features(i)) * scale + shift;
    auto& all = codes_.emplace_back();
    for (std::int64_t offset = 0; offset < std::clamp<std::int64_t>(offsets, 1, perCode); ++offset) {
      const auto rows = std::min(features.size(0) - offset, kMostFrames) / perCode * perCode;
      if (rows < perCode) break;
      all.push_back(vq.network->codesOf(vq.network->encode(features.narrow(0, offset, rows).unsqueeze(0)))[0].cpu());
    }
    if (all.empty()) all.push_back(at::zeros({0}, at::kLong));
  }
}

}  // namespace core::training
