#pragma once

#include "core/services/live_link/live_request.h"

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

}  // namespace core::services::live_link
