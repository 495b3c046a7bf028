#pragma once

#include <string>
#include <vector>

/// One function per sub-command, one file each. The arguments are those after the command's name.
/// Every function returns the process's exit code: 0 done, 1 failed, 2 wrong usage (app/command_line/arguments.h does the words).
namespace app {

int runGenerateCommand(const std::vector<std::string>& arguments);
int runPlanCommand(const std::vector<std::string>& arguments);
int runLiftCommand(const std::vector<std::string>& arguments);
int runBenchCommand(const std::vector<std::string>& arguments);
int runBenchSampleCommand(const std::vector<std::string>& arguments);  // gesto bench sample
int runRestyleCommand(const std::vector<std::string>& arguments);
int runRetrieveCommand(const std::vector<std::string>& arguments);
int runServeCommand(const std::vector<std::string>& arguments);
int runStylesCommand(const std::vector<std::string>& arguments);
int runDatasetCommand(const std::vector<std::string>& arguments);
int runTrainCommand(const std::vector<std::string>& arguments);
int runTeachCommand(const std::vector<std::string>& arguments);
int runModelCommand(const std::vector<std::string>& arguments);
int runModelListCommand(const std::vector<std::string>& arguments);    // gesto model list
int runModelBundleCommand(const std::vector<std::string>& arguments);  // gesto model bundle
int runModelPackCommand(const std::vector<std::string>& arguments);    // gesto model pack
int runModelImportCommand(const std::vector<std::string>& arguments);  // gesto model import
int runEvaluateCommand(const std::vector<std::string>& arguments);
int runInspectCommand(const std::vector<std::string>& arguments);
int runExportCommand(const std::vector<std::string>& arguments);
int runConvertCommand(const std::vector<std::string>& arguments);
int runBenchCrossDiffCommand(const std::vector<std::string>& arguments);    // gesto bench crossdiff
int runBenchControlCommand(const std::vector<std::string>& arguments);      // gesto bench control
int runBenchBatchCommand(const std::vector<std::string>& arguments);        // gesto bench batch
int runBenchPreviewCommand(const std::vector<std::string>& arguments);      // gesto bench preview
int runBenchStartCommand(const std::vector<std::string>& arguments);        // gesto bench start
int runBenchReconstructCommand(const std::vector<std::string>& arguments);  // gesto bench reconstruct
int runBenchLiftCommand(const std::vector<std::string>& arguments);         // gesto bench lift
int runBenchFeetCommand(const std::vector<std::string>& arguments);         // gesto bench feet
int runBenchIoCommand(const std::vector<std::string>& arguments);           // gesto bench io

}  // namespace app
