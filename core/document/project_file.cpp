#include "core/document/project_file.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/document/clip_json.h"
#include "core/document/field_reader.h"
#include "core/document/kept_motions.h"
#include "core/document/steering_json.h"
#include "core/document/style_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace core::document {
namespace {

using nlohmann::json;

Error broken(std::string message) { return {ErrorCode::ParseFailed, std::move(message)}; }

constexpr std::pair<Take::Origin, const char*> kOrigins[] = {{Take::Origin::Generated, "generated"},
                                                             {Take::Origin::Imported, "imported"},
                                                             {Take::Origin::Restyled, "restyled"},
                                                             {Take::Origin::Lifted, "lifted"},
                                                             {Take::Origin::Edited, "edited"}};

const char* originText(Take::Origin origin) {
  for (const auto& [known, text] : kOrigins)
    if (known == origin) return text;
  return "generated";
}

json spansToJson(const std::vector<TakeSpan>& spans) {
  json list = json::array();
  for (const auto& span : spans) {
    json one{{"start", span.start}, {"end", span.end}, {"prompt", span.prompt}};
    if (span.style) one["style"] = styleToJson(*span.style);
    if (span.strength) one["strength"] = *span.strength;
    list.push_back(std::move(one));
  }
  return list;
}

json requestToJson(const TakeRequest& request, KeptMotions& motions) {
  json value{{"prompt", request.prompt}, {"style", styleToJson(request.style)},         {"seconds", request.seconds},
             {"seed", request.seed},     {"styleWeight", request.guidance.styleWeight}, {"classifierScale", request.guidance.classifierScale},
             {"model", request.model}};
  if (!request.spans.empty()) value["spans"] = spansToJson(request.spans);
  if (!request.keeps.empty()) value["keeps"] = motions.toJson(request.keeps);
  if (!request.poses.empty()) value["poses"] = motions.toJson(request.poses);
  if (!request.path.empty()) value["path"] = pathToJson(request.path);
  if (!request.stands.isEmpty()) value["stands"] = standsToJson(request.stands);
  if (request.letsChange) value["letsChange"] = true;
  if (request.course != TakeCourse{}) value["course"] = courseToJson(request.course);
  if (request.guidance.contentWeight) value["contentWeight"] = *request.guidance.contentWeight;
  if (request.steps) value["steps"] = *request.steps;
  if (request.mixture) value["mixture"] = *request.mixture;
  if (!request.given.file.empty()) value["given"] = {{"file", pathText(request.given.file)}, {"keepsLegs", request.given.keepsLegs}};
  for (const auto& clip : request.nearClips) value["nearClips"].push_back({{"file", pathText(clip.file)}, {"caption", clip.caption}});
  if (!request.video.keypoints.empty())
    value["video"] = {{"keypoints", pathText(request.video.keypoints)},
                      {"person", request.video.person},
                      {"fps", request.video.fps},
                      {"stillCamera", request.video.isCameraStill},
                      {"smooths", request.video.smooths},
                      {"fits", request.video.fits},
                      {"refine", request.video.refine}};
  if (request.restyling != TakeRestyling{}) value["restyling"] = restylingToJson(request.restyling);
  return value;
}

bool readSpans(const json& list, std::vector<TakeSpan>& spans) {
  for (const json& value : list) {
    if (!value.is_object()) return false;
    FieldReader fields(value);
    TakeSpan span;
    fields.number("start", span.start, 0.0, 1e6);
    fields.number("end", span.end, 0.0, 1e6);
    fields.text("prompt", span.prompt);
    double strength = std::nan("");
    fields.number("strength", strength, -1e3, 1e3);
    if (!std::isnan(strength)) span.strength = strength;
    if (const json* style = fields.object("style")) {
      span.style.emplace();
      if (!readStyle(*style, *span.style)) return false;
    }
    if (!fields.brokenField().empty()) return false;
    spans.push_back(std::move(span));
  }
  return true;
}

bool readKeeps(const json& list, std::vector<TakeKept>& keeps) {
  for (const json& value : list) {
    if (!value.is_object()) return false;
    FieldReader fields(value);
    TakeKept kept;
    std::string file;
    fields.number("start", kept.start, 0.0, 1e6);
    fields.number("end", kept.end, 0.0, 1e6);
    fields.text("file", file);
    double from = -1.0;
    fields.number("from", from, 0.0, 1e6);
    if (from >= 0.0) kept.from = from;
    fields.integer<TakeId>("take", kept.take, 1, UINT64_MAX / 2);
    if (!fields.brokenField().empty()) return false;
    kept.file = pathOf(file);
    keeps.push_back(std::move(kept));
  }
  return true;
}

bool readNearClips(const json& list, std::vector<TakeNearClip>& clips) {
  for (const json& value : list) {
    if (!value.is_object()) return false;
    FieldReader fields(value);
    std::string file;
    TakeNearClip clip;
    fields.text("file", file);
    fields.text("caption", clip.caption);
    clip.file = pathOf(file);
    if (file.empty() || !fields.brokenField().empty()) return false;
    clips.push_back(std::move(clip));
  }
  return true;
}

Result<TakeRequest> requestFromJson(const json& value, int version) {
  TakeRequest request;
  FieldReader fields(value);
  fields.text("prompt", request.prompt);
  fields.number("seconds", request.seconds, 0.0, 1e6);
  fields.integer<std::uint64_t>("seed", request.seed, 0, UINT64_MAX);
  double content = std::nan("");
  fields.number("contentWeight", content, -1e3, 1e3);
  // Up to version 2 the usual number stood for the model's own weight, whatever that was.
  if (!std::isnan(content) && !(version < 3 && content == 7.5)) request.guidance.contentWeight = content;
  fields.number("styleWeight", request.guidance.styleWeight, -1e3, 1e3);
  fields.number("classifierScale", request.guidance.classifierScale, -1e3, 1e3);
  int steps = 0;
  fields.integer("steps", steps, 1, 100'000);
  if (steps > 0) request.steps = steps;
  fields.text("model", request.model);
  int mixture = -1;
  fields.integer("mixture", mixture, 0, kMostMixture);
  if (mixture >= 0) request.mixture = mixture;
  if (const json* given = fields.object("given")) {
    FieldReader givenFields(*given);
    std::string file;
    givenFields.text("file", file);
    givenFields.flag("keepsLegs", request.given.keepsLegs);
    request.given.file = pathOf(file);
    if (!givenFields.brokenField().empty()) fields.fail("given");
  }
  if (const json* video = fields.object("video")) {
    FieldReader videoFields(*video);
    std::string keypoints;
    videoFields.text("keypoints", keypoints);
    videoFields.integer("person", request.video.person, 1, 1'000'000);
    videoFields.number("fps", request.video.fps, 1.0, 480.0);
    videoFields.flag("stillCamera", request.video.isCameraStill);
    videoFields.flag("smooths", request.video.smooths);
    videoFields.flag("fits", request.video.fits);
    videoFields.integer("refine", request.video.refine, 0, 999);
    request.video.keypoints = pathOf(keypoints);
    if (!videoFields.brokenField().empty()) fields.fail("video");
  }
  if (const json* restyling = fields.object("restyling"); restyling && !readRestyling(*restyling, request.restyling)) fields.fail("restyling");
  if (const json* style = fields.object("style"); style && !readStyle(*style, request.style)) fields.fail("style");
  if (const json* spans = fields.list("spans"); spans && !readSpans(*spans, request.spans)) fields.fail("spans");
  if (const json* keeps = fields.list("keeps"); keeps && !readKeeps(*keeps, request.keeps)) fields.fail("keeps");
  if (const json* poses = fields.list("poses"); poses && !readPoses(*poses, request.poses)) fields.fail("poses");
  if (const json* clips = fields.list("nearClips"); clips && !readNearClips(*clips, request.nearClips)) fields.fail("nearClips");
  if (const json* path = fields.list("path"); path && !readPath(*path, request.path)) fields.fail("path");
  fields.flag("letsChange", request.letsChange);
  if (const json* told = fields.object("stands")) {
    if (auto read = readToldStands(*told))
      request.stands = std::move(*read);
    else
      fields.fail("stands");
  }
  if (const json* course = fields.object("course"); course && !readCourse(*course, request.course)) fields.fail("course");
  if (!fields.brokenField().empty()) return broken(fmt::format("\"{}\" of a request cannot be used", fields.brokenField()));
  return request;
}

json takeToJson(const Take& take, SkeletonTable& skeletons, KeptMotions& motions) {
  json pictures = json::array();
  for (const auto& picture : take.pictures) pictures.push_back(pictureToJson(*picture));
  json value{{"id", take.id},
             {"name", take.name},
             {"origin", originText(take.origin)},
             {"request", requestToJson(take.request, motions)},
             {"report", {{"secondsTaken", take.report.secondsTaken}, {"modelHash", take.report.modelHash}, {"remarks", take.report.remarks}}},
             {"tags", take.tags},
             {"pinned", take.isPinned},
             {"parent", take.parent},
             {"createdAt", take.createdAt},
             {"clip", clipToJson(*take.clip, skeletons)}};
  if (!pictures.empty()) value["pictures"] = std::move(pictures);
  if (take.stands) value["stands"] = standsToJson(*take.stands);
  return value;
}

Result<Take> takeFromJson(const json& value, const SkeletonTable& skeletons, int version) {
  if (!value.is_object()) return broken("it is not an object");
  Take take;
  FieldReader fields(value);
  std::string origin = "generated";
  fields.integer<TakeId>("id", take.id, 1, UINT64_MAX / 2);
  fields.text("name", take.name);
  fields.text("origin", origin);
  fields.texts("tags", take.tags);
  fields.flag("pinned", take.isPinned);
  fields.integer<TakeId>("parent", take.parent, 0, UINT64_MAX / 2);
  fields.integer<std::int64_t>("createdAt", take.createdAt, 0, INT64_MAX / 2);
  const auto* known = std::find_if(std::begin(kOrigins), std::end(kOrigins), [&origin](const auto& entry) { return origin == entry.second; });
  if (known == std::end(kOrigins))
    fields.fail("origin");
  else
    take.origin = known->first;
  if (const json* report = fields.object("report")) {
    FieldReader reportFields(*report);
    reportFields.number("secondsTaken", take.report.secondsTaken, 0.0, 1e9);
    reportFields.text("modelHash", take.report.modelHash);
    reportFields.texts("remarks", take.report.remarks);
    if (!reportFields.brokenField().empty()) fields.fail("report");
  }
  if (const json* request = fields.object("request")) {
    auto read = requestFromJson(*request, version);
    if (!read) return read.error();
    take.request = std::move(*read);
  }
  if (const json* stands = fields.object("stands"); stands && !(take.stands = readStands(*stands))) fields.fail("stands");
  if (take.id == 0) fields.fail("id");
  if (!fields.brokenField().empty()) return broken(fmt::format("its \"{}\" cannot be used", fields.brokenField()));
  const json* clip = fields.object("clip");
  if (!clip) return broken("it has no clip");
  auto read = clipFromJson(*clip, skeletons);
  if (!read) return read.error();
  take.clip = std::move(*read);
  if (const auto pictures = value.find("pictures"); pictures != value.end()) {
    if (!pictures->is_array() || pictures->size() > 1'000) return broken("its \"pictures\" cannot be used");
    for (const json& entry : *pictures) {
      auto picture = pictureFromJson(entry);
      if (!picture) return picture.error();
      take.pictures.push_back(std::move(*picture));
    }
  }
  return take;
}

Result<json> parsed(std::string_view text, const std::string& name) {
  if (base::nestsTooDeep(text)) return broken(fmt::format("{}: this is not a project file (nested more than {} deep)", name, base::kDeepestJson));
  try {
    return base::parseJson(text);
  } catch (const json::parse_error& error) {
    const auto end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    const bool isCut = error.byte >= text.size();
    return broken(fmt::format("{}:{}: {}", name, line, isCut ? "the project file ends too early" : "this is not a project file (no JSON)"));
  } catch (const json::exception&) {
    return broken(name + ": this is not a project file (no JSON)");
  }
}

// Programs of before know two views: they find two of four.
json viewToJson(const ViewState& view) {
  json value{{"count", std::min(view.viewCount, 2)}, {"a", view.shown[0]}, {"b", view.shown[1]}, {"sharedCamera", view.isCameraShared}};
  if (view.viewCount == 4) value["fourViews"] = true;
  if (view.shown[2]) value["c"] = view.shown[2];
  if (view.shown[3]) value["d"] = view.shown[3];
  if (!view.isClockShared) value["sharedClock"] = false;
  if (view.areRootsAligned) value["alignedRoots"] = true;
  if (view.isWiped) value["wiped"] = true;
  if (view.wipeAt != ViewState{}.wipeAt) value["wipe"] = view.wipeAt;
  return value;
}

Result<Project> projectFromJson(const json& value) {
  const auto format = value.is_object() ? value.find("format") : value.end();
  if (!value.is_object() || format == value.end() || *format != "gesto-project") return broken("this is not a Gesto project");
  int version = 0;
  FieldReader fields(value);
  fields.integer("version", version, 1, 1'000'000);
  if (version < 1) return broken("the project has no version");
  if (version > kProjectVersion)
    return Error{ErrorCode::Unsupported, fmt::format("the project was saved by a newer Gesto Studio (version {}, this one reads up to {})", version, kProjectVersion)};

  Project project;
  if (const json* draft = fields.object("draft")) {
    FieldReader draftFields(*draft);
    draftFields.integer("variants", project.draft.variants, 1, kMostVariants);
    draftFields.flag("keepsBest", project.draft.keepsBest);
    draftFields.flag("seedLocked", project.draft.isSeedLocked);
    if (const json* request = draftFields.object("request")) {
      auto read = requestFromJson(*request, version);
      if (!read) return read.error();
      project.draft.request = std::move(*read);
    }
    if (!draftFields.brokenField().empty()) fields.fail("draft");
  }
  if (const json* view = fields.object("view")) {
    FieldReader viewFields(*view);
    viewFields.integer("count", project.view.viewCount, 1, 2);
    viewFields.integer<TakeId>("a", project.view.shown[0], 0, UINT64_MAX / 2);
    viewFields.integer<TakeId>("b", project.view.shown[1], 0, UINT64_MAX / 2);
    viewFields.integer<TakeId>("c", project.view.shown[2], 0, UINT64_MAX / 2);
    viewFields.integer<TakeId>("d", project.view.shown[3], 0, UINT64_MAX / 2);
    viewFields.flag("sharedCamera", project.view.isCameraShared);
    viewFields.flag("sharedClock", project.view.isClockShared);
    viewFields.flag("alignedRoots", project.view.areRootsAligned);
    viewFields.flag("wiped", project.view.isWiped);
    viewFields.number("wipe", project.view.wipeAt, 0.0, 1.0);
    bool isFour = false;
    viewFields.flag("fourViews", isFour);
    if (isFour) project.view.viewCount = 4;
    if (project.view.viewCount > 1) project.view.isWiped = false;
    if (!viewFields.brokenField().empty()) fields.fail("view");
  }
  if (!fields.brokenField().empty()) return broken(fmt::format("\"{}\" cannot be used", fields.brokenField()));

  const json none = json::array();
  const auto found = value.find("takes");
  const json& takes = found == value.end() ? none : *found;
  if (!takes.is_array()) return broken("\"takes\" is not a list");
  auto skeletons = SkeletonTable::fromJson(value.value("skeletons", json::array()));
  if (!skeletons) return skeletons.error();
  for (std::size_t i = 0; i < takes.size(); ++i) {
    auto take = takeFromJson(takes[i], *skeletons, version);
    if (!take) return Error{take.error().code, fmt::format("take {}: {}", i + 1, take.error().message)};
    if (project.find(take->id)) return broken(fmt::format("take {}: its number {} is used twice", i + 1, take->id));
    project.restore(std::move(*take));
  }
  if (auto ok = findKeptMotions(project, value.value("keptMotions", json()), *skeletons); !ok) return ok.error();
  return project;
}

}  // namespace

std::string projectToText(const Project& project) {
  SkeletonTable skeletons;
  KeptMotions motions(project);
  json takes = json::array();
  for (const Take& take : project.takes) takes.push_back(takeToJson(take, skeletons, motions));
  json draft{{"request", requestToJson(project.draft.request, motions)},
             {"variants", project.draft.variants},
             {"keepsBest", project.draft.keepsBest},
             {"seedLocked", project.draft.isSeedLocked}};
  json kept = motions.motionsToJson(skeletons);
  json value{{"format", "gesto-project"},        {"version", kProjectVersion},      {"draft", std::move(draft)},
             {"view", viewToJson(project.view)}, {"skeletons", skeletons.toJson()}, {"takes", std::move(takes)}};
  if (!kept.empty()) value["keptMotions"] = std::move(kept);
  return base::jsonText(value, 1, '\t') + "\n";
}

Result<Project> projectFromText(std::string_view text, const std::string& name) {
  auto value = parsed(text, name);
  if (!value) return value.error();
  auto project = projectFromJson(*value);
  if (!project) return Error{project.error().code, name + ": " + project.error().message};
  return project;
}

Result<void> writeProject(const Project& project, const std::filesystem::path& file) { return base::writeFileAtomically(file, projectToText(project)); }

Result<Project> readProject(const std::filesystem::path& file) {
  auto text = base::readWholeFile(file, std::uint64_t{1} << 30);
  if (!text) return text.error();
  return projectFromText(*text, pathText(file.filename()));
}

}  // namespace core::document
