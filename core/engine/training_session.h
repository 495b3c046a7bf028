#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/jobs/progress.h"
#include "core/training/adamw.h"
#include "core/training/process_group.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

struct TrainingRequest {
  std::string recipe;
  std::filesystem::path dataFolder;
  std::filesystem::path runFolder;    // continued when it holds a checkpoint
  std::optional<std::int64_t> steps;  // the recipe's default when absent
  std::optional<double> learningRate;
  std::int64_t decaySteps = 2000;
  std::optional<std::string> schedule;      // linear, cosine or constant; linear when absent
  std::optional<std::int64_t> warmupSteps;  // of the learning rate; the trainer's default when absent
  std::optional<double> gradientClip;       // joint norm of all gradients; 0: off
  std::optional<double> emaDecay;           // of the averaged weights, 0 to below 1; 0: no average
  training::AdamWOptions optimizer = {};    // but for its emaDecay
  std::uint64_t seed = 1;
  int threads = 1;
  bool useBfloat16 = true;
  double checkpointMinutes = 3.0;
  std::int64_t validateEvery = 1000;
  std::map<std::string, std::string> settings;  // of the recipe
  std::vector<std::string> command;             // the words behind `gesto`, for run.json
  /// Trains together with other processes that got the same request; nothing: alone. Rank 0 writes the run folder, the others need not see it.
  std::optional<training::Launch> launch = {};
  std::chrono::seconds patience{60};  // until all processes have come
  /// Of an update (training::TrainerOptions): as many as processes when absent, and what the run was begun with when it goes on.
  std::optional<int> parts = {};
  /// Hears every line that goes into log.jsonl; may be empty.
  std::function<void(const std::string& line)> listener = {};
};

struct TrainingReport {
  std::int64_t steps = 0;
  double minutes = 0.0;
  std::map<std::string, double> validation;  // of the averaged weights at the end
  std::filesystem::path weights;
};

/// What a preset says where the request says nothing. Errors: NotFound (the recipe), InvalidArgument (the preset).
Result<TrainingRequest> withPreset(TrainingRequest request, const std::string& preset, const families::FamilyTable& families = families::modelFamilies());

/// How long a run would take, and how much memory.
struct TrainingMeasure {
  std::int64_t updates = 0;       // of the whole run
  double secondsToBegin = 0.0;    // reading data and parts, the first updates
  double secondsPerUpdate = 0.0;  // without validation and checkpoints
  double secondsInAll = 0.0;
  std::uint64_t memory = 0;  // bytes at most, of this process
};

/// Does that many updates of the run that is asked for and forgets them; the run folder is not touched. updates: 1 or more.
/// Errors: as runTraining, but for those of the run folder.
Result<TrainingMeasure> measureTraining(const TrainingRequest& request, int updates, const jobs::ProgressSink& progress, std::stop_token stop,
                                        const families::FamilyTable& families = families::modelFamilies());

/// Trains until the steps are done or stop is asked for; both ways the checkpoint is written. run.json tells who works on the folder (core/services/training_runs.h).
/// Of several processes one that stops stops all, and one that is lost ends all: rank 0 writes what was learned before that update.
/// Errors: NotFound, ParseFailed, WriteFailed, InvalidArgument (also for a folder that holds another run, or that somebody works on, and for processes with
/// other data, weights or options than rank 0); Cancelled after a stop; Internal when a process was lost.
Result<TrainingReport> runTraining(const TrainingRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                   const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
