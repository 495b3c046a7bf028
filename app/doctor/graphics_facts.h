#pragma once

#include <string>

namespace app {

/// What would draw the window's view.
struct GraphicsFacts {
  bool hasContext = false;  // an OpenGL 3.3 context could be made
  std::string renderer;     // as the driver calls itself: "llvmpipe (LLVM 15.0.6, 256 bits)"
  std::string fault;        // why there is none: "libEGL.so.1 is not installed"
  bool hasDisplay = false;  // DISPLAY or WAYLAND_DISPLAY is set
};

/// Makes an OpenGL context without a window (EGL, surfaceless) and asks who draws, in a process of its own: a driver that crashes is told, not shared.
/// Takes up to a second.
GraphicsFacts graphicsFacts();

}  // namespace app
