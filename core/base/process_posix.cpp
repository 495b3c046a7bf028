#include "core/base/process.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <ctime>
#include <fstream>
#include <sstream>
#include <system_error>

namespace core::base {

std::string hostName() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

std::int64_t ownProcess() { return ::getpid(); }

std::filesystem::path ownProgram() {
  std::error_code code;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? std::filesystem::path() : self;
}

std::uint64_t mostMemoryHeld() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return static_cast<std::uint64_t>(usage.ru_maxrss);
#else
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#endif
}

double processorSeconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double processorSecondsOfChildren() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

bool isTerminal(std::FILE* stream) { return ::isatty(::fileno(stream)); }

std::optional<LivingProcess> livingProcess(std::int64_t process) {
  if (process <= 0) return {};
  std::ifstream file(fmt::format("/proc/{}/stat", process));
  std::string line;
  if (!std::getline(file, line)) return {};
  // The name in brackets may hold anything; the numbers begin behind the last bracket.
  const auto close = line.rfind(')');
  if (close == std::string::npos) return {};
  std::istringstream rest(line.substr(close + 1));
  char state = 0;  // R, S, T (stopped), Z (ended), X
  LivingProcess living;
  rest >> state;
  std::string skipped;
  for (int field = 4; field < 22; ++field) rest >> skipped;
  rest >> living.start;
  living.isPaused = state == 'T';
  return rest && state != 'Z' && state != 'X' ? std::optional(living) : std::nullopt;
}

bool isThere(std::int64_t process) { return process > 0 && ::kill(static_cast<pid_t>(process), 0) == 0; }

Result<void> signalProcess(std::int64_t process, ProcessSignal signal) {
  const auto send = [&](int number) { return ::kill(static_cast<pid_t>(process), number) == 0; };
  // A stopped process hears SIGINT only once it goes on.
  const bool isSent = signal == ProcessSignal::Pause ? send(SIGSTOP) : signal == ProcessSignal::GoOn ? send(SIGCONT) : send(SIGINT) && send(SIGCONT);
  if (!isSent) return Error{ErrorCode::Unsupported, fmt::format("process {} belongs to somebody else on this computer", process)};
  return {};
}

}  // namespace core::base
