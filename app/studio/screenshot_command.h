#pragma once

#include "app/studio/studio_command_line.h"

namespace app {

/// Shows the window at the asked size, lets it load and settle, writes the picture. The exit code.
int runScreenshot(const StudioCommandLine& line);

}  // namespace app
