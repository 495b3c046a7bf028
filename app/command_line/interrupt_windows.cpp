#include "app/command_line/interrupt.h"

#include <windows.h>

#include <atomic>
#include <csignal>

namespace app {

namespace {

std::atomic<int> stoppedBy = 0;

std::stop_source& source() {
  static auto* made = new std::stop_source;  // never destroyed: the system's thread may call after main
  return *made;
}

// In a thread of the system's own. False lets it end the process, which it does the second time.
BOOL WINAPI onInterrupt(DWORD event) {
  if (stoppedBy.exchange(event == CTRL_C_EVENT ? SIGINT : SIGTERM) != 0) return FALSE;
  source().request_stop();
  return TRUE;
}

}  // namespace

std::stop_token stopOnInterrupt() {
  [[maybe_unused]] static const BOOL isHeard = ::SetConsoleCtrlHandler(onInterrupt, TRUE);
  return source().get_token();
}

int stoppingSignal() { return stoppedBy; }

}  // namespace app
