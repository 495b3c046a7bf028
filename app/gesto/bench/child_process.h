#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// What a run of this very program took.
struct ChildRun {
  int code = 0;                                // its exit code
  double wallSeconds = 0.0, cpuSeconds = 0.0;  // the processor's time is the steadier number on a busy machine
  double peakMegabytes = 0.0;
};

/// Runs `gesto` with these words, its output thrown away, and waits. Errors: Internal when it could not be started or was killed.
core::Result<ChildRun> runGesto(const std::vector<std::string>& words);

/// A folder for what is measured, gone afterwards.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  /// Empty when none could be made.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The widest instructions that the kernels of this program use on this computer: "AVX-512 (with bf16)", "AVX2" or "SSE".
std::string instructionSet();

/// The load of this computer while something is measured: "load 0.8 on 2 cores".
std::string machineLoad();

}  // namespace app
