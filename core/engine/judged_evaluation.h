#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

struct JudgedEvaluationRequest {
  std::filesystem::path modelFolder;
  std::string model = "default";
  std::filesystem::path dataFolder;
  std::filesystem::path styleJudge, contentJudge;  // weights files of the recipe judge
  std::string source = "bandai-namco-2";
  int clips = 200;          // generated per row, over all label pairs in turn
  std::uint64_t seed = 1;
  double contentWeight = 7.5, styleWeight = 1.5, classifierScale = 0.2;
};

/// What two judges and a ruler say of one set of clips.
struct JudgedRow {
  std::string name;         // "real", "reconstructed", "generated", "generated without style", ...
  int clips = 0;
  double styleAccuracy = 0.0, contentAccuracy = 0.0;
  double skating = 0.0;     // foot-skating ratio, mean over clips
  double jerk = 0.0;        // m/s^3, mean over joints and clips
  std::map<std::string, double> skatingByContent;
  std::map<std::string, double> styleByLabel, contentByLabel;
};

struct JudgedReport {
  std::vector<JudgedRow> rows;
  std::string modelHash, dataHash;
  double minutes = 0.0;
};

/// Real held-out clips, the same through the autoencoder, and generated ones (label pairs seen in training; without style;
/// held-out pairs), scored by classifiers that took no part in generation. Generated clips are judged as a person gets them:
/// features extracted again from the finished clip.
/// Errors: NotFound, ParseFailed, Cancelled.
Result<JudgedReport> judgeModel(const JudgedEvaluationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop);

}  // namespace core::engine
