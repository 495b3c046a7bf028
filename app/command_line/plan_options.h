#pragma once

#include "app/command_line/arguments.h"
#include "core/services/generation_service.h"

#include <string>
#include <vector>

namespace app {

/// --span, --plan, --keep, --redraw, --pose and --path.
std::vector<OptionSpec> planOptionSpecs();
/// The part of the help that says what a plan file holds.
std::string planHelp();

/// What those options say into a request that has its prompt and length. --keep ends and --keep legs are not looked at here.
/// Errors: InvalidArgument for wrong texts, more than one way to say what happens, or none; those of readPlan() and readPath(); those of reading the motion of --redraw.
core::Result<void> takePlanOptions(const Arguments& arguments, core::services::GenerationRequest& request);

}  // namespace app
