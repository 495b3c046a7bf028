#pragma once

#include "app/arguments.h"
#include "core/io/export.h"

#include <vector>

namespace app {

/// The options that say how a motion is written: --names, --fps, --root, --t-pose, --no-figure, --range, --take-name, --units, --licence.
std::vector<OptionSpec> exportOptionSpecs();

/// Errors: InvalidArgument, one sentence. The provenance holds the program and --licence only.
core::Result<core::io::ExportOptions> exportOptions(const Arguments& arguments);

/// What files say about who wrote them.
inline constexpr const char* kProgramName = "Gesto Studio " GESTO_VERSION;

}  // namespace app
