#pragma once

#include "core/services/live_link/live_request.h"

#include <string>

namespace core::services::live_link {

/// The version of the protocol that answers are in.
inline constexpr const char* kProtocolVersion = "1.0";

/// The body of GET /capabilities, JSON. program: "Gesto Studio 0.2.0".
std::string capabilitiesText(const Offer& offer, const std::string& program);

}  // namespace core::services::live_link
