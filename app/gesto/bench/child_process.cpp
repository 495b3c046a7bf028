#include "app/gesto/bench/child_process.h"

#include "core/base/file_system.h"
#include "core/base/stopwatch.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <thread>

extern "C" char** environ;

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<ChildRun> runGesto(const std::vector<std::string>& words) {
  std::vector<std::string> all{"gesto"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (auto& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
  const auto start = core::base::Clock::now();
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return Error{ErrorCode::Internal, "gesto could not be started once more"};
  int status = 0;
  rusage used{};
  if (::wait4(child, &status, 0, &used) != child || !WIFEXITED(status)) return Error{ErrorCode::Internal, "a run of gesto did not come to its end"};
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return ChildRun{WEXITSTATUS(status), core::base::secondsSince(start), seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024.0};
}

ScratchFolder::ScratchFolder() : path_(core::base::privateFolder("gesto-bench")) {}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::string instructionSet() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return __builtin_cpu_supports("avx512bf16") ? "AVX-512 (with bf16)" : "AVX-512";
  if (__builtin_cpu_supports("avx2")) return "AVX2";
  return "SSE";
#else
  return "portable";
#endif
}

std::string machineLoad() {
  double load[1] = {0.0};
  const bool isKnown = ::getloadavg(load, 1) == 1;
  const unsigned cores = std::thread::hardware_concurrency();
  return isKnown ? fmt::format("load {:.1f} on {} cores", load[0], cores) : fmt::format("{} cores", cores);
}

}  // namespace app
