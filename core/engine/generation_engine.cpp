#include "core/engine/generation_engine.h"

#include "core/base/stopwatch.h"
#include "core/engine/model_library.h"
#include "core/engine/style_names.h"
#include "core/families/finished_clip.h"
#include "core/families/given_motion.h"
#include "core/families/kept_motion.h"
#include "core/families/steered_clip.h"
#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;
using families::LoadedModel;
using families::StyleWish;
using services::GenerationReport;
using services::GenerationRequest;
using services::StyleReference;

Result<StyleWish> styleOf(const StyleReference& style, std::vector<std::string>& remarks) {
  StyleWish wish;
  if (style.kind == StyleReference::Kind::Named) return StyleWish{StyleWish::Kind::Named, styleLabelOf(style.name), {}};
  if (style.kind == StyleReference::Kind::None) return wish;
  auto features = families::readMotionFeatures(style.file, remarks);
  if (!features) return features.error();
  return StyleWish{StyleWish::Kind::Clip, style.file.string(), std::move(*features)};
}

// The part of a motion that is restyled, as features.
Result<at::Tensor> motionPart(const services::RestyleRequest& request, std::vector<std::string>& remarks) {
  constexpr std::int64_t kShortest = 20, kLongest = 196;
  auto features = request.motion ? families::motionFeatures(request.motion, request.clip.string(), remarks) : families::readMotionFeatures(request.clip, remarks);
  if (!features) return features.error();
  const auto first = std::min<std::int64_t>(std::llround(request.from * motion::humanml3d::kFps), features->size(0));
  const auto left = features->size(0) - first;
  if (left < kShortest) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: {} frames at 20 fps are left from second {:g} on, a motion needs at least {}", request.clip.string(), left, request.from, kShortest)};
  }
  if (left > kLongest)
    remarks.push_back(
        fmt::format("{:.1f} seconds of {:.1f} were taken, from second {:g} on", kLongest / 20.0, static_cast<double>(features->size(0)) / 20.0, request.from));
  return features->narrow(0, first, std::min(left, kLongest)).contiguous();
}

std::vector<std::string> textsOf(const GenerationRequest& request) {
  if (request.plan.spans.empty()) return {request.prompt};
  std::vector<std::string> texts;
  for (const auto& span : request.plan.spans) texts.push_back(span.prompt);
  return texts;
}

// Frames of each action; together as many as the whole, however the seconds are rounded.
std::vector<int> framesOf(const services::MotionPlan& plan) {
  std::vector<int> frames;
  int before = 0;
  for (const auto& span : plan.spans) {
    const int end = static_cast<int>(std::lround(span.end * motion::humanml3d::kFps));
    frames.push_back(end - before);
    before = end;
  }
  return frames;
}

// A plan of one action that keeps nothing is an ordinary prompt: same way, same bytes.
GenerationRequest plainly(GenerationRequest request) {
  if (request.plan.spans.size() != 1) return request;
  const auto span = request.plan.spans.front();
  request.plan.spans.clear();
  request.prompt = span.prompt;
  request.seconds = span.end;
  if (span.style) request.style = *span.style;
  request.guidance.styleWeight = span.strength.value_or(request.guidance.styleWeight);
  return request;
}

class GenerationEngine : public services::GenerationService {
 public:
  explicit GenerationEngine(std::shared_ptr<ModelLibrary> library) : library_(std::move(library)) {}

  Result<GenerationReport> generate(const GenerationRequest& asked, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = Clock::now();
    if (auto ok = services::validate(asked); !ok) return ok.error();
    const auto request = plainly(asked);
    if (auto ok = checkAbilities(request); !ok) return ok.error();
    progress({"loading the model", 0, 0});
    const auto model = library_->load(request.model);
    if (!model) return model.error();
    const auto& facts = (*model)->facts();
    if (request.steps.value_or(0) > facts.mostSteps)
      return Error{ErrorCode::InvalidArgument, fmt::format("the number of steps must be between 5 and {} for this model, not {}", facts.mostSteps, *request.steps)};
    GenerationReport report;
    for (const auto& text : textsOf(request))
      if (const auto hint = library_->promptHint(request.model, text); !hint.empty()) report.remarks.push_back(hint);
    const bool isStyledAfterwards = request.style.kind != StyleReference::Kind::None && !facts.can.style;
    std::vector<std::string> saidAfterwards;
    auto style = styleOf(request.style, isStyledAfterwards ? saidAfterwards : report.remarks);
    if (!style) return style.error();
    if (isStyledAfterwards) {
      // What cannot work is said before the motion is made.
      const auto giver = library_->load("default");
      if (!giver) return giver.error();
      if (auto ok = (*giver)->accepts(*style); !ok) return ok.error();
    }
    const auto kept = families::keptMotion(request.plan.keeps, static_cast<int>(std::lround(services::lengthOf(request) * motion::humanml3d::kFps)), report.remarks);
    if (!kept) return kept.error();
    const auto steering = families::steeringOf(request.plan, static_cast<int>(std::lround(services::lengthOf(request) * motion::humanml3d::kFps)), report.remarks);
    if (!steering) return steering.error();
    auto sample = sampled(**model, request, *kept, steering->goals, isStyledAfterwards ? StyleWish{} : *style, report.remarks, progress, stop);
    if (!sample) return sample.error();
    report.remarks.insert(report.remarks.end(), sample->remarks.begin(), sample->remarks.end());
    report.clip = steering->isEmpty() ? families::finishedClip(sample->features, textsOf(request).front())
                                      : families::steeredClip(sample->features, textsOf(request).front(), *steering, report.remarks);
    putBack(*kept, report);
    report.steps = sample->steps;
    report.pictures = std::move(sample->pictures);
    report.modelHash = facts.hash;
    if (isStyledAfterwards) {
      if (auto ok = giveStyle(request, report, progress, stop); !ok) return ok.error();
    }
    report.secondsTaken = secondsSince(start);
    return report;
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
    auto style = styleOf(request.style, report.remarks);
    if (!style) return style.error();
    wish.style = std::move(*style);
    wish.prompt = request.prompt;
    wish.seed = request.seed;
    wish.steps = request.steps;
    wish.turn = request.turn;
    wish.guidance = request.guidance;
    wish.stacksReference = request.stacksReference;
    const auto sample = (*model)->restyle(wish, progress, stop);
    if (!sample) return sample.error();
    report.clip = families::finishedClip(sample->features, request.clip.stem().string());
    report.modelHash = (*model)->facts().hash;
    report.secondsTaken = secondsSince(start);
    return report;
  }

  Result<std::vector<services::ModelInfo>> models() override {
    auto list = library_->list();
    std::erase_if(list, [](const services::ModelInfo& model) { return !model.can.generate; });
    return list;
  }

  Result<std::vector<services::StyleInfo>> styles() override {
    const auto model = library_->load("default");
    if (!model) return model.error();
    std::vector<services::StyleInfo> list;
    for (const auto& label : (*model)->styles()) list.push_back(styleInfoOf(label));
    return list;
  }

 private:
  // What the model cannot, told from its header.
  Result<void> checkAbilities(const GenerationRequest& request) const {
    const auto entry = library_->find(request.model);
    if (!entry) return entry.error();
    const auto can = entry->family->abilitiesOf(entry->header);
    if (!can.generate) {
      return Error{ErrorCode::Unsupported,
                   fmt::format("\"{}\" makes no motions from text: it gives finished ones another style, as `gesto restyle` does", request.model)};
    }
    const auto needs = [&](const char* what, bool services::ModelAbilities::*ability) {
      // The family can, and this file of it cannot: one that was imported.
      if (entry->family->can.*ability)
        return Error{ErrorCode::Unsupported, fmt::format("{} needs a model of this program, and \"{}\" is an imported {}", what, request.model, entry->family->title)};
      std::string titles;
      for (const auto& family : library_->families())
        if (family.can.*ability) titles += (titles.empty() ? "" : " or ") + family.title;
      return Error{ErrorCode::Unsupported, fmt::format("{} needs a {} model, and \"{}\" is none", what, titles, request.model)};
    };
    if (request.mixture && !can.mixture) return needs("mixture sampling", &services::ModelAbilities::mixture);
    if (!request.plan.spans.empty() && !can.plan) return needs("a plan of several actions", &services::ModelAbilities::plan);
    if (!request.plan.keeps.empty() && !can.plan) return needs("keeping a stretch of a motion", &services::ModelAbilities::plan);
    if (!request.plan.poses.empty() && !can.steer) return needs("a key pose", &services::ModelAbilities::steer);
    if (!request.plan.path.empty() && !can.steer) return needs("a path", &services::ModelAbilities::steer);
    if (!request.given.empty() && !can.givenMotion) return needs("a given motion", &services::ModelAbilities::givenMotion);
    return {};
  }

  static Result<std::vector<families::SpanWish>> spansOf(const GenerationRequest& request, const StyleWish& usual, std::vector<std::string>& remarks) {
    std::vector<families::SpanWish> spans;
    const auto frames = framesOf(request.plan);
    for (const auto& span : request.plan.spans) {
      auto style = span.style ? styleOf(*span.style, remarks) : Result<StyleWish>(usual);
      if (!style) return style.error();
      spans.push_back({span.prompt, frames[spans.size()], std::move(*style), span.strength.value_or(request.guidance.styleWeight)});
    }
    return spans;
  }

  // Kept frames come back as they were; what was made runs into them.
  static void putBack(const families::KeptMotion& kept, GenerationReport& report) {
    // A short step, and some 30 degrees: less is hardly seen.
    constexpr double kFarMetres = 0.3, kFarRadians = 0.5;
    if (kept.frames.empty()) return;
    motion::KeepReport told;
    report.clip = std::make_shared<const motion::Clip>(motion::withKeptFrames(*report.clip, kept.frames, {}, &told));
    if (told.bentMetres > kFarMetres || told.bentRadians > kFarRadians)
      report.remarks.push_back(
          fmt::format("between what is kept the way was bent by {:.1f} m and turned by {:.0f} degrees to meet it", told.bentMetres, glm::degrees(told.bentRadians)));
  }

  static Result<families::SampledMotion> sampled(LoadedModel& model, const GenerationRequest& request, const families::KeptMotion& kept,
                                                 const sampling::MotionGoals& goals, StyleWish style, std::vector<std::string>& remarks,
                                                 const jobs::ProgressSink& progress, const std::stop_token& stop) {
    families::MotionWish wish;
    if (request.plan.spans.empty()) {
      auto made = families::madeLength(request, model.facts().longest, remarks);
      if (!made) return made.error();
      wish.frames = made->frames;
      wish.known = std::move(made->known);
    }
    auto spans = spansOf(request, style, remarks);
    if (!spans) return spans.error();
    wish.prompt = request.prompt;
    wish.spans = std::move(*spans);
    if (!kept.frames.empty()) wish.known = kept.known;
    wish.goals = goals;
    wish.seed = request.seed;
    wish.style = std::move(style);
    wish.guidance = request.guidance;
    wish.steps = request.steps;
    wish.mixture = request.mixture;
    wish.wantsPictures = true;
    auto motions = model.sample({&wish, 1}, progress, stop);
    if (!motions) return motions.error();
    return std::move(motions->front());
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
};

}  // namespace

std::unique_ptr<services::GenerationService> makeGenerationService(std::shared_ptr<ModelLibrary> library) {
  return std::make_unique<GenerationEngine>(std::move(library));
}

std::unique_ptr<services::GenerationService> makeGenerationService(const services::ModelFolders& folders) {
  return makeGenerationService(std::make_shared<ModelLibrary>(folders));
}

}  // namespace core::engine
