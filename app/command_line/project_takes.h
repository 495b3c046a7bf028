#pragma once

#include "app/command_line/arguments.h"
#include "core/base/result.h"
#include "core/document/project.h"

#include <filesystem>
#include <string>

namespace app {

/// --project FILE, for commands that make a take.
OptionSpec projectOptionSpec();

/// Appends the take to the project file, which is made if there is none, and before it the take that it came from (its clip not null); the views of a project
/// that shows nothing yet show it. Errors: those of readProject and writeProject; the file stays as it was.
core::Result<void> addToProject(const std::filesystem::path& file, core::document::Take take, core::document::Take source = {});

/// A take by its name or its number; without a name the last one. file: for the sentence. Errors: NotFound, naming the takes that there are.
core::Result<const core::document::Take*> takeIn(const core::document::Project& project, const std::string& wanted, const std::string& file);

}  // namespace app
