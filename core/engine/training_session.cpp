#include "core/engine/training_session.h"

#include "core/engine/recipe_table.h"
#include "core/engine/threads.h"
#include "core/training/trainer.h"

#include <ATen/Context.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace core::engine {

namespace {

using Clock = std::chrono::steady_clock;

double minutesSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count() / 60.0; }

// Means over the steps since the last line, so that the log stays small and the curves smooth.
class MeanScalars {
 public:
  void add(const training::Scalars& values) {
    for (const auto& [name, value] : values) {
      const auto found = std::find_if(sums_.begin(), sums_.end(), [&](const auto& sum) { return sum.first == name; });
      if (found == sums_.end()) {
        sums_.emplace_back(name, std::pair{value, 1.0});
      } else {
        found->second.first += value;
        found->second.second += 1.0;
      }
    }
  }
  training::Scalars take() {
    training::Scalars means;
    for (const auto& [name, sum] : sums_) means.emplace_back(name, sum.first / sum.second);
    sums_.clear();
    return means;
  }

 private:
  std::vector<std::pair<std::string, std::pair<double, double>>> sums_;
};

}  // namespace

Result<TrainingReport> runTraining(const TrainingRequest& request, const jobs::ProgressSink& progress, std::stop_token stop, const families::FamilyTable& families) {
  const auto start = Clock::now();
  useThreads(request.threads);
  auto entry = findRecipe(request.recipe, families);
  if (!entry) return entry.error();
  const auto settings = base::Settings::parse(entry->settings, request.settings);
  if (!settings) return Error{settings.error().code, fmt::format("{}: {}", entry->name, settings.error().message)};
  progress({"reading the data set", 0, 0});
  auto data = dataset::MotionDataset::open(request.dataFolder);
  if (!data) return data.error();
  at::manual_seed(request.seed);  // initial weights
  auto recipe = makeRecipe(*entry, *data, *settings);
  if (!recipe) return recipe.error();

  training::TrainerOptions options;
  options.steps = request.steps.value_or(entry->steps);
  options.decaySteps = std::min(request.decaySteps, options.steps);
  options.learningRate = request.learningRate.value_or(entry->learningRate);
  if (request.schedule == "cosine")
    options.schedule = training::LearningRateSchedule::Cosine;
  else if (request.schedule == "constant")
    options.schedule = training::LearningRateSchedule::Constant;
  else if (request.schedule != "linear")
    return Error{ErrorCode::InvalidArgument, fmt::format("the learning rate's schedule is linear, cosine or constant, not \"{}\"", request.schedule)};
  options.warmupSteps = request.warmupSteps.value_or(options.warmupSteps);
  options.gradientClip = request.gradientClip.value_or(options.gradientClip);
  options.optimizer.emaDecay = request.emaDecay.value_or(options.optimizer.emaDecay);
  options.seed = request.seed;
  options.useBfloat16 = request.useBfloat16;
  options.runFolder = request.runFolder;
  auto created = training::Trainer::create(request.recipe, std::move(*recipe), options);
  if (!created) return created.error();
  training::Trainer& trainer = **created;

  MeanScalars means;
  auto lastSave = Clock::now();
  training::Scalars validation;
  const auto validate = [&]() -> Result<void> {
    validation = trainer.validate();
    std::string line = "validation";
    for (const auto& [name, value] : validation) line += fmt::format("  {} {:.4g}", name, value);
    progress({line, trainer.stepsDone(), options.steps});
    return trainer.log("validation", validation);
  };
  while (!trainer.finished() && !stop.stop_requested()) {
    means.add(trainer.step());
    const auto done = trainer.stepsDone();
    if (done % 50 == 0 || trainer.finished()) {
      const auto values = means.take();
      if (auto ok = trainer.log("train", values); !ok) return ok.error();
      std::string line = request.recipe;
      for (const auto& [name, value] : values) line += fmt::format("  {} {:.4g}", name, value);
      progress({line, done, options.steps});
    }
    if (done % request.validateEvery == 0) {
      if (auto ok = validate(); !ok) return ok.error();
    }
    if (minutesSince(lastSave) >= request.checkpointMinutes) {
      if (auto ok = trainer.saveCheckpoint(); !ok) return ok.error();
      lastSave = Clock::now();
    }
  }
  // A stopped run keeps what it learned: the checkpoint is written on both paths.
  if (auto saved = trainer.saveCheckpoint(); !saved) return saved.error();
  if (!trainer.finished()) return Error{ErrorCode::Cancelled, fmt::format("training stopped after step {}; the same command continues it", trainer.stepsDone())};
  if (auto ok = validate(); !ok) return ok.error();
  TrainingReport report{trainer.stepsDone(), minutesSince(start), {validation.begin(), validation.end()}, options.runFolder / "weights.safetensors"};
  return report;
}

}  // namespace core::engine
