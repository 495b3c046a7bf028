#include "core/services/live_link/capabilities.h"

#include "core/base/json_text.h"
#include "core/io/write/joint_names.h"
#include "core/io/write/motion_writers.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"
#include "core/services/live_link/canonical_skeleton.h"

#include <nlohmann/json.hpp>

namespace core::services::live_link {

namespace {

using nlohmann::ordered_json;

ordered_json rangeOf(const limits::Range& range) { return {{"lowest", range.lowest}, {"highest", range.highest}, {"usual", range.usual}}; }

ordered_json modelJson(const ModelInfo& model, const Offer& offer) {
  ordered_json json = {{"id", model.name},
                       {"fps", motion::humanml3d::kFps},
                       {"supports_retargeting", false},
                       {"supports_async", false},
                       {"supports_batch", false},
                       {"supported_constraints", ordered_json::array()},
                       {"supported_segments", {"text"}},
                       {"supported_guidance_types", {"nocfg", "regular"}},
                       {"predicted_contact_joints", ordered_json::array()},
                       {"native_clip_seconds", limits::kSeconds.highest},
                       {"chunking", model.can.plan ? "stitched" : "none"},
                       {"recommended_max_duration_seconds", model.can.plan ? limits::kPlanSeconds.highest : limits::kSeconds.highest},
                       {"canonical_skeleton", canonicalSkeleton()}};
  if (model.can.steer) json["supported_constraints"].push_back("root_path");
  for (const int joint : motion::kContactJoints)
    json["predicted_contact_joints"].push_back(json["canonical_skeleton"]["joints"][static_cast<std::size_t>(joint)]["name"]);
  json["limits"] = {{"max_duration_seconds", model.can.plan ? limits::kPlanSeconds.highest : limits::kSeconds.highest},
                    {"max_num_samples", 1},
                    {"max_constraints_per_request", kMostConstraints},
                    {"max_prompt_length", limits::kMostPromptCharacters},
                    {"max_request_bytes", offer.mostBodyBytes}};
  json["gesto"] = {{"family", model.family},
                   {"title", model.familyTitle},
                   {"style", model.can.style},
                   {"mixture", model.can.mixture},
                   {"plan", model.can.plan},
                   {"steer", model.can.steer},
                   {"stands", model.can.stands},
                   {"style_course", model.can.course},
                   {"usual_steps", model.usual.steps},
                   {"most_steps", model.usual.mostSteps},
                   {"usual_wc", model.usual.contentWeight},
                   {"data_licence", model.dataLicence}};
  return json;
}

}  // namespace

std::string capabilitiesText(const Offer& offer, const std::string& program) {
  ordered_json json = {{"protocol_version", kProtocolVersion},
                       {"rotation_format", "quaternion_xyzw"},
                       {"coordinate_system", "right_handed_y_up"},
                       {"units", "meters"},
                       {"response_formats", {"gltf_2.0_json", "gltf_2.0_binary"}},
                       {"models", ordered_json::array()}};
  for (const auto& model : offer.models) json["models"].push_back(modelJson(model, offer));
  auto& ours = json["gesto"];
  ours["program"] = program;
  ours["usual_model"] = offer.usualModel;
  ours["styles"] = ordered_json::array();
  for (const auto& style : offer.styles) ours["styles"].push_back({{"label", style.label}, {"title", style.title}, {"aliases", style.aliases}});
  ours["formats"] = {"gltf", "json"};
  for (const auto& writer : io::motionWriters()) ours["formats"].push_back(std::string(writer.word));
  // In the order of the canonical skeleton: a client finds the joints of other rigs by them.
  for (const auto names : {io::JointNames::HumanMl3d, io::JointNames::Mixamo, io::JointNames::Unreal, io::JointNames::HumanIk, io::JointNames::Vrm})
    ours["joint_names"][std::string(io::wordFor(names))] = io::rigNames(names).joints;
  ours["seconds"] = rangeOf(limits::kSeconds);
  ours["plan_seconds"] = rangeOf(limits::kPlanSeconds);
  ours["wc"] = rangeOf(limits::kContentWeight);
  ours["ws"] = rangeOf(limits::kStyleWeight);
  ours["classifier_scale"] = rangeOf(limits::kClassifierScale);
  return base::jsonText(json, 2) + "\n";
}

}  // namespace core::services::live_link
