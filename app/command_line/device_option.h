#pragma once

#include "app/command_line/arguments.h"

namespace app {

/// --device, for commands that run networks.
OptionSpec deviceOptionSpec();

/// Puts what is loaded from now on there. Errors: InvalidArgument, for another word and for a card that is not there.
core::Result<void> takeDeviceOption(const Arguments& arguments);

/// --precision, for commands that make motions.
OptionSpec precisionOptionSpec();

/// How what is loaded from now on multiplies. Errors: InvalidArgument, for another word.
core::Result<void> takePrecisionOption(const Arguments& arguments);

}  // namespace app
