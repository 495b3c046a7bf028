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
#include <exception>
#include <new>
#include <string_view>
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

enum class AnswerKind : unsigned char { Value, Failure, NoMemory, Exception };

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

bool isCopy = false;  // this process was made by runInChild

struct Answer {
  AnswerKind kind = AnswerKind::Value;
  unsigned char code = 0;
  std::string text;
};

Answer answerOf(const std::function<Result<std::string>()>& work) {
  try {
    auto result = work();
    if (result) return {AnswerKind::Value, 0, std::move(result).value()};
    return {AnswerKind::Failure, static_cast<unsigned char>(result.error().code), result.error().message};
  } catch (const std::bad_alloc&) {
    return {AnswerKind::NoMemory, 0, {}};
  } catch (const std::exception& error) {
    return {AnswerKind::Exception, 0, std::string(error.what()).substr(0, 500)};
  } catch (...) {
    return {AnswerKind::Exception, 0, "an unknown exception"};
  }
}

Result<std::string> resultOf(const std::string& subject, Answer answer) {
  switch (answer.kind) {
    case AnswerKind::Value: return std::move(answer.text);
    case AnswerKind::Failure: return Error{static_cast<ErrorCode>(std::min<int>(answer.code, static_cast<int>(ErrorCode::Internal))), std::move(answer.text)};
    case AnswerKind::NoMemory: return Error{ErrorCode::ReadFailed, fmt::format("{}: asks for more memory than it is given", subject)};
    case AnswerKind::Exception: break;
  }
  return Error{ErrorCode::Internal, fmt::format("{}: {}", subject, answer.text)};
}

[[noreturn]] void runChild(int pipe, const ChildLimits& limits, const std::function<Result<std::string>()>& work) {
  isCopy = true;
  limitChild(limits);
  const Answer answer = answerOf(work);
  const char head[2] = {static_cast<char>(answer.kind), static_cast<char>(answer.code)};
  const bool written = writeAll(pipe, {head, 2}) && writeAll(pipe, answer.text);
  ::_exit(written ? 0 : 1);
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

Result<std::string> runInChild(const std::string& subject, const ChildLimits& limits, const std::function<Result<std::string>()>& work) {
  if (isCopy) return resultOf(subject, answerOf(work));
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return Error{ErrorCode::ReadFailed, fmt::format("{}: no pipe to read it through ({})", subject, std::strerror(errno))};
  const pid_t child = ::fork();
  if (child < 0) {
    const std::string reason = std::strerror(errno);
    ::close(ends[0]);
    ::close(ends[1]);
    return Error{ErrorCode::ReadFailed, fmt::format("{}: no process to read it in ({})", subject, reason)};
  }
  if (child == 0) {
    ::close(ends[0]);
    runChild(ends[1], limits, work);
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
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || bytes.size() < 2) {
    return Error{ErrorCode::ReadFailed, fmt::format("{}: the file is damaged: the library that reads this format gave up on it", subject)};
  }
  return resultOf(subject, {static_cast<AnswerKind>(bytes[0]), static_cast<unsigned char>(bytes[1]), bytes.substr(2)});
}

}  // namespace core::base
