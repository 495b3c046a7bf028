#include "core/services/live_link/refusal.h"

#include "core/base/json_text.h"

#include <nlohmann/json.hpp>

namespace core::services::live_link {

std::string refusalText(const Refusal& refusal) {
  const nlohmann::ordered_json json = {{"error", {{"code", refusal.code}, {"message", refusal.message}, {"details", nullptr}}}};
  return base::jsonText(json, 2) + "\n";
}

Refusal refusalOf(const Error& error) {
  switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported: return {400, "invalid_request", error.message, {}};
    case ErrorCode::ParseFailed: return {422, "schema_validation", error.message, {}};
    case ErrorCode::Cancelled: return {503, "model_unavailable", error.message, 5};
    case ErrorCode::ReadFailed:
    case ErrorCode::WriteFailed:
    case ErrorCode::Internal: break;
  }
  return {500, "internal_error", error.message, {}};
}

}  // namespace core::services::live_link
