#pragma once

#include "core/services/live_link/canonical_skeleton.h"
#include "core/services/live_link/live_request.h"

#include <QtGlobal>
#include <nlohmann/json.hpp>

#include <string>

// Requests that the tests of the live link start from.
namespace core::services::live_link {

/// Two models and a style, as a server has them.
inline Offer offer() {
  Offer made;
  ModelInfo all{"smoodi-compact", "smoodi", "SMooDi", {}, {}, "", "/models/smoodi-compact.safetensors"};
  all.can.style = all.can.namedStyles = all.can.plan = all.can.steer = true;
  ModelInfo plain{"crossdiff", "crossdiff", "CrossDiff", {}, {2.5, 50, 1000}, "", "/models/crossdiff.safetensors"};
  plain.can.mixture = true;
  made.models = {all, plain};
  made.styles = {{"old", "Old", {"elderly"}}};
  return made;
}

inline const char* const kBvh = "HIERARCHY\nROOT hips\n{\n}\n";

inline nlohmann::json protocolBody() {
  return {{"protocol_version", "1.0"},
          {"model", "smoodi-compact"},
          {"skeleton", nlohmann::json(canonicalSkeleton())},
          {"segments", nlohmann::json::array({{{"type", "text"}, {"prompt", "a person walks"}, {"duration_frames", 40}}})}};
}

/// The request that a body is; ends the test where it is refused.
inline LiveRequest readWell(const std::string& body, Accepts accepts = Accepts::JsonGltf) {
  auto read = readLiveRequest(body, offer(), accepts);
  if (const auto* refusal = std::get_if<Refusal>(&read)) qFatal("%s", refusal->message.c_str());
  return std::get<LiveRequest>(read);
}

}  // namespace core::services::live_link
