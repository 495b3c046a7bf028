#pragma once

#include "core/dataset/motion_dataset.h"
#include "core/families/model_family.h"
#include "core/jobs/progress.h"
#include "core/metrics/prompts/prompt_list.h"

#include <cstdint>
#include <map>
#include <span>
#include <stop_token>
#include <string>

namespace core::bench {

struct ReconstructionOptions {
  int clips = 600;  // at most so many, drawn by the seed
  std::uint64_t seed = 1;
};

/// Clips that show a prompt, that still do when decoded again, and that do only then.
struct KeptPrompt {
  int real = 0, kept = 0, added = 0;
};

struct ReconstructionReport {
  std::size_t clips = 0;
  std::map<std::string, KeptPrompt> prompts;  // by id
  int turning = 0;                            // clips that turn by over 100 degrees
  double realTurn = 0.0, keptTurn = 0.0;      // degrees in all, mean over those
};

/// What a model's autoencoder keeps, which bounds what the model can show: recordings are encoded and decoded again. Pairs that were joined and mirrored twins are left
/// out. Errors: NotFound without a clip of a length that the model knows; Cancelled; those of reconstruct().
Result<ReconstructionReport> benchReconstruction(families::LoadedModel& model, const dataset::MotionDataset& data, std::span<const metrics::Prompt> prompts,
                                                 const ReconstructionOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop);

}  // namespace core::bench
