#include "core/metrics/protocol.h"

#include "core/base/random.h"
#include "core/metrics/embedding_metrics.h"
#include "core/metrics/motion_quality.h"
#include "core/metrics/physical_metrics.h"
#include "core/model/evaluators/judge_weights.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/jitter_filter.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/seen_by.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace core::metrics {

namespace {

constexpr double kFps = motion::humanml3d::kFps;

std::string keyed(const Panel& panel, std::size_t judge, const std::string& metric) { return judge == 0 ? metric : metric + "." + panel.embeddings[judge]->name(); }

std::string verdict(model::TrainedJudge& judge, const at::Tensor& features) {
  const at::NoGradGuard quiet;
  const auto seen = representation::seenBy(judge.mean, judge.std, features).unsqueeze(0);
  const auto best = judge.judge->forward(seen, at::tensor({features.size(0)}, at::kLong)).argmax(1).item<std::int64_t>();
  return judge.labels.at(static_cast<std::size_t>(best));
}

bool knows(const model::TrainedJudge* judge, const std::string& label) {
  return judge != nullptr && std::find(judge->labels.begin(), judge->labels.end(), label) != judge->labels.end();
}

at::Tensor ofUnitLength(const at::Tensor& rows) { return rows / rows.norm(2, {1}, true).clamp_min(1e-12); }

std::vector<glm::vec3> positionsOf(const at::Tensor& features) {
  const auto contiguous = features.to(at::kFloat).contiguous();
  return representation::recoverPositions({contiguous.data_ptr<float>(), static_cast<std::size_t>(contiguous.numel())});
}

}  // namespace

EmbeddedSet embedAll(Panel& panel, std::span<const MotionSample> samples) {
  EmbeddedSet set;
  for (auto& judge : panel.embeddings) {
    set.motions.push_back(judge->embedMotions(samples));
    set.captions.push_back(judge->readsCaptions() ? judge->embedCaptions(samples) : at::Tensor());
  }
  return set;
}

Scores embeddingScores(const Panel& panel, std::span<const MotionSample> samples, const EmbeddedSet& embedded, const EmbeddedSet& reference,
                       const ScoringOptions& options) {
  Scores scores;
  const auto count = static_cast<std::int64_t>(samples.size());
  const auto places = dealPools(samples, options.pool, options.seed);
  // The further pools tell how much of R-precision is owed to equal captions, and to captions that were learned by heart.
  std::vector<std::pair<std::string, std::vector<std::int64_t>>> further = {{"distinct", dealDistinctPools(samples, options.pool, options.seed)}};
  if (options.seenCaptions != nullptr) further.emplace_back("unseen", dealUnseenPools(samples, *options.seenCaptions, options.pool, options.seed));
  const auto pairs = std::min(options.diversityPairs, count);
  const auto first = drawWithoutReplacement(count, pairs, base::derivedSeed(options.seed, "diversity first"));
  const auto second = drawWithoutReplacement(count, pairs, base::derivedSeed(options.seed, "diversity second"));
  for (std::size_t j = 0; j < panel.embeddings.size(); ++j) {
    const auto& motions = embedded.motions[j];
    TORCH_CHECK(motions.size(0) == count && reference.motions[j].size(0) == count, "FID compares equal counts only: ", motions.size(0), " motions, ",
                reference.motions[j].size(0), " reference motions, ", count, " samples");
    scores[keyed(panel, j, "fid")] = frechetDistance(motions, reference.motions[j]);
    scores[keyed(panel, j, "fid.unit")] = frechetDistance(ofUnitLength(motions), ofUnitLength(reference.motions[j]));
    scores[keyed(panel, j, "diversity")] = diversity(motions, first, second);
    if (!embedded.captions[j].defined() || places.empty()) continue;
    const auto matchOf = [&](const std::vector<std::int64_t>& rows) {
      const auto chosen = at::tensor(rows, at::kLong);
      return textMatch(embedded.captions[j].index_select(0, chosen), motions.index_select(0, chosen), options.pool);
    };
    const auto match = matchOf(places);
    scores[keyed(panel, j, "r1")] = match.top[0];
    scores[keyed(panel, j, "r2")] = match.top[1];
    scores[keyed(panel, j, "r3")] = match.top[2];
    scores[keyed(panel, j, "mm_dist")] = match.mmDist;
    for (const auto& [name, rows] : further) {
      if (rows.empty()) continue;
      const auto other = matchOf(rows);
      scores[keyed(panel, j, "r1." + name)] = other.top[0];
      scores[keyed(panel, j, "r3." + name)] = other.top[2];
    }
  }
  return scores;
}

Scores ownMotionDistances(const Panel& panel, const EmbeddedSet& embedded, const EmbeddedSet& own) {
  Scores scores;
  for (std::size_t j = 0; j < panel.embeddings.size(); ++j) {
    TORCH_CHECK(embedded.motions[j].size(0) == own.motions[j].size(0), "FID compares equal counts only: ", embedded.motions[j].size(0), " and ", own.motions[j].size(0));
    scores[keyed(panel, j, "fid.own")] = frechetDistance(embedded.motions[j], own.motions[j]);
  }
  return scores;
}

Scores labelScores(Panel& panel, std::span<const MotionSample> samples, const std::function<std::string(const at::Tensor&)>& guiding) {
  double styles = 0.0, styleHits = 0.0, paperHits = 0.0, contents = 0.0, contentHits = 0.0;
  for (const auto& sample : samples) {
    if (knows(panel.style.get(), sample.style)) {
      styles += 1.0;
      styleHits += verdict(*panel.style, sample.features) == sample.style;
      if (guiding) paperHits += guiding(sample.features) == sample.style;
    }
    if (knows(panel.content.get(), sample.content)) {
      contents += 1.0;
      contentHits += verdict(*panel.content, sample.features) == sample.content;
    }
  }
  Scores scores;
  if (styles > 0) scores["sra"] = styleHits / styles;
  if (styles > 0 && guiding) scores["sra.paper"] = paperHits / styles;
  if (contents > 0) scores["cra"] = contentHits / contents;
  return scores;
}

Scores labelBreakdown(Panel& panel, std::span<const MotionSample> samples) {
  std::map<std::string, std::pair<double, double>> hits;
  const auto count = [&](model::TrainedJudge* judge, const std::string& kind, const std::string& label, const at::Tensor& features) {
    if (!knows(judge, label)) return;
    auto& [right, all] = hits[kind + "/" + label];
    all += 1.0;
    right += verdict(*judge, features) == label;
  };
  for (const auto& sample : samples) {
    count(panel.style.get(), "style", sample.style, sample.features);
    count(panel.content.get(), "content", sample.content, sample.features);
  }
  Scores scores;
  for (const auto& [label, share] : hits) scores[label] = share.first / share.second;
  return scores;
}

Scores physicalScores(std::span<const MotionSample> samples) {
  static const std::vector<int> parents = representation::bodyTables(representation::Layout::HumanMl3d).parents;
  Scores sums;
  for (const auto& sample : samples) {
    const auto positions = positionsOf(sample.features);
    const auto floor = floorContact(positions, motion::humanml3d::kJointCount);
    sums["skating"] += footSkatingRatio(positions, kFps);
    sums["penetration"] += floor.penetration;
    sums["floating"] += floor.floating;
    sums["jerk"] += motion::meanJerk(positions, motion::humanml3d::kJointCount, kFps);
    const auto quality = motionQuality(positions);
    sums["slide"] += 1000.0 * quality.slide;
    sums["hover"] += quality.hover;
    sums["jitter"] += 1000.0 * quality.jitter;
    sums["dynamic"] += 1000.0 * quality.dynamic;
    sums["sunk"] += 1000.0 * quality.sunk;
    sums["bone_drift"] += boneLengthDrift(positions, parents);
  }
  for (auto& [name, sum] : sums) sum /= static_cast<double>(samples.size());
  return sums;
}

double multiModalityScore(Panel& panel, std::span<const MotionSample> samples, std::int64_t perCaption, std::int64_t pairs, std::uint64_t seed) {
  const auto count = static_cast<std::int64_t>(samples.size());
  TORCH_CHECK(!panel.embeddings.empty() && perCaption >= 2 && count > 0 && count % perCaption == 0, count, " motions are not ", perCaption, " of every caption");
  pairs = std::min(pairs, perCaption);
  const auto motions = panel.embeddings.front()->embedMotions(samples);
  return multiModality(motions.reshape({count / perCaption, perCaption, motions.size(1)}),
                       drawWithoutReplacement(perCaption, pairs, base::derivedSeed(seed, "multimodality first")),
                       drawWithoutReplacement(perCaption, pairs, base::derivedSeed(seed, "multimodality second")));
}

std::vector<std::int64_t> dealPools(std::span<const MotionSample> samples, std::int64_t pool, std::uint64_t seed) {
  TORCH_CHECK(pool >= 1, "a pool of ", pool);
  const auto pools = samples.size() / static_cast<std::size_t>(pool);
  if (pools == 0) return {};
  base::RandomStream random(base::derivedSeed(seed, "pools"));
  std::map<std::string, std::vector<std::int64_t>> byCaption;
  for (std::size_t i = 0; i < samples.size(); ++i) byCaption[samples[i].caption].push_back(static_cast<std::int64_t>(i));
  std::vector<std::vector<std::int64_t>> groups;
  for (auto& [caption, members] : byCaption) {
    base::shuffle(members, random);
    groups.push_back(std::move(members));
  }
  base::shuffle(groups, random);
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  // Like cards: every group goes round the table, so a pool gets at most one more of a caption than another.
  std::vector<std::vector<std::int64_t>> dealt(pools);
  std::size_t next = 0;
  for (const auto& group : groups)
    for (const auto member : group) dealt[next++ % pools].push_back(member);
  std::vector<std::int64_t> places;
  for (auto& one : dealt) {
    base::shuffle(one, random);
    places.insert(places.end(), one.begin(), one.begin() + pool);
  }
  return places;
}

std::vector<std::int64_t> dealDistinctPools(std::span<const MotionSample> samples, std::int64_t pool, std::uint64_t seed) {
  TORCH_CHECK(pool >= 1, "a pool of ", pool);
  std::map<std::string, std::vector<std::int64_t>> byCaption;
  for (std::size_t i = 0; i < samples.size(); ++i) byCaption[samples[i].caption].push_back(static_cast<std::int64_t>(i));
  base::RandomStream random(base::derivedSeed(seed, "distinct pools"));
  std::vector<std::int64_t> places;
  for (const auto& [caption, members] : byCaption) places.push_back(members[random.below(members.size())]);
  base::shuffle(places, random);
  places.resize(places.size() - places.size() % static_cast<std::size_t>(pool));
  return places;
}

std::vector<std::int64_t> dealUnseenPools(std::span<const MotionSample> samples, const std::set<std::string>& seen, std::int64_t pool, std::uint64_t seed) {
  std::vector<MotionSample> unseen;
  std::vector<std::int64_t> at;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (seen.count(samples[i].caption) != 0) continue;
    unseen.push_back({{}, samples[i].caption, {}, {}, {}});
    at.push_back(static_cast<std::int64_t>(i));
  }
  auto places = dealPools(unseen, pool, seed);
  for (auto& place : places) place = at[static_cast<std::size_t>(place)];
  return places;
}

std::int64_t equalCaptionPairs(std::span<const MotionSample> samples, std::span<const std::int64_t> places, std::int64_t pool) {
  std::int64_t pairs = 0;
  for (std::size_t start = 0; start < places.size(); start += static_cast<std::size_t>(pool)) {
    std::map<std::string, std::int64_t> seen;
    for (const auto place : places.subspan(start, std::min(static_cast<std::size_t>(pool), places.size() - start)))
      pairs += seen[samples[static_cast<std::size_t>(place)].caption]++;
  }
  return pairs;
}

}  // namespace core::metrics
