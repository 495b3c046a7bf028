#include "core/families/crossdiff/paired_views.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/seen_by.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::training {

using namespace representation;

namespace {
constexpr std::size_t kJointCount = motion::humanml3d::kJointCount;
}

PairedViews::PairedViews(const dataset::MotionDataset& dataset, const PairedViewsOptions& options) : options_(options), normalizer3d_{dataset.mean(), dataset.std()} {
  std::int64_t rows = 0;
  for (const auto& clip : dataset.clips())
    if (clip.split == "train") rows += clip.rows;
  const auto stride = static_cast<std::size_t>(std::max<std::int64_t>(1, rows / std::max<std::int64_t>(1, options.mostRowsMeasured)));
  Statistics2d statistics;
  std::size_t seen = 0;
  for (std::size_t clip = 0; clip < dataset.clips().size(); ++clip) {
    const auto& entry = dataset.clips()[clip];
    if (entry.split != "train" || entry.rows < 2 || seen++ % stride != 0) continue;
    const auto features = dataset.features(clip);
    for (int view = 0; view < options.views; ++view) statistics.add(project(features, view));
  }
  normalizer2d_ = statistics.normalizer();
}

at::Tensor PairedViews::project(const at::Tensor& rows, int view, bool isFollowed) const {
  const auto features = normalizer3d_.denormalize(rows).contiguous();
  const auto positions = recoverPositions({features.data_ptr<float>(), static_cast<std::size_t>(features.numel())});
  auto places = projectView(positions, view, options_.camera);
  if (isFollowed) {
    for (std::size_t frame = 0; frame * kJointCount < places.size(); ++frame) {
      const float travelled = places[frame * kJointCount].x - places[0].x;
      for (std::size_t joint = 0; joint < kJointCount; ++joint) places[frame * kJointCount + joint].x -= travelled;
    }
  }
  const auto values = extractFeatures2d(places);
  auto result = at::empty({rows.size(0) - 1, kFeatureWidth2d});
  std::copy(values.begin(), values.end(), result.data_ptr<float>());
  return result;
}

PairedBatch PairedViews::pair(const MotionBatch& given, base::RandomStream& random, std::int64_t frames, double followed) const {
  // Pictures are drawn on the CPU.
  const MotionBatch batch{given.features.cpu(), given.lengths.cpu(), given.clips};
  const auto count = batch.features.size(0), width = batch.features.size(2);
  PairedBatch pairs;
  pairs.motion3d = at::zeros({count, frames, width});
  pairs.motion2d = at::zeros({count, frames, kFeatureWidth2d});
  std::vector<std::int64_t> lengths, views;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto rows = batch.lengths[i].item<std::int64_t>();
    const auto length = std::min(rows - 1, frames);
    const auto view = static_cast<int>(random.below(static_cast<std::uint64_t>(options_.views)));
    lengths.push_back(std::max<std::int64_t>(length, 0));
    views.push_back(view);
    if (length < 1) continue;
    const bool isFollowed = followed > 0.0 && random.uniform() < followed;
    const auto seen = project(batch.features[i].narrow(0, 0, length + 1), view, isFollowed);
    pairs.motion3d[i].narrow(0, 0, length).copy_(batch.features[i].narrow(0, 0, length));
    pairs.motion2d[i].narrow(0, 0, length).copy_(seenBy(normalizer2d_.mean, normalizer2d_.std, seen));
  }
  pairs.lengths = at::tensor(lengths, at::kLong);
  pairs.views = at::tensor(views, at::kLong);
  for (auto* tensor : {&pairs.motion3d, &pairs.motion2d, &pairs.lengths, &pairs.views}) *tensor = tensor->to(given.features.device());
  return pairs;
}

}  // namespace core::training
