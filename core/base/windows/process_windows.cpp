#include "core/base/process.h"

#include <windows.h>

#include <io.h>
#include <psapi.h>
#include <vector>

namespace core::base {

namespace {

// Of 100 nanoseconds.
std::int64_t ticksOf(const FILETIME& time) { return static_cast<std::int64_t>((static_cast<std::uint64_t>(time.dwHighDateTime) << 32) | time.dwLowDateTime); }

/// Closed where it goes out of sight.
class ProcessHandle {
 public:
  explicit ProcessHandle(std::int64_t process) : handle_(::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process))) {}
  ~ProcessHandle() {
    if (handle_) ::CloseHandle(handle_);
  }
  ProcessHandle(const ProcessHandle&) = delete;
  ProcessHandle& operator=(const ProcessHandle&) = delete;
  bool lives() const {
    DWORD code = 0;
    return handle_ && ::GetExitCodeProcess(handle_, &code) && code == STILL_ACTIVE;
  }
  std::optional<std::int64_t> start() const {
    FILETIME made{}, ended{}, kernel{}, user{};
    return ::GetProcessTimes(handle_, &made, &ended, &kernel, &user) ? std::optional(ticksOf(made)) : std::nullopt;
  }

 private:
  HANDLE handle_;
};

}  // namespace

std::string hostName() {
  DWORD size = 0;
  ::GetComputerNameExW(ComputerNameDnsHostname, nullptr, &size);
  std::vector<wchar_t> name(size + 1);
  if (!::GetComputerNameExW(ComputerNameDnsHostname, name.data(), &size)) return {};
  return std::filesystem::path(std::wstring(name.data(), size)).string();
}

std::int64_t ownProcess() { return ::GetCurrentProcessId(); }

std::filesystem::path ownProgram() {
  std::vector<wchar_t> name(1 << 15);
  const DWORD size = ::GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
  return std::wstring(name.data(), size < name.size() ? size : 0);
}

std::uint64_t mostMemoryHeld() {
  PROCESS_MEMORY_COUNTERS counters{};
  return ::K32GetProcessMemoryInfo(::GetCurrentProcess(), &counters, sizeof counters) ? counters.PeakWorkingSetSize : 0;
}

double processorSeconds() {
  FILETIME made{}, ended{}, kernel{}, user{};
  if (!::GetProcessTimes(::GetCurrentProcess(), &made, &ended, &kernel, &user)) return 0.0;
  return 1e-7 * static_cast<double>(ticksOf(kernel) + ticksOf(user));
}

double processorSecondsOfChildren() { return 0.0; }

bool isTerminal(std::FILE* stream) { return ::_isatty(::_fileno(stream)) != 0; }

std::optional<LivingProcess> livingProcess(std::int64_t process) {
  if (process <= 0) return {};
  const ProcessHandle handle(process);
  if (!handle.lives()) return {};
  const auto start = handle.start();
  return start ? std::optional(LivingProcess{*start, false}) : std::nullopt;
}

bool isThere(std::int64_t process) { return process > 0 && ProcessHandle(process).lives(); }

Result<void> signalProcess(std::int64_t, ProcessSignal) {
  return Error{ErrorCode::Unsupported, "Windows has no signal that pauses or stops a run in order: press Ctrl-C where it runs"};
}

}  // namespace core::base
