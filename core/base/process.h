#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

// Processes as the systems tell of them: process_posix.cpp, windows/process_windows.cpp.
namespace core::base {

/// This computer's name among others; empty when it has none.
std::string hostName();
/// This process's number, unique on this computer while it lives.
std::int64_t ownProcess();
/// The file of this program; empty where the system does not tell.
std::filesystem::path ownProgram();
/// The most memory that this process has held so far.
std::uint64_t mostMemoryHeld();
/// Processor time that this process has taken so far, and what those have that it started and that have ended (0 where the system does not tell).
double processorSeconds();
double processorSecondsOfChildren();
/// Whether a person reads along, so that a line may be written over.
bool isTerminal(std::FILE* stream);

struct LivingProcess {
  std::int64_t start = 0;  // in the system's ticks: with the number, it tells a process from a later one of the same number
  bool isPaused = false;
};
/// Nothing when no such process lives (one that has ended and waits for its parent does not), or where the system does not tell.
std::optional<LivingProcess> livingProcess(std::int64_t process);
/// Whether there is such a process; a cheaper question, which systems without /proc answer as well.
bool isThere(std::int64_t process);

/// Stop: as Ctrl-C, also for a paused one. Errors: Unsupported where it belongs to somebody else, or the system has no such signal.
enum class ProcessSignal { Pause, GoOn, Stop };
Result<void> signalProcess(std::int64_t process, ProcessSignal signal);

}  // namespace core::base
