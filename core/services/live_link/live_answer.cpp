#include "core/services/live_link/live_answer.h"

#include "core/base/json_text.h"
#include "core/document/take_provenance.h"
#include "core/io/write/gltf/glb_file.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/services/live_link/brought_clips.h"
#include "core/services/live_link/canonical_skeleton.h"
#include "core/services/live_link/capabilities.h"
#include "core/services/live_link/glb_parts.h"
#include "core/services/take_requests.h"

#include <algorithm>
#include <cmath>

namespace core::services::live_link {

namespace {

using nlohmann::ordered_json;

std::vector<std::string> remarksOf(const LiveRequest& live, const GenerationReport& report) {
  auto remarks = live.remarks;
  remarks.insert(remarks.end(), report.remarks.begin(), report.remarks.end());
  return remarks;
}

ordered_json reportJson(const LiveRequest& live, const GenerationReport& report, const motion::Clip& written) {
  return {{"frames", written.frameCount()},
          {"fps", written.fps()},
          {"seconds", written.duration()},
          {"secondsTaken", report.secondsTaken},
          {"seed", report.seed.value_or(live.request.seed)},
          {"modelHash", report.modelHash},
          {"remarks", remarksOf(live, report)}};
}

/// What the protocol tells of a motion beside its glTF.
ordered_json extensionOf(const LiveRequest& live, const GenerationReport& report, const motion::Clip& written) {
  const auto places = motion::worldPositions(written);
  ordered_json contacts = nullptr;
  if (written.jointCount() == motion::humanml3d::kJointCount) {
    contacts = ordered_json::object();
    const auto found = motion::detectContacts(places, {.fps = written.fps()});
    for (std::size_t column = 0; column < motion::kContactJoints.size(); ++column) {
      auto& list = contacts[written.skeleton().joint(motion::kContactJoints[column]).name] = ordered_json::array();
      for (std::size_t frame = 0; frame < static_cast<std::size_t>(written.frameCount()); ++frame) list.push_back(found[frame * 4 + column] > 0.5F);
    }
  }
  auto borders = ordered_json::array();
  for (std::size_t i = 1; i < live.request.plan.spans.size(); ++i) borders.push_back(std::lround(live.request.plan.spans[i].start * written.fps()));
  const ordered_json sample = {{"name", "sample_0"}, {"num_frames", written.frameCount()}, {"chunk_boundaries", borders}, {"foot_contacts", contacts}};
  return {{"version", kProtocolVersion},
          {"model", live.request.model},
          {"fps", written.fps()},
          {"samples", ordered_json::array({sample})},
          {"gesto", {{"seed", report.seed.value_or(live.request.seed)}, {"model_hash", report.modelHash}, {"remarks", remarksOf(live, report)}}}};
}

ordered_json listsOf(const motion::Clip& clip) {
  ordered_json json = {{"fps", clip.fps()}, {"joint_names", ordered_json::array()}, {"rotations", ordered_json::array()}, {"root_positions", ordered_json::array()}};
  for (const auto& joint : clip.skeleton().joints()) json["joint_names"].push_back(joint.name);
  for (int f = 0; f < clip.frameCount(); ++f) {
    auto turns = ordered_json::array();
    for (const auto& turn : clip.rotations(f)) turns.push_back({turn.x, turn.y, turn.z, turn.w});
    json["rotations"].push_back(std::move(turns));
    const auto& at = clip.rootPosition(f);
    json["root_positions"].push_back({at.x, at.y, at.z});
  }
  return json;
}

std::string contentTypeOf(io::ExportFormat format) {
  if (format == io::ExportFormat::Glb) return "model/gltf-binary";
  return format == io::ExportFormat::Bvh || format == io::ExportFormat::Usda ? "text/plain; charset=utf-8" : "application/octet-stream";
}

std::string onOneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ',');
  return text;
}

}  // namespace

Result<LiveAnswer> answerOf(const LiveRequest& live, const GenerationReport& report, const Answerer& answerer) {
  const bool isProtocol = live.form == LiveRequest::Form::Protocol;
  const auto take = takeOf(live.request, report);
  auto options = live.options;
  options.provenance = document::provenanceOf(take, answerer.program);
  options.provenance.dataLicence = answerer.licence(live.request.model);
  options.takeName = isProtocol ? "sample_0" : onOneLine(take.request.prompt);
  const auto format = live.answer == LiveRequest::Answer::File ? live.format : io::ExportFormat::Glb;
  const auto scene = io::preparedScene(*report.clip, format, options);
  if (!scene) return scene.error();
  const auto& written = scene->clip;
  LiveAnswer answer;
  answer.report = base::asciiJsonText(reportJson(live, report, written));
  if (live.answer == LiveRequest::Answer::Json) {
    ordered_json json = {{"report", reportJson(live, report, written)}, {"motion", listsOf(written)}};
    json["motion"]["skeleton"] = ordered_json::array();
    for (const auto& joint : written.skeleton().joints()) {
      ordered_json one = {{"name", joint.name}, {"parent", nullptr}, {"rest_translation", {joint.offset.x, joint.offset.y, joint.offset.z}}};
      if (joint.parent >= 0) one["parent"] = written.skeleton().joint(joint.parent).name;
      json["motion"]["skeleton"].push_back(std::move(one));
    }
    answer.contentType = "application/json";
    answer.body = base::jsonText(json) + "\n";
    return answer;
  }
  auto bytes = io::exportedFile(*report.clip, format, options);
  if (!bytes) return bytes.error();
  answer.contentType = live.answer == LiveRequest::Answer::Gltf ? "model/gltf+json" : contentTypeOf(format);
  if (live.answer == LiveRequest::Answer::File && !isProtocol) {
    answer.body = std::move(*bytes);
    return answer;
  }
  auto parts = GlbParts::of(*bytes);
  if (!parts) return parts.error();
  if (isProtocol) {
    parts->document["extensionsUsed"] = {"MMCP_motion"};
    parts->document["extensions"]["MMCP_motion"] = extensionOf(live, report, written);
  }
  if (live.answer == LiveRequest::Answer::Gltf) {
    answer.body = parts->asJson();
    return answer;
  }
  auto whole = io::glbBytes(std::move(parts->document), parts->buffer);
  if (!whole) return whole.error();
  answer.body = std::move(*whole);
  return answer;
}

std::variant<LiveAnswer, Refusal> perform(GenerationService& service, LiveRequest live, const Answerer& answerer, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop) {
  const auto clips = BroughtClips::lay(live);
  if (!clips) return refusalOf(clips.error());
  auto report = service.generate(live.request, progress, stop);
  if (!report) return refusalOf({report.error().code, clips->withoutFolder(report.error().message)});
  for (auto& remark : report->remarks) remark = clips->withoutFolder(remark);
  auto answer = answerOf(live, *report, answerer);
  if (!answer) return refusalOf(answer.error());
  return std::move(*answer);
}

}  // namespace core::services::live_link
