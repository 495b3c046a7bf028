#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace core::services::live_link {

/// A binary glTF taken apart: its document, and the bytes of its one buffer.
struct GlbParts {
  nlohmann::json document;
  std::string buffer;

  /// Of a file that our own writer made. Errors: Internal for anything else.
  static Result<GlbParts> of(std::string_view glb);
  /// One JSON document, the buffer as a data: URI.
  std::string asJson() const;
};

}  // namespace core::services::live_link
