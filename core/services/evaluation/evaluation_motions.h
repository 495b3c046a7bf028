#pragma once

#include "core/base/guidance.h"
#include "core/base/result.h"
#include "core/motion/clip.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The motions that an evaluation made, read back from the folder "cache" of its report without LibTorch. core/engine/evaluation/generation_cache.h writes them: files
/// of a few motions, each with what it was made from in words.
namespace core::services {

struct EvaluationMotion {
  std::filesystem::path file;
  std::string tensor;  // in the file
  // What it was made from, as far as the file tells.
  std::string model;    // hash of the weights
  std::string variant;  // "mld"; empty: the model as it is
  std::string prompt;
  std::string style;  // a label or a motion file; empty: none
  std::uint64_t seed = 0;
  int frames = 0;
  base::Guidance guidance;
};

/// All motions of a report's folder, in the order of their seeds. Files in it that are something else are left out.
/// Errors: NotFound where the report has no motions beside it.
Result<std::vector<EvaluationMotion>> listEvaluationMotions(const std::filesystem::path& reportFolder);

/// Which of them are a report's row.
struct EvaluationRow {
  std::string model;                    // the row's model hash
  std::string variant;                  // behind the colon of the row's name
  std::set<std::string> otherVariants;  // of other rows with the same weights
  std::optional<std::string> style;     // only in this one (rows of prompts); empty text: none
  std::optional<double> contentWeight, styleWeight, classifierScale;
};

/// Those of the row. A variant that sets its own weights is found whatever the row's weights are; otherwise only motions with them (a sweep leaves others too). Motions
/// of different prompts and styles stand first.
std::vector<EvaluationMotion> motionsOfRow(const std::vector<EvaluationMotion>& all, const EvaluationRow& row);

/// Two rows' motions of one prompt from one seed, in the order in which they are shown.
struct BlindPair {
  std::size_t first = 0, second = 0;  // rows
  EvaluationMotion left, right;
};

/// Every prompt and seed that two of the rows have in common, all pairs of rows in turn, sides and order drawn by the seed; at most `most` of them.
std::vector<BlindPair> blindPairs(const std::vector<EvaluationMotion>& all, const std::vector<EvaluationRow>& rows, std::uint64_t seed, std::size_t most = 400);

/// The motion as the metrics saw it: joint positions of the features, feet not planted, on the 22-joint skeleton, 20 fps.
/// Errors: those of reading; ParseFailed when the tensor is gone, has another shape, or holds what is no motion.
Result<std::shared_ptr<const motion::Clip>> readEvaluationMotion(const EvaluationMotion& motion, const std::string& name);

}  // namespace core::services
