#pragma once

#include "core/base/guidance.h"
#include "core/base/result.h"
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

struct PromptProtocolRequest {
  std::filesystem::path list;  // tests/quality/prompts.tsv, or one like it
  std::filesystem::path modelFolder, outFolder;
  std::filesystem::path ownModelFolder;           // looked into behind modelFolder; may be empty
  std::vector<std::string> models = {"default"};  // names in the model folder or files; of any kind that makes motion from text
  std::vector<std::string> styles;                // beside the unstyled row: labels of the model, or motion files
  std::vector<std::filesystem::path> evaluators;  // for the rank of the prompt; may be empty. They must not have taken part in training
  int seeds = 5;                                  // of each prompt and style
  int candidates = 1;                             // the best of so many by the first evaluator stands for each seed; above 1 they have seeds of their own
  std::uint64_t seed = 1;                         // the first of them; others follow
  base::Guidance guidance;
  std::optional<int> steps;  // of sampling; without: each model's own
};

/// Generates every prompt of a list with every seed, unstyled and in each style, and judges the finished clips by the facts of the list
/// (core/metrics/prompts). One row for each model and style: how many prompts are shown in at least 4 of 5 seeds, how many
/// clips, how near the own prompt is among all of the list under each evaluator, and how the body carries itself.
/// Writes report.html, report.json, report.csv and clips.csv (one line a clip with every fact) into the out folder after every row; motions are kept in its folder
/// "cache", so that a run that was stopped goes on.
/// Errors: InvalidArgument, NotFound, ParseFailed, WriteFailed; Cancelled.
Result<metrics::EvaluationReport> runPromptProtocol(const PromptProtocolRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                                    const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
