#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"
#include "core/base/settings.h"
#include "core/engine/modules/module_runner.h"
#include "core/engine/threads.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

std::string knownModules() {
  std::string names;
  for (const auto& [name, entry] : core::engine::moduleTable()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

const CommandSpec& runSpec() {
  static const CommandSpec spec = [] {
    CommandSpec made;
    made.name = "model run";
    made.summary = "run one part of a model, or one formula, on tensors from a file";
    made.usage = "--module NAME --inputs FILE --outputs FILE [--weights FILE] [--set NAME=VALUE ...]";
    made.options = {
        {"--module", OptionSpec::Kind::Text, "NAME", "what to run; `gesto model list` names them"},
        {"--weights", OptionSpec::Kind::Text, "FILE", "safetensors with the weights, for modules that have any"},
        {"--inputs", OptionSpec::Kind::Text, "FILE", "safetensors with the named inputs"},
        {"--outputs", OptionSpec::Kind::Text, "FILE", "safetensors to write the named outputs to"},
        {.name = "--set", .kind = OptionSpec::Kind::Text, .valueName = "NAME=VALUE", .help = "a setting of the module", .isRepeatable = true},
        {.name = "--threads", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "threads to use", .lowest = 1, .highest = 256},
    };
    made.examples = {"gesto model run --module motion-mirror --inputs walk.safetensors --outputs mirrored.safetensors"};
    return made;
  }();
  return spec;
}

Result<void> runOnFiles(const Arguments& arguments) {
  for (const char* name : {"--module", "--inputs", "--outputs"})
    if (!arguments.isSet(name)) return Error{ErrorCode::InvalidArgument, std::string(name) + " is missing"};
  const std::string module = arguments.text("--module");
  const auto& table = core::engine::moduleTable();
  const auto entry = table.find(module);
  if (entry == table.end()) return Error{ErrorCode::InvalidArgument, "there is no module \"" + module + "\"; there are " + knownModules()};
  const auto settings = core::base::settingPairs(arguments.texts("--set"));
  if (!settings) return settings.error();
  core::engine::TensorMap weights;
  if (entry->second.needsWeights) {
    if (!arguments.isSet("--weights")) return Error{ErrorCode::InvalidArgument, "the module " + module + " needs --weights"};
    auto read = core::model::readSafetensors(arguments.text("--weights"));
    if (!read) return read.error();
    weights = std::move(*read);
  }
  auto inputs = core::model::readSafetensors(arguments.text("--inputs"));
  if (!inputs) return inputs.error();
  if (arguments.isSet("--threads")) core::engine::useThreads(static_cast<int>(arguments.integer("--threads", 1)));
  auto outputs = core::engine::runModule(module, *inputs, weights, *settings);
  if (!outputs) return outputs.error();
  return core::model::writeSafetensors(arguments.text("--outputs"), *outputs);
}

/// Where there is a message there is no output file, not even an old one that a script would take for the new. (A file that was read stays.)
Result<void> runModule(const Arguments& arguments) {
  auto done = runOnFiles(arguments);
  const std::filesystem::path outputs = arguments.text("--outputs");
  std::error_code ignored;
  const auto isRead = [&](const char* name) { return std::filesystem::equivalent(outputs, arguments.text(name), ignored); };
  if (!done && std::filesystem::is_regular_file(outputs, ignored) && !isRead("--inputs") && !isRead("--weights")) std::filesystem::remove(outputs, ignored);
  return done;
}

}  // namespace

int runModelCommand(const std::vector<std::string>& arguments) {
  return runSubCommands("model",
                        {{"run", runSpec().summary, [](const auto& words) { return runCommand(runSpec(), words, runModule); }},
                         {"list", "print the families of models, the models that are there, and the modules", runModelListCommand},
                         {"bundle", "join the trained parts of a model into one file", runModelBundleCommand},
                         {"pack", "write a judge or an evaluator in a quarter of its size", runModelPackCommand},
                         {"import", "turn published checkpoint files into one file of this program", runModelImportCommand}},
                        arguments);
}

}  // namespace app
