#pragma once

#include "core/services/live_link/refusal.h"

#include <nlohmann/json.hpp>

#include <optional>

// The skeleton of a request of the protocol, and ours.
namespace core::services::live_link {

/// The 22-joint body that all motions here are on, standing at rest, as GET /capabilities tells it: names, parents, places from the parent in metres, no turns.
nlohmann::ordered_json canonicalSkeleton();

/// Refusals: invalid_skeleton for what is no tree with parents before children and one root; retargeting_unsupported for another skeleton than ours (a tenth of a
/// millimetre is let pass, and so is a root that stands elsewhere); schema_validation for fields of another kind.
std::optional<Refusal> refusalOfSkeleton(const nlohmann::json& skeleton);

}  // namespace core::services::live_link
