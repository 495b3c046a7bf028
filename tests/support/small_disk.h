#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <string>

namespace test_support {

/// Where no file system may be mounted.
inline constexpr int kNoSmallDisk = 100;

/// In a process of its own, on a file system of so many kilobytes that is mounted over the folder: the exit code of the work, or kNoSmallDisk.
inline int onSmallDisk(const std::string& folder, int kilobytes, const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) ::_exit(kNoSmallDisk);
    if (::mount("none", folder.c_str(), "tmpfs", 0, ("size=" + std::to_string(kilobytes) + "k").c_str()) != 0) ::_exit(kNoSmallDisk);
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace test_support
