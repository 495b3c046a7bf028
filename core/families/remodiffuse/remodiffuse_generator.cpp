#include "core/families/remodiffuse/remodiffuse_generator.h"

#include "core/base/random.h"
#include "core/model/positional.h"
#include "core/sampling/retrieval.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace core::sampling {

std::vector<int> sectionCounts(int steps) {
  constexpr std::array<int, 5> kPublished{15, 15, 8, 6, 6};  // of 50
  std::vector<int> counts;
  int given = 0, published = 0;
  for (const int share : kPublished) {
    // Up to the end of this fifth, rounded; every fifth keeps one at least.
    published += share;
    const int upTo = (2 * steps * published + kUsualSteps) / (2 * kUsualSteps);
    counts.push_back(std::max(1, upTo - given));
    given += counts.back();
  }
  // What the ones came to too much is taken from the largest.
  for (; given > steps; --given) --*std::max_element(counts.begin(), counts.end());
  return counts;
}

std::vector<std::int64_t> keptSteps(int steps) { return sectionRespace(remodiffuseSchedule(), sectionCounts(steps)).value().original; }

std::vector<std::int64_t> nearestOf(const RemodiffuseModel& model, const RemodiffuseWish& wish) {
  const auto& library = model.library;
  const auto scores = library.size() == 0
                          ? at::Tensor()
                          : retrievalScores(model.text->encode({wish.prompt})[0].cpu(), at::tensor({std::int64_t{wish.frames}}), library.text, library.lengths);
  std::vector<std::int64_t> best;
  if (!scores.defined()) return best;
  const auto order = std::get<1>(scores[0].sort(/*stable=*/true, 0, /*descending=*/true));
  for (std::int64_t k = 0; k < order.size(0) && best.size() < static_cast<std::size_t>(model.near); ++k)
    if (const auto clip = order[k].item<std::int64_t>(); clip != wish.leftOut) best.push_back(clip);
  return best;
}

RemodiffuseConditions conditionsOf(RemodiffuseModel& model, const std::vector<RemodiffuseWish>& wishes) {
  const auto& sizes = model.network->options();
  const auto device = model.mean.device();
  std::vector<at::Tensor> texts;
  std::vector<std::vector<NearMotion>> beside;
  std::vector<std::int64_t> lengths;
  std::int64_t most = 1;
  for (const auto& wish : wishes) {
    texts.push_back(model.tokensOf(wish.prompt));
    lengths.push_back(wish.frames);
    auto& near = beside.emplace_back();
    if (wish.clips) {
      for (const auto& clip : *wish.clips) {
        const auto features = clip.features.narrow(0, 0, std::min<std::int64_t>(clip.features.size(0), sizes.retrievedFrames));
        near.push_back({(features - model.mean.cpu()) / model.std.cpu(), model.tokensOf(clip.caption)});
      }
    } else {
      for (const auto clip : nearestOf(model, wish)) near.push_back({model.library.motionOf(clip), model.library.text[clip].unsqueeze(0)});
    }
    most = std::max(most, static_cast<std::int64_t>(near.size()));
  }
  RemodiffuseConditions conditions;
  const auto tokens = at::stack(texts).to(device);
  conditions.text = model.network->textFeatures(tokens);
  auto clips = paddedClips(beside, most, {sizes.featureWidth, tokens.size(1), tokens.size(2)});
  clips.motion = clips.motion.to(device), clips.text = clips.text.to(device), clips.lengths = clips.lengths.to(device);
  conditions.retrieved = model.network->retrieved(clips);
  conditions.isInside = model::lengthMask(at::tensor(lengths, at::kLong), *std::max_element(lengths.begin(), lengths.end())).to(device);
  return conditions;
}

Result<std::vector<at::Tensor>> sampleRemodiffuse(RemodiffuseModel& model, const std::vector<RemodiffuseWish>& wishes, const RemodiffuseSampleOptions& options,
                                                  const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  if (wishes.empty()) return std::vector<at::Tensor>();
  if (options.steps < kFewestSteps || options.steps > kMostSteps)
    return Error{ErrorCode::InvalidArgument, fmt::format("ReMoDiffuse takes {} to {} steps, not {}", kFewestSteps, kMostSteps, options.steps)};
  const auto width = model.network->options().featureWidth;
  std::vector<base::RandomStream> coins;
  int longest = 1;
  for (const auto& wish : wishes) {
    if (wish.frames < 1 || wish.frames > kLongestMotion)
      return Error{ErrorCode::InvalidArgument, fmt::format("this model makes 1 to {} frames, not {}", kLongestMotion, wish.frames)};
    longest = std::max(longest, wish.frames);
    coins.emplace_back(base::derivedSeed(wish.seed, "remodiffuse coins"));
  }
  const auto batch = static_cast<std::int64_t>(wishes.size());
  auto initial = at::zeros({batch, longest, width});
  for (std::int64_t b = 0; b < batch; ++b) {
    const auto& wish = wishes[static_cast<std::size_t>(b)];
    initial[b].narrow(0, 0, wish.frames).copy_(seededNoise(wish.seed, "remodiffuse draw", {wish.frames, width}));
  }
  auto respacing = sectionRespace(remodiffuseSchedule(), sectionCounts(options.steps));
  if (!respacing) return respacing.error();
  const auto conditions = conditionsOf(model, wishes);
  RemodiffuseLoop loop{.mixture = options.mixture, .respacing = std::move(*respacing), .coins = {}};
  loop.coins = [&](std::size_t) {
    auto drawn = at::zeros({batch}, at::kBool);
    for (std::int64_t b = 0; b < batch; ++b) drawn[b] = coins[static_cast<std::size_t>(b)].below(2) == 1;
    return drawn;
  };
  const auto final = runRemodiffuse(model.network, conditions, loop, initial.to(model.mean.device()), progress, stop);
  if (!final) return final.error();
  std::vector<at::Tensor> motions;
  for (std::int64_t b = 0; b < batch; ++b)
    motions.push_back(((*final)[b].narrow(0, 0, wishes[static_cast<std::size_t>(b)].frames) * model.std + model.mean).cpu().contiguous());
  return motions;
}

}  // namespace core::sampling
