#pragma once

#include "core/services/live_link/live_request.h"
#include "core/services/plan/plan_fields.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <variant>

// What both forms of a request share. Used by live_request.cpp and protocol_request.cpp.
namespace core::services::live_link {

using Read = std::variant<LiveRequest, Refusal>;

inline Refusal misshapen(std::string message) { return {422, "schema_validation", std::move(message), {}}; }
inline Refusal invalid(std::string message) { return {400, "invalid_request", std::move(message), {}}; }

/// A whole number between two; a fault otherwise.
std::optional<std::int64_t> wholeNumber(PlanFields& fields, const char* name, std::int64_t lowest, std::int64_t highest);

/// The fields "style", "clips", "ws", "classifier_scale" of an object, which both forms have.
void takeStyleFields(PlanFields& fields, const nlohmann::json& object, LiveRequest& live);

/// What is left to check when everything was read: names of clips, the model and what it can, and services::validate.
Read checked(LiveRequest live, const Offer& offer);

Read readPlainRequest(const nlohmann::json& body, const Offer& offer);
Read readProtocolRequest(const nlohmann::json& body, const Offer& offer, Accepts accepts);

}  // namespace core::services::live_link
