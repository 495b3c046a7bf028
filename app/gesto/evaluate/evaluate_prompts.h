#pragma once

#include "app/command_line/arguments.h"

namespace app {

/// The options that only `gesto evaluate --protocol prompts` has, to be added to the command's.
std::vector<OptionSpec> promptOptions();

/// gesto evaluate --protocol prompts: whether models do what the list of plain prompts says.
core::Result<void> evaluatePrompts(const Arguments& arguments);

}  // namespace app
