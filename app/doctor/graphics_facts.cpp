#include "app/doctor/graphics_facts.h"

#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace app {

namespace {

// EGL's own numbers; its headers need not be there where the program runs.
constexpr unsigned kSurfacelessPlatform = 0x31DD, kOpenGlApi = 0x30A2;
constexpr std::int32_t kNone = 0x3038, kMajor = 0x3098, kMinor = 0x30FB;
constexpr unsigned kRenderer = 0x1F01;

template <class Function>
Function* in(void* library, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(library, name));
}

/// "+renderer" or "-why not".
std::string asked() {
  void* egl = ::dlopen("libEGL.so.1", RTLD_NOW);
  if (!egl) return "-libEGL.so.1 is not installed";
  auto* procedure = in<void*(const char*)>(egl, "eglGetProcAddress");
  auto* initialize = in<unsigned(void*, std::int32_t*, std::int32_t*)>(egl, "eglInitialize");
  auto* bind = in<unsigned(unsigned)>(egl, "eglBindAPI");
  auto* create = in<void*(void*, void*, void*, const std::int32_t*)>(egl, "eglCreateContext");
  auto* make = in<unsigned(void*, void*, void*, void*)>(egl, "eglMakeCurrent");
  if (!procedure || !initialize || !bind || !create || !make) return "-libEGL.so.1 lacks what OpenGL needs";
  auto* display = reinterpret_cast<void* (*)(unsigned, void*, const std::int32_t*)>(procedure("eglGetPlatformDisplayEXT"));
  void* shown = display ? display(kSurfacelessPlatform, nullptr, nullptr) : nullptr;
  if (!shown || !initialize(shown, nullptr, nullptr)) return "-no driver answers";
  const std::int32_t wanted[] = {kMajor, 3, kMinor, 3, kNone};
  void* context = bind(kOpenGlApi) ? create(shown, nullptr, nullptr, wanted) : nullptr;
  if (!context || !make(shown, nullptr, nullptr, context)) return "-the driver has no OpenGL 3.3";
  auto* text = reinterpret_cast<const unsigned char* (*)(unsigned)>(procedure("glGetString"));
  const unsigned char* renderer = text ? text(kRenderer) : nullptr;
  return renderer ? std::string("+").append(reinterpret_cast<const char*>(renderer)) : std::string("-the driver does not say its name");
}

}  // namespace

GraphicsFacts graphicsFacts() {
  GraphicsFacts facts;
  const auto isSet = [](const char* name) { return std::getenv(name) && *std::getenv(name); };
  facts.hasDisplay = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  int ends[2] = {};
  if (::pipe(ends) != 0) return facts;
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string answer = asked();
    ::_exit(::write(ends[1], answer.data(), answer.size()) == static_cast<ssize_t>(answer.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string answer;
  pollfd wait{ends[0], POLLIN, 0};
  char part[512];
  while (child > 0 && ::poll(&wait, 1, 10000) > 0) {
    const auto got = ::read(ends[0], part, sizeof part);
    if (got <= 0) break;
    answer.append(part, static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  if (child > 0) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  facts.hasContext = answer.starts_with('+');
  if (facts.hasContext)
    facts.renderer = answer.substr(1);
  else
    facts.fault = answer.empty() ? "the driver gives no answer" : answer.substr(1);
  return facts;
}

}  // namespace app
