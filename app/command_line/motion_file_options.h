#pragma once

#include "app/command_line/arguments.h"
#include "core/io/motion_file.h"
#include "core/motion/feet/floor_course.h"

#include <filesystem>
#include <vector>

namespace app {

/// The options by which a person overrules what a motion file does not tell surely: --unit, --up, --facing, --source-fps, --take and
/// --skeleton.
std::vector<OptionSpec> motionReadOptionSpecs();

/// Errors: InvalidArgument, one sentence.
core::Result<core::io::MotionReadOptions> motionReadOptions(const Arguments& arguments);

/// The motion files below a folder, by name; folders that may not be opened are passed over. Errors: NotFound when it is no folder.
core::Result<std::vector<std::filesystem::path>> motionFilesBelow(const std::filesystem::path& folder);

/// --ground: what the floor is to a motion that is cleaned.
OptionSpec groundOptionSpec();

/// Errors: InvalidArgument, one sentence.
core::Result<core::motion::Ground> groundOption(const Arguments& arguments);

}  // namespace app
