#include "app/command_line/interrupt.h"

#include <pthread.h>
#include <unistd.h>
#include <atomic>
#include <csignal>
#include <thread>

namespace app {

namespace {
std::atomic<int> stoppedBy = 0;
}

std::stop_token stopOnInterrupt() {
  // Never destroyed: the waiting thread outlives main.
  static auto* source = [] {
    auto* made = new std::stop_source;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A thread that waits may lock and allocate; a signal handler may not.
    std::thread([made, signals] {
      int signal = 0;
      sigwait(&signals, &signal);
      stoppedBy = signal;
      made->request_stop();
      sigwait(&signals, &signal);
      ::_exit(130);
    }).detach();
    return made;
  }();
  return source->get_token();
}

int stoppingSignal() { return stoppedBy; }

}  // namespace app
