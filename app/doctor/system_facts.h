#pragma once

#include "app/doctor/graphics_facts.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// What LibTorch and the processor bring along; given by who has LibTorch (app/gesto/system_report.h).
struct ComputingFacts {
  std::string processor;
  std::vector<std::string> features;  // "avx2", "avx512f", "amx_bf16", "asimd"
  int cores = 0;                      // that this process may use
  int threads = 0;                    // LibTorch's
  std::string blas, blasFile;
  bool blasIsFast = false;
  double sgemmGflops = 0.0;  // of one thread
  std::string torchVersion;
  bool hasCuda = false;
};

/// Everything that "gesto doctor" looks at.
struct SystemFacts {
  ComputingFacts computing;
  GraphicsFacts graphics;
  std::size_t fonts = 0;         // files of letters
  std::filesystem::path ffmpeg;  // empty: none in PATH
  bool hasNvidiaCard = false;
  std::filesystem::path modelFolder;
  std::vector<std::string> weights;  // names of the files of weights in it
  std::filesystem::path dataFolder;  // motion data for training; empty: none
  std::filesystem::path ownFolder;   // where recovery, styles and runs go
  bool ownFolderIsWritable = false;
  std::uint64_t freeBytes = 0;  // on its disk
};

/// Looks at this computer. data: where motion data for training would be.
SystemFacts systemFacts(ComputingFacts computing, const std::filesystem::path& data);

}  // namespace app
