#pragma once

#include "app/studio/studio_command_line.h"

namespace app {

/// Draws the clips as rows of poses into line.out. Needs a QGuiApplication, no display. The exit code.
int runStrip(const StudioCommandLine& line);

}  // namespace app
