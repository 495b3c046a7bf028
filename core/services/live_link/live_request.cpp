#include "core/services/live_link/live_request.h"

#include "core/services/generation_limits.h"
#include "core/services/live_link/request_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace core::services::live_link {

namespace {

using nlohmann::json;

constexpr std::size_t kMostClips = 16, kLongestName = 64;
constexpr int kDeepest = 32;  // lists in lists: a request has eight, and what walks through them goes one call deeper for each

bool isTooDeep(std::string_view text) {
  int depth = 0;
  bool isInText = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (isInText && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      isInText = !isInText;
    else if (!isInText && (text[i] == '[' || text[i] == '{') && ++depth > kDeepest)
      return true;
    else if (!isInText && (text[i] == ']' || text[i] == '}'))
      --depth;
  }
  return false;
}

/// A plain file name, so that it leads nowhere.
bool isClipName(const std::string& name) {
  if (name.size() > kLongestName || !name.ends_with(".bvh") || name.size() == 4 || name[0] == '.') return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.' || c == ' '; });
}

/// One of those that came with the request.
std::optional<Refusal> strange(const std::filesystem::path& file, const std::string& place, const LiveRequest& live) {
  for (const auto& clip : live.clips)
    if (clip.name == file.string()) return {};
  return invalid(fmt::format("{}: \"{}\" is not among the \"clips\" of this request, and files of this computer are not read", place, file.string()));
}

std::optional<Refusal> strangeFiles(const LiveRequest& live) {
  const auto& request = live.request;
  if (request.style.kind == StyleReference::Kind::File)
    if (auto refusal = strange(request.style.file, "style", live)) return refusal;
  for (std::size_t i = 0; i < request.plan.spans.size(); ++i) {
    const auto& style = request.plan.spans[i].style;
    if (style && style->kind == StyleReference::Kind::File)
      if (auto refusal = strange(style->file, fmt::format("plan: spans[{}].style", i), live)) return refusal;
  }
  const auto& course = request.plan.course;
  for (const auto& [name, style] : {std::pair{"mix", &course.mix}, {"legs", &course.legs}})
    if (style->kind == StyleReference::Kind::File)
      if (auto refusal = strange(style->file, fmt::format("plan: style.{}", name), live)) return refusal;
  for (std::size_t i = 0; i < request.plan.keeps.size(); ++i)
    if (auto refusal = strange(request.plan.keeps[i].file, fmt::format("plan: keep[{}].file", i), live)) return refusal;
  for (std::size_t i = 0; i < request.plan.poses.size(); ++i)
    if (auto refusal = strange(request.plan.poses[i].file, fmt::format("plan: poses[{}].file", i), live)) return refusal;
  return {};
}

/// "format", and how the file is to be.
std::optional<Refusal> takeExportFields(PlanFields& fields, const json& body, LiveRequest& live) {
  const auto format = fields.text("format", false).value_or("glb");
  if (format == "json") {
    live.answer = LiveRequest::Answer::Json;
  } else if (format == "gltf") {
    live.answer = LiveRequest::Answer::Gltf;
  } else {
    const auto known = io::exportFormatFrom(format);
    if (!known) return invalid(fmt::format("format: {}, .gltf or .json", known.error().message));
    live.format = *known;
  }
  if (const auto names = fields.text("names", false)) {
    const auto known = io::jointNamesFrom(*names);
    if (!known) return invalid("names: " + known.error().message);
    live.options.names = *known;
  }
  if (const auto root = fields.text("root", false)) {
    const auto known = io::rootMotionFrom(*root);
    if (!known) return invalid("root: " + known.error().message);
    live.options.root = *known;
  }
  if (const auto fps = fields.number("fps", false)) {
    if (!(*fps >= 1.0 && *fps <= 1000.0)) return invalid(fmt::format("fps: this must be between 1 and 1000, not {:g}", *fps));
    live.options.fps = *fps;
  }
  if (body.contains("figure")) live.options.hasFigure = fields.flag("figure");
  return {};
}

}  // namespace

const ModelInfo* modelNamed(const Offer& offer, const std::string& name) {
  if (name == "default" && !offer.models.empty()) return &offer.models.front();
  for (const auto& model : offer.models)
    if (model.name == name) return &model;
  return nullptr;
}

std::optional<std::int64_t> wholeNumber(PlanFields& fields, const char* name, std::int64_t lowest, std::int64_t highest) {
  const auto value = fields.number(name, false);
  if (!value) return {};
  // Both ends are below 2^53, where a double is exact.
  if (*value >= static_cast<double>(lowest) && *value <= static_cast<double>(highest) && *value == static_cast<double>(static_cast<std::int64_t>(*value)))
    return static_cast<std::int64_t>(*value);
  fields.fail(name, fmt::format("must be a whole number between {} and {}", lowest, highest).c_str());
  return {};
}

void takeStyleFields(PlanFields& fields, const json& object, LiveRequest& live) {
  if (const auto found = object.find("clips"); found != object.end()) {
    if (!found->is_object()) {
      fields.fail("clips", "must be an object {\"name.bvh\": \"text\"}");
    } else {
      if (found->size() > kMostClips) fields.fail("clips", fmt::format("holds {} clips; {} are the most", found->size(), kMostClips).c_str());
      for (const auto& [name, text] : found->items()) {
        if (!isClipName(name))
          fields.fail("clips", "has a name that does not end in .bvh, is longer than 64 characters, or holds others than letters, digits, blanks, - _ .");
        if (!text.is_string()) fields.fail("clips", "holds something that is no text; a clip is the text of a BVH file");
        if (text.is_string()) live.clips.push_back({name, text.get<std::string>()});
      }
    }
  }
  const auto style = object.find("style");
  if (style != object.end() && style->is_object()) {
    PlanFields one(*style, "style");
    one.known({"bvh"});
    live.clips.push_back({"style.bvh", one.text("bvh", true).value_or("")});
    live.request.style = StyleReference::fromFile("style.bvh");
    if (!one.fault().empty()) fields.fail("style", "holds the text of a BVH file as {\"bvh\": \"HIERARCHY ...\"} where it is an object");
  } else {
    live.request.style = styleFrom(fields.text("style", false).value_or(""));
  }
  live.request.guidance.styleWeight = fields.number("ws", false).value_or(live.request.guidance.styleWeight);
  live.request.guidance.classifierScale = fields.number("classifier_scale", false).value_or(live.request.guidance.classifierScale);
}

Read checked(LiveRequest live, const Offer& offer) {
  if (auto refusal = strangeFiles(live)) return *refusal;
  const auto* model = modelNamed(offer, live.request.model);
  if (!model) {
    std::string names;
    for (const auto& one : offer.models) names += (names.empty() ? "" : ", ") + one.name;
    return Refusal{400, "unknown_model", fmt::format("model: there is no \"{}\" among {}", live.request.model, names), {}};
  }
  if (auto ok = validate(live.request); !ok) return invalid(ok.error().message);
  return live;
}

Read readPlainRequest(const json& body, const Offer& offer) {
  LiveRequest live;
  auto& request = live.request;
  PlanFields fields(body, "");
  fields.known({"prompt", "seconds", "plan", "style", "clips", "wc", "ws", "classifier_scale", "seed", "best_of", "steps", "model", "mixture", "format", "fps", "names",
                "root", "figure"});
  const auto prompt = fields.text("prompt", false);
  const auto seconds = fields.number("seconds", false);
  takeStyleFields(fields, body, live);
  request.prompt = prompt.value_or("");
  request.seconds = seconds.value_or(request.seconds);
  request.guidance.contentWeight = fields.number("wc", false);
  request.seed = static_cast<std::uint64_t>(wholeNumber(fields, "seed", 0, 9'000'000'000'000'000).value_or(1));
  if (const auto candidates = wholeNumber(fields, "best_of", 1, limits::kMostCandidates)) request.candidates = static_cast<int>(*candidates);
  if (const auto steps = wholeNumber(fields, "steps", 1, 1'000'000)) request.steps = static_cast<int>(*steps);
  if (const auto mixture = wholeNumber(fields, "mixture", 0, static_cast<std::int64_t>(limits::kMixture.highest))) request.mixture = static_cast<int>(*mixture);
  request.model = fields.text("model", false).value_or(offer.usualModel);
  const auto refusal = takeExportFields(fields, body, live);
  if (!fields.fault().empty()) return misshapen(fields.fault());
  if (refusal) return *refusal;
  const auto plan = body.find("plan");
  if (prompt.has_value() == (plan != body.end())) return invalid("say what happens in one way: a \"prompt\" or a \"plan\"");
  if (plan == body.end()) return checked(std::move(live), offer);
  if (seconds) return invalid("seconds: this goes with a prompt; spans have their own seconds");
  auto read = planFromText(plan->dump(-1, ' ', false, json::error_handler_t::replace), "plan");
  if (!read) return refusalOf(read.error());
  request.plan = std::move(*read);
  return checked(std::move(live), offer);
}

Read readLiveRequest(std::string_view body, const Offer& offer, Accepts accepts) {
  if (isTooDeep(body)) return misshapen(fmt::format("body: this is nested deeper than {} levels", kDeepest));
  const auto parsed = parsedPlan(body, "body", "the body");
  if (!parsed) return misshapen(parsed.error().message);
  if (!parsed->is_object()) return misshapen("body: a request is an object {...}");
  // Requests of the protocol say its version; our own do not.
  const bool isProtocol = parsed->contains("protocol_version") || parsed->contains("segments") || parsed->contains("requests");
  return isProtocol ? readProtocolRequest(*parsed, offer, accepts) : readPlainRequest(*parsed, offer);
}

}  // namespace core::services::live_link
