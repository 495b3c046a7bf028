#include "core/engine/training_session.h"

#include "core/base/hash.h"
#include "core/base/process.h"
#include "core/base/stopwatch.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/safetensors.h"
#include "core/engine/recipe_table.h"
#include "core/engine/threads.h"
#include "core/engine/training_team.h"
#include "core/sampling/compact_parts.h"
#include "core/services/training_runs.h"
#include "core/training/event_file.h"
#include "core/training/trainer.h"
#include "core/training/update_parts.h"

#include <ATen/Context.h>
#include <c10/util/Exception.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;

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
  const auto schedule = request.schedule.value_or("linear");
  if (schedule == "cosine")
    options.schedule = training::LearningRateSchedule::Cosine;
  else if (schedule == "constant")
    options.schedule = training::LearningRateSchedule::Constant;
  else if (schedule != "linear")
    return Error{ErrorCode::InvalidArgument, fmt::format("the learning rate's schedule is linear, cosine or constant, not \"{}\"", schedule)};
  options.optimizer = request.optimizer;
  options.warmupSteps = request.warmupSteps.value_or(options.warmupSteps);
  options.gradientClip = request.gradientClip.value_or(options.gradientClip);
  options.optimizer.emaDecay = request.emaDecay.value_or(training::AdamWOptions().emaDecay);
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
  } catch (const training::LostProcess& lost) {
    return Error{ErrorCode::Internal, fmt::format("{}: another process of this training is gone ({})", recipe, lost.what())};
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
    path_ = std::filesystem::temp_directory_path(ignored) / fmt::format("gesto-measure-{}", base::ownProcess());
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

struct Asked {
  RecipeEntry recipe;
  base::Settings settings;  // of one part of an update
};

Result<Asked> askedFor(const TrainingRequest& request, const families::FamilyTable& families, int parts) {
  auto entry = findRecipe(request.recipe, families);
  if (!entry) return entry.error();
  const auto refused = [&](const Error& error) { return Error{error.code, fmt::format("{}: {}", entry->name, error.message)}; };
  const auto values = training::settingsOfPart(entry->settings, request.settings, parts);
  if (!values) return refused(values.error());
  auto settings = base::Settings::parse(entry->settings, *values);
  if (!settings) return refused(settings.error());
  return Asked{std::move(*entry), std::move(*settings)};
}

// Everything that must be the same in all processes of a run.
Result<Facts> factsOf(const TrainingRequest& request, const Asked& asked, const training::TrainerOptions& options, const dataset::MotionDataset& data) {
  Facts facts = {{"the data set", data.hash()},
                 {"--parts", std::to_string(options.parts)},
                 {"--seed", std::to_string(options.seed)},
                 {"--steps", std::to_string(options.steps)},
                 {"--decay-steps", std::to_string(options.decaySteps)},
                 {"--learning-rate", fmt::format("{}", options.learningRate)},
                 {"--schedule", request.schedule.value_or("linear")},
                 {"--warmup", std::to_string(options.warmupSteps)},
                 {"--clip", fmt::format("{}", options.gradientClip)},
                 {"--ema", fmt::format("{}", options.optimizer.emaDecay)},
                 {"the optimizer", fmt::format("{} {} {}", options.optimizer.beta1, options.optimizer.beta2, options.optimizer.weightDecay)},
                 {"--precision", options.useBfloat16 ? "bfloat16" : "float32"}};
  for (const auto& spec : asked.recipe.settings) {
    const auto typed = request.settings.find(spec.name);
    auto value = typed == request.settings.end() ? std::string("its usual value") : typed->second;
    // Files may lie in different places; what they hold may not differ.
    if (spec.kind == base::SettingSpec::Kind::File && typed != request.settings.end()) {
      auto hash = base::hashOfFile(value);
      if (!hash) return hash.error();
      value = std::move(*hash);
    }
    facts.emplace_back(fmt::format("the setting {}", spec.name), std::move(value));
  }
  return facts;
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
  if (auto ok = training::together(options.group, statusOf(data)); !ok) return ok.error();
  auto open = std::make_unique<OpenTraining>(OpenTraining{std::move(*data), nullptr});
  if (options.group) {
    const auto facts = factsOf(request, asked, options, open->data);
    if (auto ok = training::together(options.group, statusOf(facts)); !ok) return ok.error();
    if (auto ok = agreeOn(*options.group, *facts); !ok) return ok.error();
  }
  at::manual_seed(request.seed);  // initial weights
  auto recipe = makeRecipe(asked.recipe, open->data, asked.settings);
  if (auto ok = training::together(options.group, statusOf(recipe)); !ok) return ok.error();
  auto trainer = training::Trainer::create(request.recipe, std::move(*recipe), options);
  if (!trainer) return trainer.error();
  open->trainer = std::move(*trainer);
  return open;
}

Result<TrainingReport> train(const TrainingRequest& request, const Asked& asked, const training::TrainerOptions& options, const jobs::ProgressSink& progress,
                             const std::stop_token& stop) {
  const auto start = Clock::now();
  const auto open = openTraining(request, asked, options, progress);
  if (!open) return open.error();
  training::Trainer& trainer = *(*open)->trainer;
  const bool isFirst = isFirstOf(options.group);

  std::optional<training::EventFile> events;
  if (isFirst) {
    auto file =
        training::EventFile::create(request.runFolder, std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
    if (!file) return file.error();
    events.emplace(std::move(*file));
  }
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
    progress({line, trainer.stepsDone(), options.steps});
    return note("validation", validation);
  };
  while (!trainer.finished() && !trainer.stops()) {
    if (stop.stop_requested()) {
      trainer.wishToStop();
      if (trainer.stops()) break;
    }
    std::optional<training::Scalars> values;  // of the updates since the last line of the log, over all processes
    try {
      means.add(trainer.step());
      if (trainer.stepsDone() % 50 == 0 || trainer.finished()) values = means.take(options.group);
    } catch (const training::LostProcess& lost) {
      // The only place where something can still be saved: the update that was lost has changed nothing.
      if (auto saved = isFirst ? trainer.saveCheckpoint() : Result<void>(); !saved) return saved.error();
      return Error{
          ErrorCode::Internal,
          fmt::format("{}: another process of this training is gone in update {} ({}); {}", request.recipe, trainer.stepsDone() + 1, lost.what(),
                      isFirst ? "what was learned before it is saved, and the same command goes on from there" : "the same command goes on from the last checkpoint")};
    }
    if (!isFirst) continue;
    const auto done = trainer.stepsDone();
    if (values) {
      if (auto ok = note("train", *values); !ok) return ok.error();
      std::string line = request.recipe;
      for (const auto& [name, value] : *values) line += fmt::format("  {} {:.4g}", name, value);
      progress({line, done, options.steps});
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
  if (auto saved = isFirst ? trainer.saveCheckpoint() : Result<void>(); !saved) return saved.error();
  if (!trainer.finished()) return Error{ErrorCode::Cancelled, fmt::format("training stopped after step {}; the same command continues it", trainer.stepsDone())};
  if (isFirst) {
    if (auto ok = validate(); !ok) return ok.error();
  }
  TrainingReport report{trainer.stepsDone(), secondsSince(start) / 60.0, {validation.begin(), validation.end()}, request.runFolder / "weights.safetensors"};
  return report;
}

// Parts of an update: what the run in the folder was begun with, what is asked for, or one for each process.
Result<int> partsOf(const TrainingRequest& request, training::ProcessGroup* group) {
  const int processes = group ? group->size() : 1;
  std::string begun;
  if (isFirstOf(group) && !request.runFolder.empty()) {
    if (const auto checkpoint = model::readSafetensorsMetadata(request.runFolder / "checkpoint.safetensors"))
      begun = std::to_string(training::checkpointParts(*checkpoint));
  }
  if (group) begun = group->gather(begun).front();
  const int parts = begun.empty() ? request.parts.value_or(processes) : std::stoi(begun);
  const auto wrong = [&](const std::string& why) { return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", request.runFolder.string(), why)}; };
  if (request.parts && *request.parts != parts) return wrong(fmt::format("was begun with --parts {}, not {}; take another --run folder", parts, *request.parts));
  if (parts % processes != 0)
    return wrong(fmt::format("an update of {} parts cannot be shared evenly by {} processes{}", parts, processes,
                             begun.empty() ? "" : "; the number of parts is the one with which the run was begun (--parts)"));
  return parts;
}

// The processes of a run and what they are to do.
struct Team {
  std::unique_ptr<training::ProcessGroup> group;  // null: one process alone
  Asked asked;
  training::TrainerOptions options;
};

// work: what the processes are about to do, which is the first thing that they must agree upon, or one waits for a word that no other one says.
Result<Team> gatheredTeam(const TrainingRequest& request, const families::FamilyTable& families, const char* work) {
  std::unique_ptr<training::ProcessGroup> group;
  if (request.launch) {
    auto joined = training::ProcessGroup::join(*request.launch, request.patience, model::modelDevice());
    if (!joined) return joined.error();
    group = std::move(*joined);
    if (auto ok = agreeOn(*group, {{"what is done", work}, {"the recipe", request.recipe}}); !ok) return ok.error();
  }
  const auto parts = partsOf(request, group.get());
  if (auto ok = training::together(group.get(), statusOf(parts)); !ok) return ok.error();
  auto asked = askedFor(request, families, *parts);
  if (auto ok = training::together(group.get(), statusOf(asked)); !ok) return ok.error();
  auto options = optionsOf(request, asked->recipe);
  if (auto ok = training::together(group.get(), statusOf(options)); !ok) return ok.error();
  options->parts = *parts;
  options->group = group.get();
  return Team{std::move(group), std::move(*asked), std::move(*options)};
}

}  // namespace

Result<TrainingRequest> withPreset(TrainingRequest request, const std::string& preset, const families::FamilyTable& families) {
  const auto entry = findRecipe(request.recipe, families);
  if (!entry) return entry.error();
  const auto found = findPreset(*entry, preset);
  if (!found) return found.error();
  if (!*found) return request;
  const auto& said = **found;
  request.settings.insert(said.settings.begin(), said.settings.end());  // what is there already stays
  if (!request.steps) request.steps = said.steps;
  if (!request.learningRate) request.learningRate = said.learningRate;
  if (!request.schedule) request.schedule = said.schedule;
  if (!request.warmupSteps) request.warmupSteps = said.warmupSteps;
  if (!request.gradientClip) request.gradientClip = said.gradientClip;
  if (!request.emaDecay) request.emaDecay = said.emaDecay;
  request.optimizer.beta1 = said.beta1, request.optimizer.beta2 = said.beta2, request.optimizer.weightDecay = said.weightDecay;
  return request;
}

Result<TrainingReport> runTraining(const TrainingRequest& request, const jobs::ProgressSink& progress, std::stop_token stop, const families::FamilyTable& families) {
  // The boundary where what LibTorch throws becomes one sentence: it stands in run.json too.
  return guarded<TrainingReport>(request.recipe, [&]() -> Result<TrainingReport> {
    const auto team = gatheredTeam(request, families, "training");
    if (!team) return team.error();
    const auto& options = team->options;
    const bool isFirst = isFirstOf(options.group);
    if (auto ok = training::together(options.group, isFirst ? checkFolder(request, options.steps) : Result<void>()); !ok) return ok.error();
    services::RunRecord record;
    record.recipe = request.recipe;
    record.data = std::filesystem::absolute(request.dataFolder);
    record.settings = request.settings;
    record.command = request.command;
    std::error_code ignored;
    record.workingFolder = std::filesystem::current_path(ignored);
    record.steps = options.steps;
    record.seed = request.seed;
    record.state = services::RunRecord::State::Running;
    services::noteThisProcess(record);
    if (auto ok = training::together(options.group, isFirst ? services::writeRunRecord(request.runFolder, record) : Result<void>()); !ok) return ok.error();
    const jobs::ProgressSink quiet = [](const jobs::Progress&) {};
    const auto report = guarded<TrainingReport>(request.recipe, [&] { return train(request, team->asked, options, isFirst ? progress : quiet, stop); });
    if (!isFirst) return report;
    record.state = report                                        ? services::RunRecord::State::Finished
                   : report.error().code == ErrorCode::Cancelled ? services::RunRecord::State::Stopped
                                                                 : services::RunRecord::State::Failed;
    if (!report) record.sentence = report.error().message;
    if (auto ok = services::writeRunRecord(request.runFolder, record); !ok && report) return ok.error();
    return report;
  });
}

Result<TrainingMeasure> measureTraining(const TrainingRequest& request, int updates, const jobs::ProgressSink& progress, std::stop_token stop,
                                        const families::FamilyTable& families) {
  return guarded<TrainingMeasure>(request.recipe, [&]() -> Result<TrainingMeasure> {
    const auto start = Clock::now();
    auto measured = request;
    measured.runFolder.clear();
    auto team = gatheredTeam(measured, families, "a measurement");
    if (!team) return team.error();
    auto& options = team->options;
    const PassingFolder folder;
    options.runFolder = folder.path();
    const auto open = openTraining(measured, team->asked, options, progress);
    if (!open) return open.error();
    // The first updates fill caches and make room: they belong to the beginning.
    constexpr int kFirst = 3;
    TrainingMeasure measure;
    measure.updates = options.steps;
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
    measure.memory = base::mostMemoryHeld();
    return measure;
  });
}

}  // namespace core::engine
