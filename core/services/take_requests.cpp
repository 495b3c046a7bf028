#include "core/services/take_requests.h"

#include "core/services/generation_limits.h"
#include "core/services/take_actions.h"

#include <algorithm>
#include <string>

namespace core::services {

namespace {

using document::Take;
using document::TakeRequest;
using document::TakeStyle;

static_assert(document::kMostMixture == limits::kMixture.highest);  // what may be asked for can be stored

StyleReference styleReference(const TakeStyle& style) {
  switch (style.kind) {
    case TakeStyle::Kind::None: break;
    case TakeStyle::Kind::Named: return StyleReference::named(style.name);
    case TakeStyle::Kind::File: return StyleReference::fromFile(style.file);
  }
  return StyleReference::none();
}

std::filesystem::path wholePath(const std::filesystem::path& file) {
  std::error_code ignored;
  auto whole = file.empty() ? file : std::filesystem::absolute(file, ignored);
  return whole.empty() ? file : whole;
}

// The plan's spans, with the prompt and seconds that they say, what it keeps, and what it is steered by.
void setPlan(TakeRequest& take, const MotionPlan& plan) {
  take.keeps.clear();
  for (const auto& kept : plan.keeps) take.keeps.push_back({.start = kept.start, .end = kept.end, .file = wholePath(kept.file), .from = kept.from});
  take.poses.clear();
  for (const auto& pose : plan.poses)
    take.poses.push_back({.time = pose.time, .until = pose.until, .file = wholePath(pose.file), .from = pose.from, .joints = pose.joints, .isPlaced = pose.isPlaced});
  take.stands = plan.stands;
  take.letsChange = plan.letsChange;
  take.path.clear();
  for (const auto& point : plan.path) take.path.push_back({point.time, point.x, point.z, point.facing});
  const auto& course = plan.course;
  take.course = {course.strength, course.classifier, takeStyle(course.mix), course.share, takeStyle(course.legs)};
  std::vector<document::TakeSpan> spans;
  for (const auto& span : plan.spans)
    spans.push_back({span.start, span.end, span.prompt, span.style ? std::optional(takeStyle(*span.style)) : std::nullopt, span.strength});
  if (!spans.empty()) setSpans(take, std::move(spans));
}

}  // namespace

MotionPlan motionPlan(const TakeRequest& take) {
  MotionPlan plan;
  for (const auto& span : take.spans)
    plan.spans.push_back({span.start, span.end, span.prompt, span.style ? std::optional(styleReference(*span.style)) : std::nullopt, span.strength});
  // A take of the project has no file; this is what messages call it.
  const auto nameOf = [](const auto& of) { return of.file.empty() ? std::filesystem::path("take " + std::to_string(of.take)) : of.file; };
  const auto nameOfPose = [&](const document::TakePose& pose) { return pose.isPosed ? std::filesystem::path("posed by hand") : nameOf(pose); };
  for (const auto& kept : take.keeps) plan.keeps.push_back({kept.start, kept.end, nameOf(kept), kept.motion, kept.from});
  for (const auto& pose : take.poses) plan.poses.push_back({pose.time, pose.until, nameOfPose(pose), pose.motion, pose.from, pose.joints, pose.isPlaced});
  for (const auto& point : take.path) plan.path.push_back({point.time, point.x, point.z, point.facing});
  plan.stands = take.stands;
  plan.letsChange = take.letsChange;
  const auto& course = take.course;
  plan.course = {course.strength, course.classifier, styleReference(course.mix), course.share, styleReference(course.legs)};
  return plan;
}

GenerationRequest generationRequest(const TakeRequest& take) {
  GenerationRequest request;
  request.prompt = take.prompt;
  request.style = styleReference(take.style);
  request.seconds = take.seconds;
  request.seed = take.seed;
  request.guidance = take.guidance;
  request.steps = take.steps;
  request.model = take.model;
  request.mixture = take.mixture;
  request.given = take.given.file;
  request.plan = motionPlan(take);
  for (const auto& clip : take.nearClips) request.nearClips.push_back({clip.file, clip.caption});
  request.kept = take.given.keepsLegs ? GenerationRequest::Kept::Legs : GenerationRequest::Kept::Ends;
  return request;
}

RestyleRequest restyleRequest(const TakeRequest& take, const std::string& name, std::shared_ptr<const motion::Clip> motion) {
  RestyleRequest request;
  const int usualTurn = request.turn, usualSteps = request.steps;
  request.clip = name;
  request.motion = std::move(motion);
  request.style = styleReference(take.style);
  request.prompt = take.prompt;
  request.from = take.restyling.from;
  for (const auto& [part, style] : take.restyling.parts) request.parts.push_back({part, styleReference(style)});
  request.person = take.restyling.person;
  request.videoFps = take.restyling.videoFps;
  request.way = take.restyling.isInpainted ? RestyleWay::Inpainting : RestyleWay::Inversion;
  request.feet = take.restyling.hasReleasedFeet ? RestyleRequest::Feet::Released : RestyleRequest::Feet::Usual;
  request.steps = take.steps.value_or(usualSteps);
  request.turn = take.restyling.turn.value_or(std::max(1, usualTurn * request.steps / usualSteps));
  request.guidance = take.guidance;
  request.seed = take.seed;
  request.model = take.model;
  return request;
}

LiftRequest liftRequest(const TakeRequest& take) {
  LiftRequest request;
  request.keypoints = take.video.keypoints;
  request.person = take.video.person;
  request.fps = take.video.fps;
  request.holdsPlace = take.video.isCameraStill;
  request.smooths = take.video.smooths;
  request.fits = take.video.fits;
  request.refine = take.video.refine;
  request.seed = take.seed;
  request.prompt = take.prompt;
  request.model = take.model;
  return request;
}

TakeStyle takeStyle(const StyleReference& style) {
  TakeStyle stored;
  switch (style.kind) {
    case StyleReference::Kind::None: break;
    case StyleReference::Kind::Named:
      stored.kind = TakeStyle::Kind::Named;
      stored.name = style.name;
      break;
    case StyleReference::Kind::File:
      stored.kind = TakeStyle::Kind::File;
      stored.file = wholePath(style.file);
      break;
  }
  return stored;
}

Take takeOf(const GenerationRequest& request, const GenerationReport& report) {
  Take take;
  take.origin = Take::Origin::Generated;
  take.request.prompt = request.prompt;
  take.request.style = takeStyle(request.style);
  take.request.seconds = request.seconds;
  take.request.seed = report.seed.value_or(request.seed);
  take.request.guidance = request.guidance;
  take.request.steps = request.steps;
  take.request.model = request.model;
  take.request.mixture = request.mixture;
  take.request.given.file = wholePath(request.given);
  setPlan(take.request, request.plan);
  for (const auto& clip : request.nearClips) take.request.nearClips.push_back({wholePath(clip.file), clip.caption});
  take.request.given.keepsLegs = !request.given.empty() && request.kept == GenerationRequest::Kept::Legs;
  take.report = {report.secondsTaken, report.modelHash, report.remarks};
  take.clip = report.clip;
  take.pictures = report.pictures;
  return take;
}

Take takeOf(const RestyleRequest& request, const GenerationReport& report) {
  Take take;
  take.origin = Take::Origin::Restyled;
  take.request.style = takeStyle(request.style);
  take.request.prompt = request.prompt;
  take.request.seed = request.seed;
  take.request.guidance = request.guidance;
  take.request.steps = request.steps;
  take.request.model = request.model;
  take.request.restyling.turn = request.turn;
  take.request.restyling.from = request.from;
  for (const auto& [part, style] : request.parts) take.request.restyling.parts.push_back({part, takeStyle(style)});
  take.request.restyling.person = request.person;
  take.request.restyling.videoFps = request.videoFps;
  take.request.restyling.isInpainted = request.way == RestyleWay::Inpainting;
  take.request.restyling.hasReleasedFeet = request.feet == RestyleRequest::Feet::Released;
  take.report = {report.secondsTaken, report.modelHash, report.remarks};
  take.clip = report.clip;
  return take;
}

Take takeOf(const LiftRequest& request, const LiftReport& report) {
  Take take;
  take.origin = Take::Origin::Lifted;
  take.request.prompt = request.prompt;
  take.request.seed = request.seed;
  take.request.model = request.model;
  take.request.video.keypoints = wholePath(request.keypoints);
  take.request.video.person = request.person;
  take.request.video.fps = request.fps;
  take.request.video.isCameraStill = request.holdsPlace;
  take.request.video.smooths = request.smooths;
  take.request.video.fits = request.fits;
  take.request.video.refine = request.refine;
  take.report = {report.secondsTaken, report.modelHash, report.remarks};
  take.clip = report.clip;
  if (report.picture) take.pictures = {report.picture};
  return take;
}

}  // namespace core::services
