#pragma once

#include "core/metrics/embedding_judge.h"
#include "core/model/evaluators/judge_weights.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

/// The same questions to every set of motions: embeddings, labels and physics, with fixed pools and equal counts.
/// Definitions: spec/representation_metrics.md, section 8; spec/smoodi.md, section 1.14.
namespace core::metrics {

struct ScoringOptions {
  std::int64_t pool = 32;             // captions of one R-precision pool
  std::int64_t diversityPairs = 300;  // 20 as in the released code of SMooDi; never more than there are motions
  std::uint64_t seed = 1;             // of pools and pairs
  /// Captions that training knows too: with them R-precision is also taken over the motions of all others. Must outlive the scoring; none: not taken.
  const std::set<std::string>* seenCaptions = nullptr;
};

/// Who judges. Empty members leave their metrics out.
struct Panel {
  std::vector<std::unique_ptr<EmbeddingJudge>> embeddings;  // the first one's metrics have no suffix, "fid"; others "fid.joints"
  std::unique_ptr<model::TrainedJudge> style, content;      // classifiers that took no part in generation
};

/// Metric name to value. Names: metricTable() in core/report/report.h.
using Scores = std::map<std::string, double>;

/// Embeddings of a set of motions by every judge of the panel, and of their captions where the judge reads them.
struct EmbeddedSet {
  std::vector<at::Tensor> motions;   // [N, W] per judge
  std::vector<at::Tensor> captions;  // [N, W], or undefined
};
EmbeddedSet embedAll(Panel& panel, std::span<const MotionSample> samples);

/// FID against the reference, plain and of embeddings scaled to length 1 ("fid.unit"), R-precision, MM-Dist and Diversity under every judge. Both sets have the same
/// number of motions: a smaller set would have a larger FID for that alone. Throws c10::Error otherwise, and for fewer than 2 motions. R-precision and MM-Dist are left
/// out when there is no full pool; so are R-precision over pools without two equal captions ("r3.distinct") and over captions that training does not know ("r3.unseen").
Scores embeddingScores(const Panel& panel, std::span<const MotionSample> samples, const EmbeddedSet& embedded, const EmbeddedSet& reference,
                       const ScoringOptions& options);

/// "fid.own" under every judge ("fid.own.joints"): against the captions' own real motions, which is how the papers take it. Row i of
/// both sets belongs together, though FID does not use that. Real motion itself would score 0.
Scores ownMotionDistances(const Panel& panel, const EmbeddedSet& embedded, const EmbeddedSet& own);

/// "sra" and "cra": shares of motions whose style or content the clean judges recognise, over those whose label the judge knows.
/// guiding, when there is one, answers with a label for the same motions: "sra.paper", the published form, in which the network that
/// guides sampling is also the judge.
Scores labelScores(Panel& panel, std::span<const MotionSample> samples, const std::function<std::string(const at::Tensor& features)>& guiding = {});

/// Recognition of every style and content by the clean judges: {"style/old", 0.8}, {"content/walk", 0.9}.
Scores labelBreakdown(Panel& panel, std::span<const MotionSample> samples);

/// "skating", "penetration", "floating", "jerk", "bone_drift", and those of motion_quality.h, "slide" (mm a frame), "hover", "jitter" (mm a frame^2), "dynamic" (mm a
/// frame) and "sunk" (mm): means over the motions, on joint positions recovered from the features.
Scores physicalScores(std::span<const MotionSample> samples);

/// Mean distance between motions of the same caption under the first judge: samples holds `perCaption` motions of each caption, one
/// caption after the other; `pairs` + `pairs` are drawn, the same places for every caption. Throws c10::Error when sizes do not fit.
double multiModalityScore(Panel& panel, std::span<const MotionSample> samples, std::int64_t perCaption, std::int64_t pairs, std::uint64_t seed);

/// Places of the samples in pools of equal size, one pool after the other, so that equal captions meet as rarely as can be; what does
/// not fill a pool is left out. The same captions and seed give the same pools.
std::vector<std::int64_t> dealPools(std::span<const MotionSample> samples, std::int64_t pool, std::uint64_t seed);

/// The same with one motion for each caption, drawn by the seed: no two in a pool share theirs. Empty where there are fewer captions than a pool has.
std::vector<std::int64_t> dealDistinctPools(std::span<const MotionSample> samples, std::int64_t pool, std::uint64_t seed);

/// The same as dealPools() over the motions whose caption is not in `seen`.
std::vector<std::int64_t> dealUnseenPools(std::span<const MotionSample> samples, const std::set<std::string>& seen, std::int64_t pool, std::uint64_t seed);

/// How many pairs inside the pools have the same caption: then even real motions cannot all hit.
std::int64_t equalCaptionPairs(std::span<const MotionSample> samples, std::span<const std::int64_t> places, std::int64_t pool);

}  // namespace core::metrics
