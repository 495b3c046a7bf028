#pragma once

#include "core/services/live_link/canonical_skeleton.h"
#include "core/services/live_link/live_request.h"
#include "tests/core/services/live_link_offer.h"

#include <QtGlobal>
#include <nlohmann/json.hpp>

#include <string>

// Requests that the tests of the live link start from.
namespace core::services::live_link {

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
