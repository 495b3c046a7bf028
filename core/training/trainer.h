#pragma once

#include "core/training/gradient_buckets.h"
#include "core/training/recipe.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace core::training {

/// How the learning rate falls after its rise.
enum class LearningRateSchedule {
  Linear,    // stays, then falls linearly to 0 over the last decaySteps
  Cosine,    // half a cosine from the first step to 0 at the last
  Constant,  // stays (published training of SMooDi)
};

/// Updates that a checkpoint says are done; nothing when it does not say a number.
std::optional<std::int64_t> checkpointSteps(const std::map<std::string, std::string>& metadata);
/// Parts of an update of the run that a checkpoint belongs to.
int checkpointParts(const std::map<std::string, std::string>& metadata);

struct TrainerOptions {
  std::int64_t steps = 10000;      // in all, resumed ones included
  std::int64_t warmupSteps = 200;  // learning rate rises linearly from 0
  std::int64_t decaySteps = 2000;  // and falls linearly to 0 over the last ones
  double learningRate = 3e-4;
  LearningRateSchedule schedule = LearningRateSchedule::Linear;
  double gradientClip = 1.0;  // 0: off
  std::uint64_t seed = 1;
  bool useBfloat16 = true;  // autocast of the forward pass; weights and moments stay float32
  AdamWOptions optimizer;
  /// An update is the mean of so many parts with draws of their own: processes share them evenly, and one process does them one after the other. So what an
  /// update does depends on the number of parts, and not (but for rounding) on that of the processes. The recipe's batch is that of one part.
  int parts = 1;                    // a multiple of the processes
  ProcessGroup* group = nullptr;    // outlives the trainer; null: this process trains alone
  std::filesystem::path runFolder;  // checkpoint.safetensors, weights.safetensors, log.jsonl; of rank 0 alone
};

/// Steps a recipe; holds no thread and no callback, and can be stepped in a test.
/// The draws of step k depend on seed, k and the part alone, so a resumed run repeats an unbroken one bit for bit (one machine,
/// one thread count, one number of processes; with another number, up to the order of sums).
class Trainer {
 public:
  /// Continues from runFolder/checkpoint.safetensors when there is one; rank 0 reads it, the others get what it read.
  /// Errors: ParseFailed when that file belongs to another model, InvalidArgument for parts that the processes cannot share, Unsupported for a recipe
  /// with state beside its weights in more than one part.
  static Result<std::unique_ptr<Trainer>> create(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options);

  bool finished() const { return optimizer_.stepsDone() >= options_.steps; }
  std::int64_t stepsDone() const { return optimizer_.stepsDone(); }

  /// One update. The loss is that of all parts, the other numbers are those of this process. Throws std::runtime_error when the loss is not finite
  /// (the last checkpoint is still good), and LostProcess, after which everything is as it was before the update.
  Scalars step();

  /// Stops the training of all processes: stops() becomes true in each after the same update, for a process alone at once.
  void wishToStop();
  bool stops() const { return stops_; }

  /// Validation numbers of the averaged weights.
  Scalars validate();

  /// Parameters, averages, moments and step count; then the averaged weights alone. Errors: WriteFailed.
  Result<void> saveCheckpoint();

  /// Appends one JSON line to log.jsonl and gives it back, without the line's end.
  Result<std::string> log(const std::string& kind, const Scalars& values);

  double learningRate() const;

 private:
  Trainer(std::string recipeName, std::unique_ptr<Recipe> recipe, const TrainerOptions& options);
  Result<void> open();
  Result<void> loadCheckpoint(const std::filesystem::path& file);
  void spreadState();
  at::Tensor lossOfPart(std::int64_t step, int part, Scalars& terms);
  void finishGradients();

  std::string recipeName_;
  std::unique_ptr<Recipe> recipe_;
  TrainerOptions options_;
  AdamW optimizer_;
  std::unique_ptr<GradientBuckets> buckets_;  // in a group
  bool wantsToStop_ = false, stops_ = false;
};

}  // namespace core::training
