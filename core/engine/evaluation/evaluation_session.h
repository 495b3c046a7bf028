#pragma once

#include "core/base/guidance.h"
#include "core/base/result.h"
#include "core/base/shard.h"
#include "core/engine/evaluation/evaluation_plan.h"
#include "core/families/model_family.h"
#include "core/jobs/progress.h"
#include "core/report/report.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

struct EvaluationRequest {
  Protocol protocol = protocols().front();
  std::filesystem::path dataFolder, modelFolder, outFolder;
  std::filesystem::path ownModelFolder;  // looked into behind modelFolder; may be empty
  /// Names in the model folder ("default" too) or files. A word behind a colon changes what is done with the model: one of its family's
  /// variants ("default:noguide").
  std::vector<std::string> models = {"default"};
  bool hasBaselines = false;                       // adds the variants that are baselines and make sense in the protocol
  std::vector<std::filesystem::path> evaluators;   // weights of the recipe evaluator, or the published one; the first is the main judge
  std::filesystem::path styleJudge, contentJudge;  // weights of the recipe judge; may be empty
  int motions = 128, repetitions = 5;
  std::int64_t pool = 32, diversityPairs = 300;
  int multiModalityCaptions = 0, multiModalitySamples = 20, multiModalityPairs = 10;
  bool usesReferenceClips = true;  // a clip of the test split shows the style; false: the model's own mean of the label
  std::uint64_t seed = 1;
  base::Guidance guidance;
  std::optional<int> steps;                            // of sampling; without: each model's own
  std::vector<double> sweepStyleWeights, sweepScales;  // both empty: no sweep; the defaults above are always among the points
  int sweepMotions = 64;
  bool isMerged = false;  // all motions are in the cache already, made by evaluateShard(); one that is not is an error
};

/// Runs a protocol: real motions, every model, the sweep; writes report.html, report.json and report.csv into the out folder, and keeps
/// generated motions in its folder "cache". A run that was stopped goes on with the same request.
/// Errors: InvalidArgument, NotFound (also a motion that a merged evaluation lacks), ParseFailed, WriteFailed; Cancelled (asked once per reverse step and
/// between scores).
Result<metrics::EvaluationReport> runEvaluation(const EvaluationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                                const families::FamilyTable& families = families::modelFamilies());

/// Makes this shard's part of the motions that runEvaluation() would make, into the same cache, and scores nothing: many machines share the work, and one
/// merges. Shards of one count are disjoint; what is there already is not made again. Returns the motions that were made.
/// Errors: as runEvaluation().
Result<std::int64_t> evaluateShard(const EvaluationRequest& request, const base::Shard& shard, const jobs::ProgressSink& progress, std::stop_token stop,
                                   const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
