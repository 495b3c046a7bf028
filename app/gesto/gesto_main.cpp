#include "app/gesto/commands.h"
#include "app/gesto/doctor_command.h"
#include "core/engine/threads.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct Command {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

const Command kCommands[] = {
    {"generate", "make a motion from a text and a style, and save it", app::runGenerateCommand},
    {"plan", "print the plan of a take, or check one", app::runPlanCommand},
    {"lift", "make a 3D motion from the 2D key points of a video", app::runLiftCommand},
    {"restyle", "do a motion again in another style", app::runRestyleCommand},
    {"retrieve", "list the clips of a folder that are nearest to a text", app::runRetrieveCommand},
    {"serve", "answer other programs on this computer, Blender for one, with motions over HTTP", app::runServeCommand},
    {"styles", "list the styles that can be picked by name", app::runStylesCommand},
    {"dataset", "build a data set from motion files, or describe one", app::runDatasetCommand},
    {"train", "train one part of a model", app::runTrainCommand},
    {"teach", "teach a model the moves of a folder of clips", app::runTeachCommand},
    {"evaluate", "let independent judges score a model", app::runEvaluateCommand},
    {"model", "look into model files and run single parts", app::runModelCommand},
    {"export", "write a take or a motion file as FBX, GLB, BVH, VRMA or USDA", app::runExportCommand},
    {"convert", "read a motion file of any kind and write it as another", app::runConvertCommand},
    {"bench", "measure how fast this computer samples and reads motion files", app::runBenchCommand},
    {"doctor", "say what is slow or missing on this computer, and what mends it", app::runDoctorCommand},
    {"inspect", "describe a motion file or this computer", app::runInspectCommand},
};

// The OpenMP runtime reads its settings while the program is loaded, before main: what is set here would come too late.
// So the program starts itself once more with the setting in place, before the libraries' own start, LibTorch's operators most of all, takes its time.
// Spinning threads on busy cores were measured 10 to 20 times slower than waiting ones.
// Of the C library only system calls are ready here, and the environment is the one that is handed in.
void restartWithWaitingThreads(int, char** argv, char** environment) {
  constexpr std::string_view kName = "OMP_WAIT_POLICY=";
  constexpr std::size_t kMostVariables = 4096;
  static char setting[] = "OMP_WAIT_POLICY=passive";
  static char* with[kMostVariables + 2];
  std::size_t count = 0;
  for (; environment[count]; ++count) {
    if (count == kMostVariables || std::strncmp(environment[count], kName.data(), kName.size()) == 0) return;
    with[count] = environment[count];
  }
  with[count] = setting;
  static char self[4096];
  if (::readlink("/proc/self/exe", self, sizeof self - 1) > 0) ::execve(self, argv, with);  // returns only when it failed; slow is better than not at all
}
[[gnu::section(".preinit_array"), gnu::used]] void (*beforeAllElse)(int, char**, char**) = restartWithWaitingThreads;

// The end of a program that links LibTorch is a tenth of a second of taking its tables down; nobody waits for that.
[[noreturn]] void end(int code) {
  std::fflush(nullptr);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  std::exit(code);  // the sanitizers have something to say then
#else
  ::_exit(code);
#endif
}

void setThreadCount() {
  core::engine::useThreads(core::engine::usualThreads());
  at::set_num_interop_threads(1);
}

void printHelp() {
  std::puts("Gesto makes stylized human motion from text.\n\nUsage: gesto COMMAND [options]\n\nCommands:");
  for (const auto& command : kCommands) std::puts(fmt::format("  {:<10} {}", command.name, command.summary).c_str());
  std::puts(
      "\n\"gesto COMMAND --help\" tells more; \"gesto --version\" prints the version.\n"
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped. GESTO_THREADS sets the number of threads.");
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    std::fputs("gesto: a command is missing; \"gesto --help\" lists them\n", stderr);
    return 2;
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    printHelp();
    return 0;
  }
  if (words[0] == "--version") {
    std::puts("gesto " GESTO_VERSION);
    return 0;
  }
  for (const auto& command : kCommands) {
    if (words[0] == command.name) return command.run({words.begin() + 1, words.end()});
  }
  std::fputs(fmt::format("gesto: unknown command \"{}\"; \"gesto --help\" lists them\n", words[0]).c_str(), stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    setThreadCount();
    end(run({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    // LibTorch adds a stack trace below its first line.
    const std::string text = error.what();
    const std::string command = argc > 1 ? std::string(" ") + argv[1] : std::string();
    std::fputs(fmt::format("gesto{}: cannot go on, by a mistake of this program: {}\n", command, text.substr(0, text.find('\n'))).c_str(), stderr);
    return 1;
  }
}
