#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"
#include "core/services/live_link/canonical_skeleton.h"
#include "core/services/live_link/request_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

// A request of the Motion Model Context Protocol, version 1: what it says is brought into our own words.
namespace core::services::live_link {

namespace {

using nlohmann::json;

constexpr double kLeastPause = 0.05;  // seconds between way points, as plans ask for

Refusal notTaken(const char* code, std::string message) { return {400, code, std::move(message), {}}; }

std::optional<Refusal> refusalOfVersion(const json& body) {
  const auto found = body.find("protocol_version");
  const auto version = found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
  const auto dot = version.find('.');
  const auto isNumber = [](std::string_view part) { return !part.empty() && part.size() <= 9 && part.find_first_not_of("0123456789") == std::string_view::npos; };
  if (dot == std::string::npos || !isNumber(std::string_view(version).substr(0, dot)) || !isNumber(std::string_view(version).substr(dot + 1)))
    return misshapen("protocol_version: this must be a text such as \"1.0\"");
  if (version.substr(0, dot) != "1") return notTaken("version_unsupported", fmt::format("protocol_version: versions 1.x are spoken here, not {}", version));
  return {};
}

/// The frames of each segment and their prompts; of one alone the prompt and the seconds, of several a plan.
std::optional<Refusal> takeSegments(const json& body, double fps, LiveRequest& live, double& frames) {
  PlanFields fields(body, "");
  const auto* segments = fields.list("segments");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (!segments || segments->empty()) return invalid("segments: at least one is needed; a motion without words is not made here");
  if (body.contains("duration_frames")) return misshapen("duration_frames: this goes without segments, which have their own");
  frames = 0.0;
  for (std::size_t i = 0; i < segments->size(); ++i) {
    const auto place = fmt::format("segments[{}]", i);
    PlanFields one((*segments)[i], place);
    const auto type = one.text("type", true).value_or("");
    if (!one.fault().empty()) return misshapen(one.fault());
    if (type != "text") return notTaken("unsupported_segment", fmt::format("{}.type: \"text\" alone is made here, not \"{}\"", place, type));
    const auto prompt = one.text("prompt", true);
    const auto count = wholeNumber(one, "duration_frames", 1, 1'000'000);
    if (!count) one.fail("duration_frames", "is missing");
    if (!one.fault().empty()) return misshapen(one.fault());
    const double start = frames / fps;
    frames += static_cast<double>(*count);
    live.request.plan.spans.push_back({start, frames / fps, *prompt, {}, {}});
  }
  if (live.request.plan.spans.size() > 1) return {};
  live.request.prompt = live.request.plan.spans[0].prompt;
  live.request.seconds = live.request.plan.spans[0].end;
  live.request.plan.spans.clear();
  return {};
}

/// "root_path": the way of the pelvis.
std::optional<Refusal> takeRootPath(const json& constraint, const std::string& place, double fps, double frames, LiveRequest& live) {
  PlanFields fields(constraint, place);
  const auto* at = fields.list("frames");
  const auto* places = fields.list("positions_xz");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (!at || !places || at->empty() || at->size() != places->size()) return misshapen(place + ": \"frames\" and \"positions_xz\" are lists of one length");
  for (std::size_t i = 0; i < at->size(); ++i) {
    const auto& xz = (*places)[i];
    if (!(*at)[i].is_number_integer()) return misshapen(fmt::format("{}.frames[{}]: this must be a whole number", place, i));
    if (!xz.is_array() || xz.size() != 2 || !xz[0].is_number() || !xz[1].is_number())
      return misshapen(fmt::format("{}.positions_xz[{}]: this must be two numbers", place, i));
    const double frame = (*at)[i].get<double>();
    if (frame < 0.0 || frame >= frames)
      return notTaken("frame_out_of_range", fmt::format("{}.frames[{}]: frame {} is not between 0 and {}", place, i, frame, frames - 1.0));
    live.request.plan.path.push_back({frame / fps, xz[0].get<double>(), xz[1].get<double>(), {}});
  }
  if (constraint.contains("heading_radians"))
    live.remarks.push_back(place + ".heading_radians: the headings are left out, since the protocol gives their sign in two ways; the motion looks as its way does");
  return {};
}

std::optional<Refusal> takeConstraints(const json& body, double fps, double frames, const ModelInfo& model, LiveRequest& live) {
  PlanFields fields(body, "");
  const auto* constraints = fields.list("constraints");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (constraints && constraints->size() > kMostConstraints)
    return invalid(fmt::format("constraints: there are {}; {} are the most", constraints->size(), kMostConstraints));
  for (std::size_t i = 0; constraints && i < constraints->size(); ++i) {
    const auto place = fmt::format("constraints[{}]", i);
    PlanFields one((*constraints)[i], place);
    const auto type = one.text("type", true).value_or("");
    if (!one.fault().empty()) return misshapen(one.fault());
    if (type != "root_path" || !model.can.steer)
      return notTaken("unsupported_constraint",
                      fmt::format("{}.type: {} not \"{}\"", place, model.can.steer ? "\"root_path\" alone is followed here," : "this model follows none,", type));
    if (auto refusal = takeRootPath((*constraints)[i], place, fps, frames, live)) return refusal;
  }
  // Clients send a point a frame, which is nearer than way points may lie.
  auto& path = live.request.plan.path;
  std::stable_sort(path.begin(), path.end(), [](const WayPoint& a, const WayPoint& b) { return a.time < b.time; });
  std::vector<WayPoint> kept;
  for (const auto& point : path)
    if (kept.empty() || point.time - kept.back().time >= kLeastPause - 1e-9) kept.push_back(point);
  path = std::move(kept);
  return {};
}

std::optional<Refusal> takeGuidance(const json& options, const ModelInfo& model, LiveRequest& live) {
  const auto guidance = options.find("guidance");
  if (guidance == options.end() || guidance->is_null()) return {};
  PlanFields fields(*guidance, "options.guidance");
  const auto type = fields.text("type", false).value_or("regular");
  const auto* weight = fields.list("weight");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  for (std::size_t i = 0; weight && i < weight->size(); ++i)
    if (!(*weight)[i].is_number()) return misshapen(fmt::format("options.guidance.weight[{}]: this must be a number", i));
  const std::size_t count = weight ? weight->size() : 0;
  if (type == "nocfg" && count == 0) {
    live.request.guidance.contentWeight = 1.0;  // uncond + 1 (cond - uncond)
    return {};
  }
  if (type == "regular" && count <= 1) {
    live.request.guidance.contentWeight = count == 1 ? (*weight)[0].get<double>() : model.usual.contentWeight;
    return {};
  }
  return notTaken("invalid_options", "options.guidance: \"nocfg\" without a weight and \"regular\" with one, the content weight, are known here");
}

std::optional<Refusal> takeOptions(const json& body, const ModelInfo& model, LiveRequest& live) {
  const auto found = body.find("options");
  if (found == body.end() || found->is_null()) return {};
  PlanFields fields(*found, "options");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (found->contains("seed") && !(*found)["seed"].is_null())
    live.request.seed = static_cast<std::uint64_t>(wholeNumber(fields, "seed", 0, 9'000'000'000'000'000).value_or(1));
  const auto samples = fields.number("num_samples", false);
  const auto steps = wholeNumber(fields, "diffusion_steps", 1, 500);
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (samples && *samples != 1.0) return notTaken("invalid_options", fmt::format("options.num_samples: one sample a request is made here, not {:g}", *samples));
  if (steps) {
    const auto able = std::clamp<std::int64_t>(*steps, limits::kFewestSteps, model.usual.mostSteps);
    if (able != *steps)
      live.remarks.push_back(fmt::format("options.diffusion_steps: {} steps were taken; this model takes {} to {}", able, limits::kFewestSteps, model.usual.mostSteps));
    live.request.steps = static_cast<int>(able);
  }
  if (auto refusal = takeGuidance(*found, model, live)) return refusal;
  const auto ours = found->find("gesto");
  if (ours == found->end()) return {};
  PlanFields more(*ours, "options.gesto");
  more.known({"style", "clips", "ws", "classifier_scale"});
  if (more.fault().empty()) takeStyleFields(more, *ours, live);
  return more.fault().empty() ? std::nullopt : std::optional(misshapen(more.fault()));
}

}  // namespace

Read readProtocolRequest(const json& body, const Offer& offer, Accepts accepts) {
  if (auto refusal = refusalOfVersion(body)) return *refusal;
  if (body.contains("requests")) return invalid("requests: batches are not taken here (supports_batch is false); send one request after the other");
  LiveRequest live;
  live.form = LiveRequest::Form::Protocol;
  live.answer = accepts == Accepts::BinaryGltf ? LiveRequest::Answer::File : LiveRequest::Answer::Gltf;
  live.options.hasFigure = false;
  PlanFields fields(body, "");
  live.request.model = fields.text("model", true).value_or("");
  if (!fields.fault().empty()) return misshapen(fields.fault());
  const auto* model = modelNamed(offer, live.request.model);
  if (!model) return checked(std::move(live), offer);  // which refuses it
  if (!body.contains("skeleton")) return misshapen("skeleton: this is missing");
  if (auto refusal = refusalOfSkeleton(body["skeleton"])) return *refusal;

  double fps = motion::humanml3d::kFps;
  if (const auto timing = body.find("timing"); timing != body.end() && !timing->is_null()) {
    PlanFields one(*timing, "timing");
    if (one.fault().empty()) fps = one.number("fps", false).value_or(fps);
    if (!one.fault().empty()) return misshapen(one.fault());
    if (!(fps >= 1.0 && fps <= 1000.0)) return misshapen(fmt::format("timing.fps: this must be between 1 and 1000, not {:g}", fps));
    live.options.fps = fps;
  }
  double frames = 0.0;
  if (auto refusal = takeSegments(body, fps, live, frames)) return *refusal;
  if (live.request.plan.spans.size() > 1 && !model->can.plan) return notTaken("unsupported_segment", "segments: this model makes one action alone");
  if (auto refusal = takeConstraints(body, fps, frames, *model, live)) return *refusal;
  if (auto refusal = takeOptions(body, *model, live)) return *refusal;
  return checked(std::move(live), offer);
}

}  // namespace core::services::live_link
