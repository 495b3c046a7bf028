#include "core/base/child_process.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STUDIO_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define STUDIO_SANITIZED 1
#endif
#endif

namespace core::base {

namespace {

bool writeAll(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto done = ::write(pipe, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

[[maybe_unused]] std::uint64_t addressSpaceNow() {
  std::uint64_t pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    unsigned long value = 0;
    if (std::fscanf(file, "%lu", &value) == 1) pages = value;
    std::fclose(file);
  }
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limitChild(const ChildLimits& limits) {
  const rlim_t seconds = static_cast<rlim_t>(std::ceil(limits.seconds));
  const rlimit time{seconds, seconds + 1}, none{0, 0};
  ::setrlimit(RLIMIT_CPU, &time);
  ::setrlimit(RLIMIT_CORE, &none);
#ifndef STUDIO_SANITIZED  // sanitizers keep terabytes of addresses
  const rlim_t memory = addressSpaceNow() + limits.memoryBytes;
  const rlimit space{memory, memory};
  ::setrlimit(RLIMIT_AS, &space);
#endif
  // Handlers of the program (a crash report, a clean stop) are not the copy's business.
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM, SIGINT, SIGPIPE, SIGXCPU}) std::signal(signal, SIG_DFL);
  // What a library prints while it dies is no message for the person.
  if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0) {
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
  }
}

bool isCopy = false;  // this process was made by runInChild, or is to do as if

// The answer: a byte, 0 for a value or else one more than the error's code, and the value or the error's message.
[[noreturn]] void runChild(int pipe, const std::string& subject, const ChildLimits& limits, const std::function<Result<std::string>()>& work) {
  isCopy = true;
  limitChild(limits);
  const auto answer = runGuarded(subject, work);
  const char head = answer ? '\0' : static_cast<char>(static_cast<int>(answer.error().code) + 1);
  const bool written = writeAll(pipe, {&head, 1}) && writeAll(pipe, answer ? *answer : answer.error().message);
  ::_exit(written ? 0 : 1);
}

Result<std::string> answerIn(std::string bytes) {
  const int head = static_cast<unsigned char>(bytes.front());
  bytes.erase(0, 1);
  if (head == 0) return bytes;
  return Error{static_cast<ErrorCode>(std::min(head - 1, static_cast<int>(ErrorCode::Internal))), std::move(bytes)};
}

// Closed in programs that this one starts meanwhile.
bool makePipe(int (&ends)[2]) {
#ifdef __linux__
  return ::pipe2(ends, O_CLOEXEC) == 0;
#else
  if (::pipe(ends) != 0) return false;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return true;
#endif
}

enum class Reading { Done, TooLong, TooMuch };

Reading readUntilEnd(int pipe, const ChildLimits& limits, std::string& bytes) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(limits.seconds);
  std::vector<char> buffer(1 << 16);
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return Reading::TooLong;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 1000)));
    if (ready <= 0) continue;  // a signal or nothing yet
    const auto got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Reading::Done;
    if (bytes.size() + static_cast<std::size_t>(got) > limits.answerBytes) return Reading::TooMuch;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

void workWithoutCopies() { isCopy = true; }

Result<std::string> runInChild(const std::string& subject, const ChildLimits& limits, const std::function<Result<std::string>()>& work) {
  if (isCopy) return runGuarded(subject, work);
  int ends[2];
  if (!makePipe(ends)) return Error{ErrorCode::ReadFailed, fmt::format("{}: no pipe to read it through ({})", subject, std::strerror(errno))};
  const pid_t child = ::fork();
  if (child < 0) {
    const std::string reason = std::strerror(errno);
    ::close(ends[0]);
    ::close(ends[1]);
    return Error{ErrorCode::ReadFailed, fmt::format("{}: no process to read it in ({})", subject, reason)};
  }
  if (child == 0) {
    ::close(ends[0]);
    runChild(ends[1], subject, limits, work);
  }
  ::close(ends[1]);
  std::string bytes;
  const Reading reading = readUntilEnd(ends[0], limits, bytes);
  ::close(ends[0]);
  if (reading != Reading::Done) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (reading == Reading::TooLong || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    return Error{ErrorCode::ReadFailed, fmt::format("{}: reading took longer than {:g} s and was given up", subject, limits.seconds)};
  }
  if (reading == Reading::TooMuch) return Error{ErrorCode::ReadFailed, fmt::format("{}: holds more than can be taken", subject)};
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || bytes.empty()) {
    return Error{ErrorCode::ReadFailed, fmt::format("{}: the file is damaged: the library that reads this format gave up on it", subject)};
  }
  return answerIn(std::move(bytes));
}

}  // namespace core::base
