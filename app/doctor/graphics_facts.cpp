#include "app/doctor/graphics_facts.h"

#include "core/base/child_process.h"

#include <dlfcn.h>
#include <cstdint>
#include <cstdlib>

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

// EGL's own numbers; its headers need not be there where the program runs.
constexpr unsigned kSurfacelessPlatform = 0x31DD, kOpenGlApi = 0x30A2;
constexpr std::int32_t kNone = 0x3038, kMajor = 0x3098, kMinor = 0x30FB;
constexpr unsigned kRenderer = 0x1F01;

template <class Function>
Function* in(void* library, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(library, name));
}

/// Errors: Unsupported, why there is none.
Result<std::string> rendererName() {
  const auto none = [](const char* why) { return Error{ErrorCode::Unsupported, why}; };
  void* egl = ::dlopen("libEGL.so.1", RTLD_NOW);
  if (!egl) return none("libEGL.so.1 is not installed");
  auto* procedure = in<void*(const char*)>(egl, "eglGetProcAddress");
  auto* initialize = in<unsigned(void*, std::int32_t*, std::int32_t*)>(egl, "eglInitialize");
  auto* bind = in<unsigned(unsigned)>(egl, "eglBindAPI");
  auto* create = in<void*(void*, void*, void*, const std::int32_t*)>(egl, "eglCreateContext");
  auto* make = in<unsigned(void*, void*, void*, void*)>(egl, "eglMakeCurrent");
  if (!procedure || !initialize || !bind || !create || !make) return none("libEGL.so.1 lacks what OpenGL needs");
  auto* display = reinterpret_cast<void* (*)(unsigned, void*, const std::int32_t*)>(procedure("eglGetPlatformDisplayEXT"));
  void* shown = display ? display(kSurfacelessPlatform, nullptr, nullptr) : nullptr;
  if (!shown || !initialize(shown, nullptr, nullptr)) return none("no driver answers");
  const std::int32_t wanted[] = {kMajor, 3, kMinor, 3, kNone};
  void* context = bind(kOpenGlApi) ? create(shown, nullptr, nullptr, wanted) : nullptr;
  if (!context || !make(shown, nullptr, nullptr, context)) return none("the driver has no OpenGL 3.3");
  auto* text = reinterpret_cast<const unsigned char* (*)(unsigned)>(procedure("glGetString"));
  const unsigned char* renderer = text ? text(kRenderer) : nullptr;
  if (!renderer) return none("the driver does not say its name");
  return std::string(reinterpret_cast<const char*>(renderer));
}

}  // namespace

GraphicsFacts graphicsFacts() {
  GraphicsFacts facts;
  const auto isSet = [](const char* name) { return std::getenv(name) && *std::getenv(name); };
  facts.hasDisplay = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  const auto renderer = core::base::runInChild("OpenGL", {.seconds = 10.0}, rendererName);
  facts.hasContext = renderer.ok();
  if (renderer)
    facts.renderer = *renderer;
  else
    facts.fault = renderer.error().code == ErrorCode::Unsupported ? renderer.error().message : "the driver gives no answer";
  return facts;
}

}  // namespace app
