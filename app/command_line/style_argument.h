#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"

#include <string>

namespace app {

/// --style: nothing or "none", a style by name, or a file. A name has no dot and no slash; what looks like a file is one, so that a mistyped path is
/// reported as a missing file.
core::services::StyleReference styleArgument(const std::string& text);

/// As a project keeps it.
core::document::TakeStyle takeStyleOf(const core::services::StyleReference& style);

}  // namespace app
