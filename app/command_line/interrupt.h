#pragma once

#include <stop_token>

namespace app {

/// A token that Ctrl-C and SIGTERM trigger, so that a long command ends in order: training writes its checkpoint, an export
/// leaves no half file. A second Ctrl-C ends the process at once, with exit code 130.
/// Call it before any other thread is started (they inherit the blocked signals); later calls give the same token.
/// On Windows: Ctrl-C, and as SIGTERM Ctrl-Break or a closed window.
std::stop_token stopOnInterrupt();

/// The signal that triggered it, SIGINT or SIGTERM; 0 before. For commands that are meant to be ended by SIGTERM.
int stoppingSignal();

}  // namespace app
