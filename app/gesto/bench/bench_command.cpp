#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"

namespace app {

int runBenchCommand(const std::vector<std::string>& arguments) {
  return runSubCommands("bench",
                        {{"sample", "guided sampling at SMooDi's published size, cached and uncached", runBenchSampleCommand},
                         {"crossdiff", "a step of CrossDiff at its published size beside plain LibTorch layers, and a compact model's sample", runBenchCrossDiffCommand},
                         {"start", "a whole `gesto generate` beside its parts", runBenchStartCommand},
                         {"batch", "clips a minute of a batch beside a loop of single commands", runBenchBatchCommand},
                         {"preview", "the quick look that follows a slider beside the full take", runBenchPreviewCommand},
                         {"control", "seams of plans, what is kept, and what a plan costs", runBenchControlCommand},
                         {"lift", "lifting held-out clips of which the truth is known", runBenchLiftCommand},
                         {"reconstruct", "what a model's autoencoder keeps of recordings", runBenchReconstructCommand},
                         {"feet", "how much feet slide and bodies float in motion files, before and after cleaning", runBenchFeetCommand},
                         {"io", "reading motion files and putting them on the body and back", runBenchIoCommand}},
                        arguments);
}

}  // namespace app
