#include "core/engine/prepared_request.h"

#include "core/base/random.h"
#include "core/checkpoint/model_precision.h"
#include "core/engine/clips/near_clip_finder.h"
#include "core/engine/devices.h"
#include "core/families/given_motion.h"
#include "core/motion/edit/stand_words.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::engine {

using families::StyleWish;
using services::GenerationRequest;
using services::StyleReference;

namespace {

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

// What the model's whole family cannot, told from its header.
Result<void> checkAbilities(const ModelLibrary& library, const GenerationRequest& request) {
  const auto entry = library.find(request.model);
  if (!entry) return entry.error();
  const auto can = entry->family->abilitiesOf(entry->header);
  if (!can.generate) {
    return Error{ErrorCode::Unsupported, fmt::format("\"{}\" makes no motions from text: it gives finished ones another style, as `gesto restyle` does", request.model)};
  }
  const auto needs = [&](const char* what, bool services::ModelAbilities::*ability) {
    // The family can, and this file of it cannot: one that was imported.
    if (entry->family->can.*ability)
      return Error{ErrorCode::Unsupported, fmt::format("{} needs a model of this program, and \"{}\" is an imported {}", what, request.model, entry->family->title)};
    return Error{ErrorCode::Unsupported, fmt::format("{} needs a {} model, and \"{}\" is none", what, titlesOf(library.families(), ability), request.model)};
  };
  if (request.mixture && !can.mixture) return needs("mixture sampling", &services::ModelAbilities::mixture);
  if (!request.plan.spans.empty() && !can.plan) return needs("a plan of several actions", &services::ModelAbilities::plan);
  if (!request.plan.keeps.empty() && !can.plan) return needs("keeping a stretch of a motion", &services::ModelAbilities::plan);
  if (!request.plan.poses.empty() && !can.steer) return needs("a key pose", &services::ModelAbilities::steer);
  if (!request.plan.path.empty() && !can.steer) return needs("a path", &services::ModelAbilities::steer);
  if (!request.plan.stands.isEmpty() && !can.stands) return needs("telling the feet when to stand", &services::ModelAbilities::stands);
  if (!request.plan.course.isEmpty() && !can.course)
    return needs("a style that changes, is mixed, or is another one in the lower body", &services::ModelAbilities::course);
  if (!request.nearClips.empty() && !can.nearClips) return needs("a motion beside clips", &services::ModelAbilities::nearClips);
  if (!request.given.empty() && !can.givenMotion) return needs("a given motion", &services::ModelAbilities::givenMotion);
  return {};
}

/// The style, which the model or afterwards the default one is to give. What cannot work is said before the motion is made.
Result<StyleWish> styleFor(ModelLibrary& library, StyleClips& styles, PreparedRequest& made) {
  std::vector<std::string> saidAfterwards;
  if (!made.isStyledAfterwards) return styles.wishFor(made.request.style, made.model->styles(), made.remarks);
  const auto giver = library.load("default");
  if (!giver) return giver.error();
  const auto style = styles.wishFor(made.request.style, (*giver)->styles(), saidAfterwards);
  if (!style) return style.error();
  if (auto ok = (*giver)->accepts(*style); !ok) return ok.error();
  return StyleWish();
}

Result<void> addSpans(StyleClips& styles, PreparedRequest& made) {
  const auto frames = framesOf(made.request.plan);
  for (const auto& span : made.request.plan.spans) {
    auto style = span.style ? styles.wishFor(*span.style, made.model->styles(), made.remarks) : Result<StyleWish>(made.wish.style);
    if (!style) return style.error();
    made.wish.spans.push_back({span.prompt, frames[made.wish.spans.size()], std::move(*style), span.strength.value_or(made.request.guidance.styleWeight)});
  }
  return {};
}

std::vector<float> framesOf(const base::Curve& curve, int frames) {
  std::vector<float> values;
  for (int f = 0; !curve.empty() && f < frames; ++f) values.push_back(static_cast<float>(*base::valueAt(curve, f / motion::humanml3d::kFps)));
  return values;
}

Result<void> addCourse(StyleClips& styles, int frames, PreparedRequest& made) {
  const auto& asked = made.request.plan.course;
  auto& wish = made.wish.course;
  auto mix = styles.wishFor(asked.mix, made.model->styles(), made.remarks);
  if (!mix) return mix.error();
  auto legs = styles.wishFor(asked.legs, made.model->styles(), made.remarks);
  if (!legs) return legs.error();
  wish = {framesOf(asked.strength, frames), framesOf(asked.classifier, frames), std::move(*mix), {}, std::move(*legs)};
  if (wish.mix.kind != StyleWish::Kind::None) wish.share = framesOf(asked.share.empty() ? base::Curve{{0.0, 0.5}} : asked.share, frames);
  return {};
}

Result<void> addNearClips(PreparedRequest& made) {
  if (made.request.nearClips.empty()) return {};
  made.wish.retrieval.from = families::RetrievalWish::From::Given;
  for (const auto& clip : made.request.nearClips) {
    auto caption = nearClipCaption(clip);
    if (!caption) return caption.error();
    auto features = nearClipFeatures(clip, made.remarks);
    if (!features) return features.error();
    made.wish.retrieval.clips.push_back({std::move(*caption), std::move(*features)});
  }
  return {};
}

/// What the goals ask, whatever files it was read from: motions of the same goals share their noise.
std::string wordsOf(const sampling::MotionGoals& goals) {
  std::string words;
  const auto add = [&words](auto... numbers) { (words.append(fmt::format("{:.4f} ", static_cast<double>(numbers))), ...); };
  for (const auto& point : goals.path) {
    add(point.frame, point.place.x, point.place.y);
    if (point.facing) add(*point.facing);
  }
  for (const auto& key : goals.keys) {
    add(key.first, key.last, static_cast<int>(key.place));
    for (const auto end : key.ends) add(static_cast<int>(end));
    for (const auto& joint : key.joints) add(joint.x, joint.y, joint.z);
  }
  return words + motion::toldStandsText(goals.stands);
}

}  // namespace

std::uint64_t drawnSeed(const PreparedRequest& prepared, std::uint64_t asked) { return prepared.drawnBy.empty() ? asked : base::derivedSeed(asked, prepared.drawnBy); }

std::string titlesOf(const families::FamilyTable& families, bool services::ModelAbilities::*ability) {
  std::string titles;
  for (const auto& family : families)
    if (family.can.*ability) titles += (titles.empty() ? "" : " or ") + family.title;
  return titles;
}

std::vector<std::string> textsOf(const GenerationRequest& request) {
  if (request.plan.spans.empty()) return {request.prompt};
  std::vector<std::string> texts;
  for (const auto& span : request.plan.spans) texts.push_back(span.prompt);
  return texts;
}

Result<PreparedRequest> preparedRequest(ModelLibrary& library, StyleClips& styles, const GenerationRequest& asked, const jobs::ProgressSink& progress) {
  if (auto ok = services::validate(asked); !ok) return ok.error();
  PreparedRequest made;
  made.request = plainly(asked);
  const auto& request = made.request;
  if (auto ok = checkAbilities(library, request); !ok) return ok.error();
  progress({"loading the model", 0, 0});
  auto model = library.load(request.model);
  if (!model) return model.error();
  made.model = std::move(*model);
  const auto& facts = made.model->facts();
  if (model::modelPrecision() != base::Precision::Exact && !facts.hash.ends_with(base::nameOf(model::modelPrecision())))
    made.remarks.push_back(multipliesBf16() ? "this model knows no other precision, so that it was computed exactly"
                                            : "this processor multiplies no bf16, so that the model was computed exactly");
  if (request.steps.value_or(0) > facts.mostSteps)
    return Error{ErrorCode::InvalidArgument, fmt::format("the number of steps must be between 5 and {} for this model, not {}", facts.mostSteps, *request.steps)};
  for (const auto& text : textsOf(request))
    if (const auto hint = library.promptHint(request.model, text); !hint.empty()) made.remarks.push_back(hint);
  made.isStyledAfterwards = request.style.kind != StyleReference::Kind::None && !facts.can.style;
  auto style = styleFor(library, styles, made);
  if (!style) return style.error();
  const int frames = static_cast<int>(std::lround(services::lengthOf(request) * motion::humanml3d::kFps));
  auto kept = families::keptMotion(request.plan.keeps, frames, made.remarks);
  if (!kept) return kept.error();
  made.kept = std::move(*kept);
  auto steering = families::steeringOf(request.plan, frames, made.remarks, made.kept.frames);
  if (!steering) return steering.error();
  made.steering = std::move(*steering);
  auto& wish = made.wish;
  if (request.plan.spans.empty()) {
    auto length = families::madeLength(request, facts.longest, made.remarks);
    if (!length) return length.error();
    wish.frames = length->frames;
    wish.known = std::move(length->known);
  }
  wish.style = std::move(*style);
  if (auto ok = addSpans(styles, made); !ok) return ok.error();
  if (auto ok = addCourse(styles, frames, made); !ok) return ok.error();
  if (auto ok = addNearClips(made); !ok) return ok.error();
  wish.prompt = request.prompt;
  if (!made.kept.frames.empty()) wish.known = made.kept.known;
  wish.goals = made.steering.goals;
  if (request.plan.letsChange && !made.steering.isEmpty()) made.drawnBy = wordsOf(made.steering.goals);
  wish.seed = drawnSeed(made, request.seed);
  wish.guidance = request.guidance;
  wish.steps = request.steps;
  wish.mixture = request.mixture;
  wish.wantsPictures = true;
  if (request.quality == GenerationRequest::Quality::Preview) {
    wish.wantsPictures = false;
    if (facts.previewSteps > 0) wish.steps = std::min(request.steps.value_or(facts.steps), facts.previewSteps);
    made.isStyledAfterwards = false;  // that would be the time of a whole take
  }
  return made;
}

}  // namespace core::engine
