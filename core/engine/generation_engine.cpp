#include "core/engine/generation_engine.h"

#include "core/base/stopwatch.h"
#include "core/dataset/words/style_words.h"
#include "core/engine/candidate_judge.h"
#include "core/engine/model_library.h"
#include "core/engine/prepared_request.h"
#include "core/engine/request_batches.h"
#include "core/families/finished_clip.h"
#include "core/families/steered_clip.h"
#include "core/families/style_file.h"
#include "core/motion/edit/settled_feet.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;
using services::GenerationReport;
using services::GenerationRequest;

// The part of a motion that is restyled, as features.
Result<at::Tensor> motionPart(const services::RestyleRequest& request, std::vector<std::string>& remarks) {
  using namespace motion::humanml3d;
  auto features = request.motion ? families::motionFeatures(request.motion, request.clip.string(), remarks) : families::readMotionFeatures(request.clip, remarks);
  if (!features) return features.error();
  const auto first = std::min<std::int64_t>(std::llround(request.from * kFps), features->size(0));
  const auto left = features->size(0) - first;
  if (left < kFewestFrames) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: {} frames at 20 fps are left from second {:g} on, a motion needs at least {}", request.clip.string(), left,
                                                         request.from, kFewestFrames)};
  }
  if (left > kMostFrames)
    remarks.push_back(
        fmt::format("{:.1f} seconds of {:.1f} were taken, from second {:g} on", kMostFrames / kFps, static_cast<double>(features->size(0)) / kFps, request.from));
  return features->narrow(0, first, std::min<std::int64_t>(left, kMostFrames)).contiguous();
}

// A label of a model with its title and the other words for it, as lists show it.
services::StyleInfo styleInfoOf(const std::string& label, const std::vector<std::string>& labels) {
  services::StyleInfo info{label, label, dataset::wordsForStyle(label)};
  info.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(info.title[0])));
  std::replace(info.title.begin(), info.title.end(), '-', ' ');
  // A word that is a label itself means that one.
  std::erase_if(info.aliases, [&](const std::string& word) { return std::find(labels.begin(), labels.end(), word) != labels.end(); });
  return info;
}

// Kept frames come back as they were; what was made runs into them.
void putBack(const families::KeptMotion& kept, bool isMet, GenerationReport& report) {
  // A short step, and some 30 degrees: less is hardly seen.
  constexpr double kFarMetres = 0.3, kFarRadians = 0.5;
  if (kept.frames.empty()) return;
  motion::KeepReport told;
  motion::KeepOptions options;
  if (isMet) options.made = motion::KeepOptions::Made::Stays;
  const auto met = motion::withKeptFrames(*report.clip, kept.frames, options, &told);
  std::vector<bool> isKept(static_cast<std::size_t>(met.frameCount()), false);
  for (const auto& stretch : kept.frames) std::fill_n(isKept.begin() + stretch.first, stretch.count, true);
  report.clip = std::make_shared<const motion::Clip>(motion::settledFeet(met, isKept));
  if (told.bentMetres > kFarMetres || told.bentRadians > kFarRadians)
    report.remarks.push_back(
        fmt::format("between what is kept the way was bent by {:.1f} m and turned by {:.0f} degrees to meet it", told.bentMetres, glm::degrees(told.bentRadians)));
}

// Where an action hands over to the next one feet slide. With a path or poses they are settled already, and told feet are a person's word.
void settleSeams(const PreparedRequest& prepared, GenerationReport& report) {
  std::vector<int> seams;
  int at = 0;
  for (const auto& span : prepared.wish.spans) {
    if (at > 0) seams.push_back(at);
    at += span.frames;
  }
  if (seams.empty() || !prepared.steering.isEmpty()) return;
  report.clip = std::make_shared<const motion::Clip>(motion::settledAround(*report.clip, seams));
}

class GenerationEngine : public services::GenerationService {
 public:
  explicit GenerationEngine(std::shared_ptr<ModelLibrary> library) : library_(std::move(library)), judge_(library_->folders()) {}

  Result<GenerationReport> generate(const GenerationRequest& asked, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = Clock::now();
    auto prepared = preparedRequest(*library_, styles_, asked, progress);
    if (!prepared) return prepared.error();
    std::optional<std::uint64_t> chosen;
    if (asked.candidates > 1 && asked.quality == GenerationRequest::Quality::Full) {
      const auto best = bestSeed(*prepared, progress, stop);
      if (!best) return best.error();
      prepared->request.seed = *best;
      prepared->wish.seed = drawnSeed(*prepared, *best);
      prepared->remarks.push_back(fmt::format("of {} motions the one of seed {} fits the {} best", asked.candidates, *best,
                                              prepared->wish.style.kind == families::StyleWish::Kind::None ? "words" : "words and the style"));
      chosen = *best;
    }
    auto motions = prepared->model->sample({&prepared->wish, 1}, progress, stop);
    if (!motions) return motions.error();
    auto report = finished(std::move(*prepared), std::move(motions->front()), progress, stop);
    if (!report) return report;
    report->seed = chosen;
    report->secondsTaken = secondsSince(start);
    return report;
  }

  Result<void> generateAll(std::span<const GenerationRequest> requests, const Answered& answered, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto total = static_cast<std::int64_t>(requests.size());
    std::int64_t done = 0;
    for (const auto& batch : requestBatches(requests)) {
      const auto size = static_cast<std::int64_t>(batch.size());
      const auto within = [&](const jobs::Progress& p) { progress({"making motions", p.total > 0 ? std::min(done + size * p.done / p.total, total) : done, total}); };
      if (auto ok = answerBatch(requests, batch, answered, within, stop); !ok) return ok;
      done += size;
      progress({"making motions", done, total});
    }
    return {};
  }

  Result<GenerationReport> restyle(const services::RestyleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = Clock::now();
    if (auto ok = services::validate(request); !ok) return ok.error();
    progress({"loading the model", 0, 0});
    const auto model = library_->load(request.model);
    if (!model) return model.error();
    if (!(*model)->facts().can.restyle) return Error{ErrorCode::Unsupported, fmt::format("\"{}\" cannot restyle motions", request.model)};
    GenerationReport report;
    families::RestyleWish wish;
    auto source = motionPart(request, report.remarks);
    if (!source) return source.error();
    wish.motion = std::move(*source);
    if (auto ok = addStyles(request, **model, wish, report.remarks); !ok) return ok.error();
    wish.prompt = request.prompt;
    wish.seed = request.seed;
    wish.steps = request.steps;
    wish.turn = request.turn;
    wish.way = request.way;
    wish.guidance = request.guidance;
    wish.stacksReference = request.stacksReference;
    const auto sample = (*model)->restyle(wish, progress, stop);
    if (!sample) return sample.error();
    report.remarks.insert(report.remarks.end(), sample->remarks.begin(), sample->remarks.end());
    const auto name = request.clip.stem().string();
    report.clip = request.feet == services::RestyleRequest::Feet::Released
                      ? families::releasedClip(sample->features, wish.motion, name, (*model)->facts().releasedFeet.value())
                      : families::finishedClip(sample->features, name, families::groundUnder(wish.motion));
    report.modelHash = (*model)->facts().hash;
    report.secondsTaken = secondsSince(start);
    return report;
  }

  Result<std::vector<services::ModelInfo>> models() override {
    auto list = library_->list();
    std::erase_if(list, [](const services::ModelInfo& model) { return !model.can.generate && !model.can.restyle; });
    return list;
  }

  Result<std::vector<services::StyleInfo>> styles() override {
    const auto model = library_->load("default");
    if (!model) return model.error();
    std::vector<services::StyleInfo> list;
    const auto labels = (*model)->styles();
    for (const auto& label : labels) list.push_back(styleInfoOf(label, labels));
    return list;
  }

 private:
  /// Those of the whole and of the parts. Errors: those of reading them; Unsupported for what the model cannot.
  Result<void> addStyles(const services::RestyleRequest& request, const families::LoadedModel& model, families::RestyleWish& wish, std::vector<std::string>& remarks) {
    const auto& facts = model.facts();
    const auto labels = model.styles();
    using services::ModelAbilities;
    const auto needs = [&](const std::string& what, bool ModelAbilities::*ability) {
      return Error{ErrorCode::Unsupported, fmt::format("{} goes with a model of {}{} alone, and \"{}\" is none", what, titlesOf(library_->families(), ability),
                                                       ability == &ModelAbilities::keypointStyles ? " that reads key points" : "", request.model)};
    };
    if (!request.parts.empty() && !facts.can.partStyles) return needs("a style for a part of the body", &ModelAbilities::partStyles);
    if (request.way == services::RestyleWay::Inpainting && !facts.can.inpaints) return needs("restyling by inpainting", &ModelAbilities::inpaints);
    if (request.feet == services::RestyleRequest::Feet::Released && !facts.releasedFeet) return needs("the released foot clean-up", &ModelAbilities::releasedFeet);
    const bool isPicture = StyleClips::isKeypoints(request.style);
    std::error_code ignored;
    if (isPicture && !facts.can.keypointStyles && std::filesystem::exists(request.style.file, ignored))
      return needs(fmt::format("{}: a style from the key points of a video", request.style.file.string()), &ModelAbilities::keypointStyles);
    auto whole = isPicture && facts.can.keypointStyles ? styles_.wishForKeypoints(request.style, request.person, request.videoFps, remarks)
                                                       : styles_.wishFor(request.style, labels, remarks);
    if (!whole) return whole.error();
    wish.style = std::move(*whole);
    for (const auto& [part, style] : request.parts) {
      auto one = styles_.wishFor(style, labels, remarks);
      if (!one) return one.error();
      wish.parts[static_cast<std::size_t>(part)] = std::move(*one);
    }
    return {};
  }

  /// All candidates share a batch, which is quicker than one after the other. The one that is kept is then made alone: its bytes are those of its own seed.
  Result<std::uint64_t> bestSeed(const PreparedRequest& prepared, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    std::vector<families::MotionWish> wishes(static_cast<std::size_t>(prepared.request.candidates), prepared.wish);
    for (std::size_t k = 0; k < wishes.size(); ++k) {
      wishes[k].seed = drawnSeed(prepared, prepared.request.seed + k);
      wishes[k].wantsPictures = false;
    }
    const auto motions = prepared.model->sample(wishes, progress, stop);
    if (!motions) return motions.error();
    std::vector<at::Tensor> features;
    for (const auto& motion : *motions) features.push_back(motion.features);
    const auto best = judge_.best(*prepared.model, prepared.wish, features);
    if (!best) return best.error();
    return prepared.request.seed + static_cast<std::uint64_t>(*best);
  }

  /// What a model made, as a clip; in a style where the model knows none.
  Result<GenerationReport> finished(PreparedRequest prepared, families::SampledMotion sample, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    GenerationReport report;
    report.remarks = std::move(prepared.remarks);
    report.remarks.insert(report.remarks.end(), sample.remarks.begin(), sample.remarks.end());
    const auto texts = textsOf(prepared.request);
    const auto& text = texts.front();
    const auto ground = families::groundOf(fmt::format("{}", fmt::join(texts, ". ")));
    report.clip = prepared.steering.isEmpty() ? families::finishedClip(sample.features, text, ground)
                                              : families::steeredClip(sample.features, text, prepared.steering, ground, report.remarks);
    settleSeams(prepared, report);
    putBack(prepared.kept, prepared.steering.meetsKept, report);
    report.steps = sample.steps;
    report.pictures = std::move(sample.pictures);
    report.modelHash = prepared.model->facts().hash;
    if (prepared.isStyledAfterwards) {
      if (auto ok = giveStyle(prepared.request, report, progress, stop); !ok) return ok.error();
    }
    return report;
  }

  /// Of requests that may go together. Errors: Cancelled.
  Result<void> answerBatch(std::span<const GenerationRequest> requests, const std::vector<std::size_t>& batch, const Answered& answered,
                           const jobs::ProgressSink& progress, const std::stop_token& stop) {
    const auto start = Clock::now();
    if (const auto& first = requests[batch.front()]; first.candidates > 1) {
      auto report = generate(
          first, [](const jobs::Progress&) {}, stop);
      if (!report && report.error().code == ErrorCode::Cancelled) return report.error();
      answered(batch.front(), std::move(report));
      return {};
    }
    std::vector<PreparedRequest> ready;
    std::vector<std::size_t> numbers;
    for (const auto i : batch) {
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
      auto prepared = preparedRequest(*library_, styles_, requests[i], progress);
      if (!prepared) {
        answered(i, prepared.error());
        continue;
      }
      // One style that is not there is not to keep the others from going together.
      if (auto ok = prepared->model->accepts(prepared->wish.style); !ok) {
        answered(i, ok.error());
        continue;
      }
      ready.push_back(std::move(*prepared));
      numbers.push_back(i);
    }
    if (ready.empty()) return {};
    std::vector<families::MotionWish> wishes;
    for (auto& one : ready) {
      wishes.push_back(std::move(one.wish));
      wishes.back().wantsPictures = false;
    }
    auto motions = ready.front().model->sample(wishes, progress, stop);
    if (!motions && motions.error().code == ErrorCode::Cancelled) return motions.error();
    if (!motions && batch.size() > 1) {
      // One of them cannot be: the others are made by themselves.
      for (const auto i : numbers)
        if (auto ok = answerBatch(requests, {i}, answered, progress, stop); !ok) return ok;
      return {};
    }
    if (!motions) {
      answered(numbers.front(), motions.error());
      return {};
    }
    const double each = secondsSince(start) / static_cast<double>(ready.size());
    for (std::size_t k = 0; k < ready.size(); ++k) {
      auto report = finished(std::move(ready[k]), std::move((*motions)[k]), progress, stop);
      if (!report && report.error().code == ErrorCode::Cancelled) return report.error();
      if (report) report->secondsTaken = each;
      answered(numbers[k], std::move(report));
    }
    return {};
  }

  // A model without styles: the default one gives the finished motion one.
  Result<void> giveStyle(const GenerationRequest& request, GenerationReport& made, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    services::RestyleRequest then;
    then.clip = request.prompt;
    then.motion = made.clip;
    then.style = request.style;
    then.prompt = request.prompt;
    then.guidance = request.guidance;
    then.guidance.contentWeight.reset();  // it was of the other model
    then.seed = request.seed;
    auto styled = restyle(then, progress, stop);
    if (!styled) return styled.error();
    made.remarks.insert(made.remarks.end(), styled->remarks.begin(), styled->remarks.end());
    made.remarks.push_back(fmt::format("{} made the motion, and the default model gave it the style", std::filesystem::path(request.model).stem().string()));
    made.clip = std::move(styled->clip);
    made.modelHash += "+" + styled->modelHash;
    return {};
  }

  std::shared_ptr<ModelLibrary> library_;
  StyleClips styles_;
  CandidateJudge judge_;
};

}  // namespace

std::unique_ptr<services::GenerationService> makeGenerationService(std::shared_ptr<ModelLibrary> library) {
  return std::make_unique<GenerationEngine>(std::move(library));
}

std::unique_ptr<services::GenerationService> makeGenerationService(const services::ModelFolders& folders) {
  return makeGenerationService(std::make_shared<ModelLibrary>(folders));
}

}  // namespace core::engine
