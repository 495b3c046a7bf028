#include "core/training/batch_sampler.h"

#include "core/checkpoint/model_device.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace core::training {

namespace {
constexpr std::array<std::int64_t, 6> kBucketEnds = {40, 64, 96, 128, 160, 1 << 30};

std::size_t pick(const std::vector<double>& cumulative, double uniform) {
  const auto at = std::upper_bound(cumulative.begin(), cumulative.end(), uniform * cumulative.back());
  return std::min(static_cast<std::size_t>(at - cumulative.begin()), cumulative.size() - 1);
}
}  // namespace

BatchSampler::BatchSampler(const dataset::MotionDataset& dataset, const std::function<double(const dataset::ClipEntry&)>& weight)
    : dataset_(dataset), buckets_(kBucketEnds.size()) {
  for (std::size_t i = 0; i < dataset.clips().size(); ++i) {
    const double share = weight(dataset.clips()[i]);
    if (share <= 0.0) continue;
    ++clipCount_;
    const auto rows = dataset.clips()[i].rows;
    const auto bucket = static_cast<std::size_t>(std::find_if(kBucketEnds.begin(), kBucketEnds.end(), [&](auto end) { return rows <= end; }) - kBucketEnds.begin());
    auto& target = buckets_[bucket];
    target.clips.push_back(i);
    target.cumulative.push_back((target.cumulative.empty() ? 0.0 : target.cumulative.back()) + share);
  }
  std::erase_if(buckets_, [](const Bucket& bucket) { return bucket.clips.empty(); });
  if (buckets_.empty()) {
    const auto& clips = dataset.clips();
    const bool hasTraining = std::any_of(clips.begin(), clips.end(), [](const auto& clip) { return clip.split == "train"; });
    const bool hasCaptions = std::any_of(clips.begin(), clips.end(), [](const auto& clip) { return !clip.captions.empty(); });
    throw std::invalid_argument(hasTraining && !hasCaptions
                                    ? "no clip of the data set has a caption; a table captions.tsv beside the clips gives them (gesto dataset build --help)"
                                    : "the data set has no clip that this recipe can train on");
  }
  for (const auto& bucket : buckets_) {
    bucketCumulative_.push_back((bucketCumulative_.empty() ? 0.0 : bucketCumulative_.back()) + bucket.cumulative.back());
  }
}

std::vector<std::size_t> BatchSampler::draw(base::RandomStream& random, std::size_t count) const {
  const auto& bucket = buckets_[pick(bucketCumulative_, random.uniform())];
  std::vector<std::size_t> clips(count);
  for (auto& clip : clips) clip = bucket.clips[pick(bucket.cumulative, random.uniform())];
  return clips;
}

MotionBatch BatchSampler::load(const std::vector<std::size_t>& clips, base::RandomStream& random, std::int64_t maxFrames) const {
  std::int64_t longest = 0;
  for (const auto clip : clips) longest = std::max(longest, std::min(maxFrames, dataset_.clips()[clip].rows));
  MotionBatch batch;
  batch.clips = clips;
  batch.features = at::zeros({static_cast<std::int64_t>(clips.size()), longest, dataset_.mean().size(0)});
  std::vector<std::int64_t> lengths;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const auto rows = dataset_.clips()[clips[i]].rows;
    const auto length = std::min(maxFrames, rows);
    const auto start = rows > length ? static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(rows - length + 1))) : 0;
    batch.features[static_cast<std::int64_t>(i)].narrow(0, 0, length).copy_(dataset_.features(clips[i]).narrow(0, start, length));
    lengths.push_back(length);
  }
  // Put together on the CPU, where the data set lies, and moved in one piece.
  batch.features = model::onModelDevice(batch.features);
  batch.lengths = model::onModelDevice(at::tensor(lengths, at::kLong));
  return batch;
}

}  // namespace core::training
