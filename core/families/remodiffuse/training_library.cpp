#include "core/families/remodiffuse/training_library.h"

#include "core/motion/published_forms.h"
#include "core/sampling/retrieval.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>

namespace core::training {

namespace {

constexpr double kTieBreak = 1e-6;

}  // namespace

TrainingLibrary::TrainingLibrary(const dataset::MotionDataset& dataset, int near, int among, const std::function<at::Tensor(const std::string&)>& encode,
                                 std::function<at::Tensor(const at::Tensor&)> normalize)
    : dataset_(dataset), near_(static_cast<std::size_t>(near)), among_(static_cast<std::size_t>(std::max(near, among))), normalize_(std::move(normalize)) {
  std::map<std::string, std::int64_t> names;
  std::vector<at::Tensor> texts;
  std::vector<std::int64_t> lengths, ofEntry;
  for (std::size_t i = 0; i < dataset.clips().size(); ++i) {
    const auto& clip = dataset.clips()[i];
    recordings_.push_back(names.emplace(sampling::recordingOf(clip.id), static_cast<std::int64_t>(names.size())).first->second);
    if (clip.split != "train" || clip.captions.empty()) continue;
    clips_.push_back(i);
    texts.push_back(encode(clip.captions.front().text));
    lengths.push_back(std::min<std::int64_t>(motion::humanml3d::kMostFrames, clip.rows));
    ofEntry.push_back(recordings_.back());
  }
  if (std::set<std::int64_t>(ofEntry.begin(), ofEntry.end()).size() <= near_)
    throw std::invalid_argument("the data set has too few recordings with captions to learn beside other clips: " + std::to_string(near_ + 1) + " at least");
  text_ = at::stack(texts).cpu();
  lengths_ = at::tensor(lengths, at::kLong);
  ofEntry_ = at::tensor(ofEntry, at::kLong);
}

at::Tensor TrainingLibrary::motionOf(std::int64_t entry) const {
  const auto features = dataset_.features(clips_[static_cast<std::size_t>(entry)]);
  return normalize_(features.narrow(0, 0, lengths_[entry].item<std::int64_t>()));
}

model::RetrievedClips TrainingLibrary::beside(const std::vector<std::size_t>& clips, const at::Tensor& text, const at::Tensor& lengths,
                                              base::RandomStream* random) const {
  std::vector<std::int64_t> own;
  for (const auto clip : clips) own.push_back(recordings_[clip]);
  const auto isOwn = at::tensor(own, at::kLong).unsqueeze(1) == ofEntry_.unsqueeze(0);  // [B, n]
  auto scores = sampling::retrievalScores(text, lengths, text_, lengths_);
  // Clips of the same sentence and length are alike near.
  if (random) scores = scores + kTieBreak * at::rand(scores.sizes(), scores.options());
  scores = scores.masked_fill(isOwn, -std::numeric_limits<double>::infinity());
  // Twins and parts of a recording stand side by side, so that more are ranked than looked at.
  const auto ranked = std::min<std::int64_t>(static_cast<std::int64_t>(8 * among_), scores.size(1));
  const auto order = std::get<1>(scores.topk(ranked, 1));
  std::vector<std::vector<sampling::NearMotion>> beside;
  for (std::size_t b = 0; b < clips.size(); ++b) {
    std::vector<std::int64_t> best;
    std::set<std::int64_t> seen{own[b]};
    for (std::int64_t k = 0; k < ranked && best.size() < among_; ++k) {
      const auto entry = order[static_cast<std::int64_t>(b)][k].item<std::int64_t>();
      if (seen.insert(ofEntry_[entry].item<std::int64_t>()).second) best.push_back(entry);
    }
    if (random) base::shuffle(best, *random);
    auto& chosen = beside.emplace_back();
    for (std::size_t r = 0; r < std::min(near_, best.size()); ++r) chosen.push_back({motionOf(best[r]), text_[best[r]].unsqueeze(0)});
  }
  return sampling::paddedClips(beside, static_cast<std::int64_t>(near_), {dataset_.mean().size(0), 1, text_.size(1)});
}

sampling::ClipLibrary TrainingLibrary::chosen(std::int64_t most) const {
  // In an order of chance that is the same each time, as many rounds over the sentences as it takes.
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t e = 0; e < clips_.size(); ++e) {
    const auto& clip = dataset_.clips()[clips_[e]];
    if (!clip.mirrored && !clip.id.starts_with("M:") && clip.rows >= motion::humanml3d::kFewestFrames) order.emplace_back(base::derivedSeed(1, clip.id), e);
  }
  std::sort(order.begin(), order.end());
  std::map<std::string, std::size_t> rounds;
  std::set<std::int64_t> seen;
  std::vector<std::pair<std::size_t, std::size_t>> byRound;  // which of its sentence it is, entry
  for (const auto& [chance, entry] : order) {
    if (!seen.insert(recordings_[clips_[entry]]).second) continue;
    byRound.emplace_back(rounds[dataset_.clips()[clips_[entry]].captions.front().text]++, entry);
  }
  std::stable_sort(byRound.begin(), byRound.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (byRound.size() > static_cast<std::size_t>(most)) byRound.resize(static_cast<std::size_t>(most));
  sampling::ClipLibrary library;
  std::vector<at::Tensor> texts, motions;
  std::vector<std::int64_t> lengths;
  for (const auto& [round, entry] : byRound) {
    const auto& clip = dataset_.clips()[clips_[entry]];
    library.ids.push_back(clip.id);
    library.captions.push_back(clip.captions.front().text);
    texts.push_back(text_[static_cast<std::int64_t>(entry)]);
    motions.push_back(motionOf(static_cast<std::int64_t>(entry)).to(at::kHalf));
    lengths.push_back(motions.back().size(0));
  }
  library.text = texts.empty() ? at::zeros({0, text_.size(1)}) : at::stack(texts);
  library.motion = motions.empty() ? at::zeros({0, dataset_.mean().size(0)}, at::kHalf) : at::cat(motions);
  library.lengths = at::tensor(lengths, at::kLong);
  return library;
}

}  // namespace core::training
