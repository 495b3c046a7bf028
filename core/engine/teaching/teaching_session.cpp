#include "core/engine/teaching/teaching_session.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/stopwatch.h"
#include "core/dataset/dataset_builder.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/model_making.h"
#include "core/engine/recipe_table.h"
#include "core/engine/teaching/taught_measure.h"
#include "core/engine/teaching/teaching_result.h"
#include "core/engine/teaching/teaching_state.h"
#include "core/engine/threads.h"
#include "core/engine/training_session.h"
#include "core/sampling/compact_parts.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::engine {

namespace fs = std::filesystem;

namespace {

// Of the whole time.
constexpr double kReplayShare = 0.2, kQuestionShare = 0.09;
constexpr double kSecondsToFinish = 4.0;  // bundling and reading back
constexpr std::int64_t kFewestUpdates = 40, kMostUpdates = 20'000;
constexpr int kMeasuredUpdates = 6;
constexpr int kKeptPairs = 1500;
constexpr double kLearningRate = 0.6;  // of the recipe's own: what is there already shall stay

class Session {
 public:
  Session(const TeachingRequest& request, const TeachingSink& progress, std::stop_token stop, const families::FamilyTable& families)
      : request_(request), progress_(progress), stop_(std::move(stop)), families_(families), library_(request.models, families), begun_(base::Clock::now()) {
    work_ = request.work.empty() ? fs::path(request.out).replace_extension(".teach") : request.work;
    total_ = 60.0 * request.minutes;
  }

  Result<TeachingReport> run() {
    if (auto ok = open(); !ok) return ok.error();
    if (!report_.hash.empty()) return report_;  // it was finished before
    if (auto ok = askBefore(); !ok) return ok.error();
    if (auto ok = buildData(); !ok) return ok.error();
    if (auto ok = learn(); !ok) return ok.error();
    if (auto ok = finish(); !ok) return ok.error();
    return report_;
  }

 private:
  double spent() const { return state_.spentSeconds + base::secondsSince(counted_); }
  Result<void> keepState() {
    state_.spentSeconds = spent();
    counted_ = base::Clock::now();
    return writeTeachingState(work_, state_);
  }
  void tell(const std::string& stage, std::int64_t done, std::int64_t total, double secondsLeft) const {
    if (progress_) progress_({stage, done, total, std::max(0.0, secondsLeft)});
  }
  /// For work before learning: what is left of the time that was asked for.
  jobs::ProgressSink sink() const {
    return [this](const jobs::Progress& p) { tell(p.stage, p.done, p.total, total_ - spent()); };
  }
  Error stopped() const { return {ErrorCode::Cancelled, "teaching was stopped; the same command goes on from here"}; }
  Error asStopped(const Error& error) const { return error.code == ErrorCode::Cancelled ? stopped() : error; }

  Result<void> open() {
    useThreads(request_.threads);
    counted_ = base::Clock::now();
    if (request_.out.extension() != ".safetensors")
      return Error{ErrorCode::InvalidArgument, fmt::format("{}: a model's file ends in .safetensors", request_.out.string())};
    auto entry = library_.find(request_.model);
    if (!entry) return entry.error();
    entry_ = std::move(*entry);
    const auto& family = *entry_.family;
    if (!family.teaching || family.bundlings.empty() || (family.teaching->canTeach && !family.teaching->canTeach(entry_.header)))
      return Error{ErrorCode::Unsupported,
                   fmt::format("{}: this model of the family {} cannot be taught; the default model can", entry_.file.stem().string(), family.title)};
    auto clips = lookAtFolder(request_.clips, sink(), stop_);
    if (!clips) return asStopped(clips.error());
    report_.clips = std::move(*clips);
    auto known = readKnownCaptions(request_.knownCaptions);
    if (!known) return known.error();
    known_ = std::move(*known);
    auto hash = base::hashOfFile(entry_.file);
    if (!hash) return hash.error();
    report_.parentHash = std::move(*hash);
    report_.model = request_.out;
    report_.report = work_ / "report" / "report.html";
    return openState();
  }

  Result<void> openState() {
    auto kept = readTeachingState(work_);
    if (!kept) return kept.error();
    const auto inputs = inputsHash();
    std::error_code code;
    const bool isThere = fs::exists(request_.out, code);
    if (!*kept) {
      if (isThere) return Error{ErrorCode::InvalidArgument, fmt::format("{}: is there already; take another name for the taught model", request_.out.string())};
      fs::create_directories(work_, code);
      if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", work_.string(), code.message())};
      state_.inputs = inputs;
      return keepState();
    }
    state_ = std::move(**kept);
    if (state_.inputs != inputs)
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{}: was begun with other clips, captions, model, seed or time; remove it or take another --work folder", work_.string())};
    report_.updates = state_.updates;
    if (state_.isFinished && isThere) report_.hash = state_.hash;
    return {};
  }

  /// Everything that must be the same for a teaching to go on.
  std::string inputsHash() const {
    base::ContentHash hash;
    hash.add(fmt::format("{} {} {} {} {}\n", report_.parentHash, request_.seed, request_.minutes, request_.updates.value_or(0), request_.replay));
    for (const auto& clip : report_.clips.clips) {
      hash.add(fmt::format("{}\t{}\t{}\t{}\t{}\n", clip.file, clip.seconds, clip.style, clip.content, clip.leftOut.empty()));
      for (const auto& caption : clip.captions) hash.add(caption + "\n");
    }
    for (const auto& caption : known_) hash.add(caption.group + "\t" + caption.text + "\n");
    return hash.hex();
  }

  bool hasStyles() const {
    return std::any_of(report_.clips.clips.begin(), report_.clips.clips.end(), [](const TaughtClip& clip) { return clip.leftOut.empty() && !clip.style.empty(); });
  }

  /// What the model makes now: to be learned again, and to be compared with.
  Result<void> askBefore() {
    tell("loading the model", 0, 0, total_ - spent());
    auto model = library_.load(entry_.file.string());
    if (!model) return model.error();
    ReplayRequest replay{
        .count = state_.replayed > 0 ? state_.replayed : request_.replay, .seed = request_.seed, .hasStyles = hasStyles(), .folder = work_ / "replay", .hasTime = {}};
    if (!request_.updates && state_.replayed == 0) replay.hasTime = [this] { return spent() < kReplayShare * total_; };
    auto replayed = makeReplay(**model, known_, replay, sink(), stop_);
    if (!replayed) return asStopped(replayed.error());
    replayed_ = std::move(*replayed);
    report_.replayed = replayed_.size();
    state_.replayed = static_cast<int>(replayed_.size());
    // What nothing was replayed of cannot be recognised.
    for (auto& caption : known_)
      caption.isMeasured = caption.isMeasured && std::any_of(replayed_.begin(), replayed_.end(), [&](const auto& one) { return one.group == caption.group; });
    const double secondsEach = spent() / static_cast<double>(replayed_.size());  // over all tries
    QuestionRequest questions{.repetitions = 1, .seed = request_.seed, .longest = (*model)->facts().longest};
    if (state_.repetitions == 0) {
      const auto once = static_cast<double>(questionsOf(report_.clips, known_, questions).size());
      const double fit = kQuestionShare * total_ / std::max(1e-6, once * secondsEach);
      state_.repetitions = request_.updates ? request_.repetitions : std::clamp(static_cast<int>(fit), 1, request_.repetitions);
    }
    if (auto ok = keepState(); !ok) return ok;
    questions.repetitions = state_.repetitions;
    questions_ = questionsOf(report_.clips, known_, questions);
    const auto asked = base::Clock::now();
    auto answers = ask(**model, "before", "asking the model as it is");
    if (!answers) return answers.error();
    before_ = std::move(*answers);
    secondsToAsk_ = std::max(base::secondsSince(asked), secondsEach * static_cast<double>(questions_.size()));
    return keepState();
  }

  Result<std::vector<at::Tensor>> ask(families::LoadedModel& model, const char* folder, const char* stage) {
    std::vector<families::MotionWish> wishes;
    for (const auto& question : questions_) wishes.push_back(question.wish);
    const auto left = sink();
    auto made = keptMotions(model, wishes, {work_ / folder, {}, stage}, left, stop_);
    if (!made) return asStopped(made.error());
    return made;
  }

  Result<void> buildData() {
    std::error_code code;
    if (!fs::exists(work_ / "data" / "manifest.json", code)) {
      const auto table = work_ / "captions.tsv";
      if (auto ok = writeTaughtTable(report_.clips, table); !ok) return ok;
      dataset::DatasetBuildOptions build;
      build.sources = {{"bvh-folder", request_.clips.folder, table, "yours"},
                       {"bvh-folder", work_ / "replay", {}, fmt::format("made by the model {} of itself", report_.parentHash)}};
      build.out = work_ / "data";
      build.threads = request_.threads;
      auto built = dataset::buildDataset(build, sink(), stop_);
      if (!built) return asStopped(built.error());
    }
    auto data = dataset::MotionDataset::open(work_ / "data");
    if (!data) return data.error();
    dataHash_ = data->hash();
    std::vector<ContentGallery::Entry> entries;
    for (std::size_t i = 0; i < data->clips().size(); ++i) {
      const auto& clip = data->clips()[i];
      if (clip.mirrored || clip.captions.empty()) continue;
      entries.push_back({clip.content.empty() ? clip.captions.front().text : clip.content, data->recorded(clip)});
    }
    gallery_.emplace(entries);
    return keepState();
  }

  Result<void> learn() {
    const auto& parts = entry_.family->teaching->parts;
    double shares = 0.0;
    for (const auto& part : parts)
      if (learns(part)) shares += part.share;
    for (const auto& part : parts)
      if (learns(part))
        if (auto ok = learnPart(part, shares); !ok) return ok;
    return {};
  }

  bool learns(const families::Teaching::Part& part) const { return !part.isOfStyles || hasStyles(); }
  fs::path weightsOf(const std::string& part) const {
    const auto own = work_ / part / "weights.safetensors";
    std::error_code code;
    return state_.updates.count(part) != 0 && fs::exists(own, code) ? own : entry_.file;
  }

  Result<void> learnPart(const families::Teaching::Part& part, double shares) {
    const auto recipe = findRecipe(part.recipe, families_);
    if (!recipe) return recipe.error();
    TrainingRequest training;
    training.recipe = part.recipe;
    training.dataFolder = work_ / "data";
    training.runFolder = work_ / part.name;
    training.settings = part.settings;
    training.settings["from"] = entry_.file.string();
    if (part.settings.count("replay") != 0) {
      const auto sentences = work_ / "sentences.txt";
      if (auto ok = base::writeFileAtomically(sentences, fmt::format("{}\n", fmt::join(keptSentences(known_, kKeptPairs, request_.seed), "\n"))); !ok) return ok;
      training.settings["replay-captions"] = sentences.string();
    }
    for (const auto& need : part.needs) training.settings[need] = weightsOf(need).string();
    training.learningRate = kLearningRate * recipe->learningRate;
    training.seed = request_.seed;
    training.threads = request_.threads;
    training.checkpointMinutes = 1.0;
    training.command = request_.command;
    double secondsEach = 0.0;
    if (state_.updates.count(part.name) == 0) {
      auto updates = request_.updates.value_or(0);
      if (!request_.updates) {
        tell("measuring", 0, 0, total_ - spent());
        training.steps = kMostUpdates;
        const auto measure = measureTraining(training, kMeasuredUpdates, {}, stop_, families_);
        if (!measure) return asStopped(measure.error());
        secondsEach = measure->secondsPerUpdate;
        // The first part that learns sees what is left of the time; those behind it have theirs of the same.
        if (timeToLearn_ == 0.0) timeToLearn_ = std::max(0.25 * total_, total_ - spent() - secondsToAsk_ - kSecondsToFinish);
        const double own = timeToLearn_ * part.share / shares - measure->secondsToBegin;
        updates = std::clamp(static_cast<std::int64_t>(own / secondsEach), kFewestUpdates, kMostUpdates);
      }
      state_.updates[part.name] = std::max<std::int64_t>(1, updates);
      if (auto ok = keepState(); !ok) return ok;
    }
    training.steps = state_.updates[part.name];
    training.decaySteps = std::max<std::int64_t>(1, *training.steps / 2);
    training.warmupSteps = std::clamp<std::int64_t>(*training.steps / 10, 1, 30);
    const auto begun = base::Clock::now();
    std::int64_t first = -1;
    const auto sink = [&](const jobs::Progress& p) {
      if (p.total <= 0) return;
      if (first < 0) first = p.done;
      if (p.done > first) secondsEach = base::secondsSince(begun) / static_cast<double>(p.done);
      tell("learning: " + part.name, p.done, p.total, static_cast<double>(p.total - p.done) * secondsEach + secondsToAsk_ + kSecondsToFinish);
    };
    tell("learning: " + part.name, 0, *training.steps, static_cast<double>(*training.steps) * secondsEach + secondsToAsk_ + kSecondsToFinish);
    const auto trained = runTraining(training, sink, stop_, families_);
    if (!trained) return asStopped(trained.error());
    report_.updates[part.name] = trained->steps;
    return {};
  }

  Result<void> finish() {
    services::BundleRequest bundle;
    bundle.family = entry_.family->name;
    bundle.name = request_.out.stem().string();
    bundle.out = work_ / "model.safetensors";
    for (const auto& part : entry_.family->bundlings.front().parts) bundle.files[part.name] = weightsOf(part.name);
    std::error_code ignored;
    for (const char* ending : {".json", ".md"}) fs::remove(fs::path(bundle.out).replace_extension(ending), ignored);
    const auto bundled = bundleModel(bundle, sink(), stop_, families_);
    if (!bundled) return asStopped(bundled.error());
    report_.hash = bundled->hash;
    auto model = library_.load(bundle.out.string());
    if (!model) return model.error();
    auto answers = ask(**model, "after", "asking the taught model");
    if (!answers) return answers.error();
    if (auto ok = score(*answers); !ok) return ok;
    report_.minutes = base::secondsSince(begun_) / 60.0;
    if (auto ok = writeTeachingResult({request_, entry_, report_, bundled->card, dataHash_, gallery_->size(), state_.repetitions, bundle.out, work_}); !ok) return ok;
    state_.isFinished = true;
    state_.hash = report_.hash;
    if (auto ok = keepState(); !ok) return ok;
    // What can be made again, and is large.
    for (const char* folder : {"replay", "data"}) fs::remove_all(work_ / folder, ignored);
    for (const auto& part : entry_.family->teaching->parts) fs::remove(work_ / part.name / "checkpoint.safetensors", ignored);
    return {};
  }

  Result<void> score(std::span<const at::Tensor> after) {
    tell("judging before and after", 0, 0, kSecondsToFinish);
    CandidateJudge judge(request_.models);
    const auto were = judgedAnswers(questions_, before_, judge, stop_);
    if (!were) return asStopped(were.error());
    const auto are = judgedAnswers(questions_, after, judge, stop_);
    if (!are) return asStopped(are.error());
    auto scores = scoresOf(*gallery_, questions_, *were, *are);
    report_.before = std::move(scores.before), report_.after = std::move(scores.after), report_.change = std::move(scores.change);
    return {};
  }

  const TeachingRequest& request_;
  const TeachingSink& progress_;
  std::stop_token stop_;
  const families::FamilyTable& families_;
  ModelLibrary library_;
  base::Clock::time_point begun_, counted_;
  fs::path work_;
  double total_ = 0.0, secondsToAsk_ = 0.0, timeToLearn_ = 0.0;
  TeachingState state_;
  ModelEntry entry_;
  TeachingReport report_;
  std::vector<KnownCaption> known_;
  std::vector<ReplayedMotion> replayed_;
  std::vector<TaughtQuestion> questions_;
  std::vector<at::Tensor> before_;
  std::optional<ContentGallery> gallery_;
  std::string dataHash_;
};

}  // namespace

Result<TeachingReport> teach(const TeachingRequest& request, const TeachingSink& progress, std::stop_token stop, const families::FamilyTable& families) {
  try {
    return Session(request, progress, std::move(stop), families).run();
  } catch (const std::exception& failure) {
    // LibTorch adds a stack trace below its first line.
    const std::string text = failure.what();
    return Error{ErrorCode::Internal, fmt::format("teach: {}", text.substr(0, text.find('\n')))};
  }
}

}  // namespace core::engine
