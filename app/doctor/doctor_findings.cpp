#include "app/doctor/doctor_findings.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {

namespace {

using State = Finding::State;

bool has(const std::vector<std::string>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Finding processor(const ComputingFacts& facts) {
  if (facts.features.empty())
    return {"Processor", State::Slow, fmt::format("{} tells of no vector instructions, so networks take several times as long.", facts.processor), ""};
  if (!has(facts.features, "avx2") && !has(facts.features, "asimd"))
    return {"Processor", State::Slow, fmt::format("{} has no AVX2, so networks take about three times as long as on one that has.", facts.processor), ""};
  // As core/model/frame_kernels chooses.
  const bool hasBf16 = has(facts.features, "avx512f") && has(facts.features, "avx512_bf16");
  return {"Processor", State::Good,
          fmt::format("{}, {} cores, with {}. {}", facts.processor, facts.cores, joined(facts.features),
                      hasBf16 ? "It multiplies bf16, so that --precision bf16 is quicker." : "It multiplies no bf16, so that --precision bf16 computes exactly."),
          ""};
}

Finding threads(const ComputingFacts& facts) {
  const std::string told = fmt::format("LibTorch uses {} of {} cores.", facts.threads, facts.cores);
  if (facts.threads > facts.cores)
    return {"Threads", State::Slow, told + " More threads than cores wait for each other.", fmt::format("export GESTO_THREADS={}", std::min(facts.cores, 4))};
  if (facts.threads == 1 && facts.cores > 1) return {"Threads", State::Slow, told + " A second one makes it up to twice as fast.", "unset GESTO_THREADS"};
  return {"Threads", State::Good, told, ""};
}

Finding blas(const ComputingFacts& facts) {
  const std::string told = fmt::format("{} ({}), {:.0f} GFLOP/s on one thread.", facts.blas, facts.blasFile, facts.sgemmGflops);
  if (facts.blasIsFast) return {"Matrix products", State::Good, told, ""};
  return {"Matrix products", State::Slow, told + " It is 30 to 100 times slower than OpenBLAS with OpenMP, or its threads are in the way of LibTorch's.",
          "sudo apt-get install libopenblas0-openmp && sudo update-alternatives --auto libblas.so.3-$(uname -m)-linux-gnu"};
}

Finding graphics(const GraphicsFacts& facts) {
  if (!facts.hasContext)
    return {"OpenGL", State::Missing, fmt::format("There is no OpenGL 3.3 ({}); the window then draws bones only, slowly.", facts.fault),
            "sudo apt-get install libgl1-mesa-dri libegl1 libgl1"};
  const bool isSoftware =
      facts.renderer.find("llvmpipe") != std::string::npos || facts.renderer.find("softpipe") != std::string::npos || facts.renderer.find("swrast") != std::string::npos;
  if (isSoftware)
    return {"OpenGL", State::Slow,
            fmt::format("{}: the processor draws the view. That is enough for one view; with a graphics card, install its driver.", facts.renderer), ""};
  return {"OpenGL", State::Good, facts.renderer + ".", ""};
}

Finding display(const GraphicsFacts& facts) {
  if (facts.hasDisplay) return {"Display", State::Good, "There is a display for the window.", ""};
  return {"Display", State::Missing, "There is no display, so only the command line works here.",
          "sudo apt-get install xvfb && xvfb-run gesto-studio --screenshot window.png"};
}

Finding fonts(const SystemFacts& facts) {
  if (facts.fonts > 0) return {"Letters", State::Good, fmt::format("{} font files.", facts.fonts), ""};
  return {"Letters", State::Missing, "No font is installed, so the window would show boxes in place of letters.", "sudo apt-get install fonts-dejavu-core"};
}

Finding ffmpeg(const SystemFacts& facts) {
  if (!facts.ffmpeg.empty()) return {"ffmpeg", State::Good, facts.ffmpeg.string() + ".", ""};
  return {"ffmpeg", State::Missing, "ffmpeg is not installed; making a film of saved pictures needs it, nothing else does.", "sudo apt-get install ffmpeg"};
}

Finding cuda(const SystemFacts& facts) {
  if (facts.computing.hasCuda) return {"Graphics card", State::Good, fmt::format("LibTorch {} computes on the NVIDIA card.", facts.computing.torchVersion), ""};
  if (facts.hasNvidiaCard)
    return {"Graphics card", State::Slow,
            fmt::format("There is an NVIDIA card, but this LibTorch ({}) was built without CUDA, so the processor computes.", facts.computing.torchVersion),
            "cmake --preset headless -DCMAKE_PREFIX_PATH=FOLDER_OF_LIBTORCH_WITH_CUDA && cmake --build --preset headless"};
  return {"Graphics card", State::Good, "There is no NVIDIA card; the processor computes, which is enough for making motion.", ""};
}

Finding weights(const SystemFacts& facts) {
  if (!facts.weights.empty()) return {"Weights", State::Good, fmt::format("{} in {}.", joined(facts.weights), facts.modelFolder.string()), ""};
  return {"Weights", State::Missing, fmt::format("There are no weights in {}, so nothing can be generated.", facts.modelFolder.string()),
          "export GESTO_MODELS=FOLDER_OF_WEIGHTS"};
}

Finding data(const SystemFacts& facts) {
  if (!facts.dataFolder.empty()) return {"Training data", State::Good, facts.dataFolder.string() + ".", ""};
  return {"Training data", State::Missing, "No motion data were found; only training and measuring need them.", "gesto dataset build --bundle FOLDER --out FOLDER"};
}

Finding ownFolder(const SystemFacts& facts) {
  constexpr double kGigabyte = 1e9;
  const double free = static_cast<double>(facts.freeBytes) / kGigabyte;
  if (!facts.ownFolderIsWritable)
    return {"Own files", State::Missing, fmt::format("{} may not be written to, so nothing is recovered after a crash.", facts.ownFolder.string()),
            fmt::format("mkdir -p '{0}' && chmod u+rwx '{0}'", facts.ownFolder.string())};
  if (free < 1.0) return {"Own files", State::Slow, fmt::format("Only {:.1f} GB are free for {}.", free, facts.ownFolder.string()), "df -h " + facts.ownFolder.string()};
  return {"Own files", State::Good, fmt::format("{}, {:.0f} GB free.", facts.ownFolder.string(), free), ""};
}

}  // namespace

std::string_view wordFor(State state) { return state == State::Good ? "good" : state == State::Slow ? "slow" : "missing"; }

std::vector<Finding> doctorFindings(const SystemFacts& facts) {
  return {weights(facts),
          blas(facts.computing),
          threads(facts.computing),
          processor(facts.computing),
          cuda(facts),
          graphics(facts.graphics),
          display(facts.graphics),
          fonts(facts),
          ownFolder(facts),
          ffmpeg(facts),
          data(facts)};
}

}  // namespace app
