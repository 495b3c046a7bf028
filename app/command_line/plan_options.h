#pragma once

#include "app/command_line/arguments.h"
#include "core/services/generation_service.h"

#include <string>
#include <vector>

namespace app {

/// --span, --plan, --keep, --redraw, --pose, --path, --stands, --let-change, and how the style goes: --ws-curve, --classifier-curve, --mix-style, --mix-curve,
/// --legs-style.
std::vector<OptionSpec> planOptionSpecs();
/// The part of the help that says what a plan file holds.
std::string planHelp();

/// What those options say, and a --style that is mixed of two, into a request that has its prompt and length. --keep ends and --keep legs are not looked at here.
/// Errors: InvalidArgument for wrong texts, more than one way to say what happens, or none; those of readPlan() and readPath(); those of reading the motion of --redraw.
core::Result<void> takePlanOptions(const Arguments& arguments, core::services::GenerationRequest& request);

}  // namespace app
