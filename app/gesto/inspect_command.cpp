#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"
#include "app/gesto/inspect_motion.h"
#include "app/gesto/system_report.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

const CommandSpec kSystem = {
    .name = "inspect system",
    .summary = "Says what this computer brings along: processor, threads, LibTorch, and which BLAS is active and how fast it is.",
    .usage = "[--json]",
    .examples = {"gesto inspect system", "gesto inspect system --json"},
    .hasJson = true,
};

int inspectSystem(const std::vector<std::string>& words) {
  return runCommand(kSystem, words, [](const Arguments& arguments) -> core::Result<void> {
    const SystemReport report = systemReport();
    if (arguments.wantsJson()) {
      const nlohmann::json json = {{"processor", report.processor},
                                   {"cores", report.cores},
                                   {"features", report.features},
                                   {"threads", report.threads},
                                   {"openMpWaitPolicy", report.ompWaitPolicy},
                                   {"libTorch", report.torchVersion},
                                   {"cuda", report.hasCuda},
                                   {"blas", report.blas},
                                   {"blasFile", report.blasFile},
                                   {"blasIsFast", report.blasIsFast},
                                   {"sgemmGflopsOneThread", report.sgemmGflops}};
      std::puts(core::base::jsonText(json, 2).c_str());
      return {};
    }
    std::string features;
    for (const auto& feature : report.features) features += (features.empty() ? "" : ", ") + feature;
    std::puts(fmt::format("Processor  {}, {} cores ({})", report.processor, report.cores, features.empty() ? "no vector features known" : features).c_str());
    std::puts(fmt::format("Threads    {}, OpenMP waits: {}", report.threads, report.ompWaitPolicy).c_str());
    std::puts(fmt::format("LibTorch   {}, CUDA: {}", report.torchVersion, report.hasCuda ? "yes" : "no").c_str());
    std::puts(fmt::format("BLAS       {} ({})", report.blas, report.blasFile).c_str());
    std::puts(fmt::format("Speed      {:.0f} GFLOP/s on one thread, in single precision matrix products of 512 x 512", report.sgemmGflops).c_str());
    if (!report.blasIsFast) {
      std::puts(
          "\nThis BLAS is 30 to 100 times slower than OpenBLAS or fights LibTorch's threads: run packaging/setup, which installs\n"
          "libopenblas0-openmp and makes it the active one.");
    }
    return {};
  });
}

}  // namespace

int runInspectCommand(const std::vector<std::string>& arguments) {
  // A word without dot or slash is a sub-command, unless such a file lies there.
  const bool isFile = !arguments.empty() && arguments[0] != "system" && arguments[0] != "--help" && arguments[0] != "-h" &&
                      (arguments[0].find_first_of("./-") != std::string::npos || std::filesystem::exists(arguments[0]));
  if (isFile) return runInspectMotion(arguments);
  return runSubCommands("inspect",
                        {{"system", "processor, threads, LibTorch, BLAS and its speed", inspectSystem},
                         {"FILE", "what a motion file holds, and what is assumed to read it", runInspectMotion}},
                        arguments);
}

}  // namespace app
