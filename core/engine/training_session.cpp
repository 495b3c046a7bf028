#include "core/engine/training_session.h"

#include "core/base/stopwatch.h"
#include "core/checkpoint/safetensors.h"
#include "core/engine/recipe_table.h"
#include "core/engine/threads.h"
#include "core/services/training_runs.h"
#include "core/training/event_file.h"
#include "core/training/trainer.h"

#include <ATen/Context.h>
#include <c10/util/Exception.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <sys/resource.h>
#include <unistd.h>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;

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

// Whether the folder may be worked on with this request: it is new, or holds the very same run and nobody works on it.
Result<void> checkFolder(const TrainingRequest& request, std::int64_t steps) {
  const auto record = services::readRunRecord(request.runFolder);
  if (!record) return record.error().code == ErrorCode::NotFound ? Result<void>() : record.error();
  const auto refused = [&](const std::string& why) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}; take another --run folder", request.runFolder.string(), why)};
  };
  if (record->recipe != request.recipe) return refused(fmt::format("holds a run of {}, not of {}", record->recipe, request.recipe));
  const auto run = services::readRun(request.runFolder);
  if (!run) return run.error();
  if (run->state == services::RunState::Running || run->state == services::RunState::Paused) return refused("another process works on this run");
  const auto checkpoint = model::readSafetensorsMetadata(request.runFolder / "checkpoint.safetensors");
  if (!checkpoint) return {};  // none yet, or one that will be told of when it is read
  if (const auto done = training::checkpointSteps(*checkpoint).value_or(0); done > steps)
    return refused(fmt::format("{} updates are done already, more than --steps {}", done, steps));
  if (record->seed != request.seed) return refused(fmt::format("was begun with --seed {}, not {}", record->seed, request.seed));
  auto names = record->settings;
  names.insert(request.settings.begin(), request.settings.end());
  const auto valueIn = [](const std::map<std::string, std::string>& settings, const std::string& name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string("its usual value") : found->second;
  };
  for (const auto& [name, value] : names) {
    const auto before = valueIn(record->settings, name), now = valueIn(request.settings, name);
    if (before != now) return refused(fmt::format("was begun with the setting {} at {}, not {}", name, before, now));
  }
  return {};
}

Result<training::TrainerOptions> optionsOf(const TrainingRequest& request, const RecipeEntry& entry) {
  training::TrainerOptions options;
  options.steps = request.steps.value_or(entry.steps);
  options.decaySteps = std::min(request.decaySteps, options.steps);
  options.learningRate = request.learningRate.value_or(entry.learningRate);
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
  return options;
}

// A sentence for what LibTorch throws.
template <class Report, class Work>
Result<Report> guarded(const std::string& recipe, const Work& work) {
  try {
    return work();
  } catch (const c10::Error& failure) {
    return Error{ErrorCode::Internal, fmt::format("{}: {}", recipe, failure.what_without_backtrace())};
  } catch (const std::exception& failure) {
    return Error{ErrorCode::Internal, fmt::format("{}: {}", recipe, failure.what())};
  }
}

// Goes away with what is in it.
class PassingFolder {
 public:
  PassingFolder() {
    std::error_code ignored;
    path_ = std::filesystem::temp_directory_path(ignored) / fmt::format("gesto-measure-{}", ::getpid());
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::uint64_t mostMemory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

struct Asked {
  RecipeEntry recipe;
  base::Settings settings;
};

Result<Asked> askedFor(const TrainingRequest& request, const families::FamilyTable& families) {
  auto entry = findRecipe(request.recipe, families);
  if (!entry) return entry.error();
  auto settings = base::Settings::parse(entry->settings, request.settings);
  if (!settings) return Error{settings.error().code, fmt::format("{}: {}", entry->name, settings.error().message)};
  return Asked{std::move(*entry), std::move(*settings)};
}

// A trainer before its first update, with the data that its recipe looks at.
struct OpenTraining {
  dataset::MotionDataset data;
  std::unique_ptr<training::Trainer> trainer;
};

Result<std::unique_ptr<OpenTraining>> openTraining(const TrainingRequest& request, const Asked& asked, const training::TrainerOptions& options,
                                                   const jobs::ProgressSink& progress) {
  useThreads(request.threads);
  progress({"reading the data set", 0, 0});
  auto data = dataset::MotionDataset::open(request.dataFolder);
  if (!data) return data.error();
  auto open = std::make_unique<OpenTraining>(OpenTraining{std::move(*data), nullptr});
  at::manual_seed(request.seed);  // initial weights
  auto recipe = makeRecipe(asked.recipe, open->data, asked.settings);
  if (!recipe) return recipe.error();
  auto trainer = training::Trainer::create(request.recipe, std::move(*recipe), options);
  if (!trainer) return trainer.error();
  open->trainer = std::move(*trainer);
  return open;
}

Result<TrainingReport> train(const TrainingRequest& request, const Asked& asked, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const auto start = Clock::now();
  const auto options = optionsOf(request, asked.recipe);
  if (!options) return options.error();
  const auto open = openTraining(request, asked, *options, progress);
  if (!open) return open.error();
  training::Trainer& trainer = *(*open)->trainer;

  auto events =
      training::EventFile::create(request.runFolder, std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  if (!events) return events.error();
  const auto note = [&](const char* kind, const training::Scalars& values) -> Result<void> {
    auto line = trainer.log(kind, values);
    if (!line) return line.error();
    if (request.listener) request.listener(*line);
    const double now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    if (auto ok = events->add(trainer.stepsDone(), now, fmt::format("{}/", kind), values); !ok) return ok.error();
    return {};
  };
  MeanScalars means;
  auto lastSave = Clock::now();
  training::Scalars validation;
  const auto validate = [&]() -> Result<void> {
    validation = trainer.validate();
    std::string line = "validation";
    for (const auto& [name, value] : validation) line += fmt::format("  {} {:.4g}", name, value);
    progress({line, trainer.stepsDone(), options->steps});
    return note("validation", validation);
  };
  while (!trainer.finished() && !stop.stop_requested()) {
    means.add(trainer.step());
    const auto done = trainer.stepsDone();
    if (done % 50 == 0 || trainer.finished()) {
      const auto values = means.take();
      if (auto ok = note("train", values); !ok) return ok.error();
      std::string line = request.recipe;
      for (const auto& [name, value] : values) line += fmt::format("  {} {:.4g}", name, value);
      progress({line, done, options->steps});
    }
    if (done % request.validateEvery == 0) {
      if (auto ok = validate(); !ok) return ok.error();
    }
    if (secondsSince(lastSave) >= 60.0 * request.checkpointMinutes) {
      if (auto ok = trainer.saveCheckpoint(); !ok) return ok.error();
      lastSave = Clock::now();
    }
  }
  // A stopped run keeps what it learned: the checkpoint is written on both paths.
  if (auto saved = trainer.saveCheckpoint(); !saved) return saved.error();
  if (!trainer.finished()) return Error{ErrorCode::Cancelled, fmt::format("training stopped after step {}; the same command continues it", trainer.stepsDone())};
  if (auto ok = validate(); !ok) return ok.error();
  TrainingReport report{trainer.stepsDone(), secondsSince(start) / 60.0, {validation.begin(), validation.end()}, request.runFolder / "weights.safetensors"};
  return report;
}

}  // namespace

Result<TrainingReport> runTraining(const TrainingRequest& request, const jobs::ProgressSink& progress, std::stop_token stop, const families::FamilyTable& families) {
  const auto asked = askedFor(request, families);
  if (!asked) return asked.error();
  if (auto ok = checkFolder(request, request.steps.value_or(asked->recipe.steps)); !ok) return ok.error();
  services::RunRecord record;
  record.recipe = request.recipe;
  record.data = std::filesystem::absolute(request.dataFolder);
  record.settings = request.settings;
  record.command = request.command;
  std::error_code ignored;
  record.workingFolder = std::filesystem::current_path(ignored);
  record.steps = request.steps.value_or(asked->recipe.steps);
  record.seed = request.seed;
  record.state = services::RunRecord::State::Running;
  services::noteThisProcess(record);
  if (auto ok = services::writeRunRecord(request.runFolder, record); !ok) return ok.error();
  // The boundary where what LibTorch throws becomes one sentence: it stands in run.json too.
  const auto report = guarded<TrainingReport>(request.recipe, [&] { return train(request, *asked, progress, stop); });
  record.state = report                                        ? services::RunRecord::State::Finished
                 : report.error().code == ErrorCode::Cancelled ? services::RunRecord::State::Stopped
                                                               : services::RunRecord::State::Failed;
  if (!report) record.sentence = report.error().message;
  if (auto ok = services::writeRunRecord(request.runFolder, record); !ok && report) return ok.error();
  return report;
}

Result<TrainingMeasure> measureTraining(const TrainingRequest& request, int updates, const jobs::ProgressSink& progress, std::stop_token stop,
                                        const families::FamilyTable& families) {
  const auto asked = askedFor(request, families);
  if (!asked) return asked.error();
  return guarded<TrainingMeasure>(request.recipe, [&]() -> Result<TrainingMeasure> {
    const auto start = Clock::now();
    auto options = optionsOf(request, asked->recipe);
    if (!options) return options.error();
    const PassingFolder folder;
    options->runFolder = folder.path();
    const auto open = openTraining(request, *asked, *options, progress);
    if (!open) return open.error();
    // The first updates fill caches and make room: they belong to the beginning.
    constexpr int kFirst = 3;
    TrainingMeasure measure;
    measure.updates = options->steps;
    auto begun = Clock::now();
    for (int i = 0; i < updates + kFirst; ++i) {
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "the measurement was stopped"};
      if (i == kFirst) {
        measure.secondsToBegin = secondsSince(start);
        begun = Clock::now();
      }
      (*open)->trainer->step();
      progress({"measuring", i + 1, updates + kFirst});
    }
    measure.secondsPerUpdate = secondsSince(begun) / updates;
    measure.secondsInAll = measure.secondsToBegin + measure.secondsPerUpdate * static_cast<double>(std::max<std::int64_t>(0, measure.updates - kFirst));
    measure.memory = mostMemory();
    return measure;
  });
}

}  // namespace core::engine
