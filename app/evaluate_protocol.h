#pragma once

#include "app/arguments.h"

namespace app {

/// The options of `gesto evaluate --protocol`, to be added to the command's.
std::vector<OptionSpec> protocolOptions();

/// gesto evaluate --protocol P: a whole protocol over several models, with a report for people and one for scripts.
core::Result<void> evaluateProtocol(const Arguments& arguments);

}  // namespace app
