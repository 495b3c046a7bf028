#pragma once

#include "app/command_line/export_options.h"
#include "core/document/take.h"

#include <filesystem>

namespace app {

/// Writes a take that a model made, with what made it and under which licence: that of --licence, else that of the model's data. Takes its name where --take-name
/// says none. Errors: those of io::exportClip.
core::Result<LengthInFile> writeTake(const std::filesystem::path& out, const core::document::Take& take, core::io::ExportOptions options);

}  // namespace app
