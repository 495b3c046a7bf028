#include "app/command_line/arguments.h"
#include "app/command_line/device_option.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/base/settings.h"
#include "core/engine/recipe_table.h"
#include "core/engine/training_session.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

// The help of `gesto train mld-vae --help` tells that recipe's settings.
CommandSpec spec(const std::vector<std::string>& words) {
  CommandSpec spec{
      .name = "train",
      .summary = "Trains one model. A run that was stopped or killed goes on with the same command.",
      .usage = "RECIPE --data FOLDER --run FOLDER [options]",
      .options = {{"--data", Kind::Text, "FOLDER", "a data set made by gesto dataset build"},
                  {"--run", Kind::Text, "FOLDER", "checkpoint, weights and log go here"},
                  {"--preset", Kind::Text, "P", "settings, optimizer and schedule by one name: compact, or published where the recipe has it (compact)"},
                  {"--steps", Kind::Integer, "N", "updates in all", 1, 1e9},
                  {"--decay-steps", Kind::Integer, "N", "last updates, over which the learning rate falls to zero (2000)", 1, 1e9},
                  {"--learning-rate", Kind::Number, "X", "its highest value", 0, 1},
                  {"--schedule", Kind::Text, "S", "of the learning rate: linear (over the last --decay-steps), cosine or constant (linear)"},
                  {"--warmup", Kind::Integer, "N", "first updates, over which the learning rate rises (200)", 0, 1e9},
                  {"--clip", Kind::Number, "X", "largest joint norm of the gradients, 0: any (1)", 0, 1e9},
                  {"--ema", Kind::Number, "X", "decay of the averaged weights, which are what is kept; 0: no average (0.999)", 0, 0.9999999},
                  {"--seed", Kind::Integer, "N", "of the initial weights and all draws (1)", 0, 9e15},
                  {"--threads", Kind::Integer, "N", "processor threads (1)", 1, 256},
                  deviceOptionSpec(),
                  {"--precision", Kind::Text, "P", "bfloat16 or float32, of the forward pass (bfloat16)"},
                  {"--checkpoint-minutes", Kind::Number, "M", "time between checkpoints (3)", 0.01, 1e6},
                  {"--validate-every", Kind::Integer, "N", "updates between validations (1000)", 1, 1e9},
                  {"--parts", Kind::Integer, "N", "of an update, which processes share evenly and one process does in turn (as many as processes)", 1, 4096},
                  {"--patience", Kind::Integer, "S", "seconds until all processes of a launcher have come (60)", 1, 86400},
                  {"--set", Kind::Text, "NAME=VALUE", "a setting of the recipe", -1e300, 1e300, true},
                  {"--measure", Kind::Integer, "N", "only do N updates and tell how long the whole run would take, and how much memory", 1, 10000},
                  {"--json-lines", Kind::Flag, "", "print every line of the log as it is written, one JSON object each"}},
      .examples = {"gesto train mld-vae --data sets/bundle --run runs/vae", "gesto train text-encoder --data sets/bundle --run runs/text",
                   "gesto train mld-denoiser --data sets/bundle --run runs/denoiser --set vae=runs/vae/weights.safetensors --set text=runs/text/weights.safetensors"},
      .fewestPositionals = 1,
      .mostPositionals = 1,
      .hasJson = true,
  };
  spec.summary += "\nRecipes:";
  for (const auto& entry : core::engine::recipeTable()) {
    spec.summary += fmt::format("\n  {:<14} {}", entry.name, entry.summary);
    if (std::find(words.begin(), words.end(), entry.name) == words.end()) continue;
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& setting : entry.settings) rows.emplace_back(setting.name, fmt::format("{} ({})", setting.help, core::base::valueSentence(setting)));
    spec.more = helpSection(fmt::format("Settings of {} (--set NAME=VALUE; usually {} updates, learning rate {}):", entry.name, entry.steps, entry.learningRate), rows);
    for (const auto& preset : entry.presets) {
      std::string told;
      for (const auto& [name, value] : preset.settings) told += fmt::format("{}{}={}", told.empty() ? "" : " ", name, value);
      spec.more +=
          helpSection(fmt::format("--preset {}:", preset.name),
                      {{"of", preset.sentence}, {"is", fmt::format("{}; {} updates, learning rate {}, {}", told, preset.steps, preset.learningRate, preset.schedule)}});
    }
  }
  spec.summary +=
      "\n\"gesto train RECIPE --help\" tells its settings. Several processes train one model together when a launcher sets RANK, WORLD_SIZE,"
      "\nMASTER_ADDR and MASTER_PORT (torchrun, srun, mpirun: packaging/cluster).";
  return spec;
}

core::Result<core::engine::TrainingRequest> trainingRequestOf(const Arguments& arguments) {
  core::engine::TrainingRequest request;
  request.recipe = arguments.positionals().front();
  request.dataFolder = arguments.text("--data");
  request.runFolder = arguments.text("--run");
  const bool needsRun = !arguments.isSet("--measure");
  if (request.dataFolder.empty() || (needsRun && request.runFolder.empty()))
    return core::Error{core::ErrorCode::InvalidArgument, "train needs --data FOLDER and --run FOLDER"};
  if (arguments.isSet("--steps")) request.steps = arguments.integer("--steps", 0);
  if (arguments.isSet("--learning-rate")) request.learningRate = arguments.number("--learning-rate", 0.0);
  request.decaySteps = arguments.integer("--decay-steps", request.decaySteps);
  if (arguments.isSet("--schedule")) request.schedule = arguments.text("--schedule");
  if (arguments.isSet("--warmup")) request.warmupSteps = arguments.integer("--warmup", 0);
  if (arguments.isSet("--clip")) request.gradientClip = arguments.number("--clip", 0.0);
  if (arguments.isSet("--ema")) request.emaDecay = arguments.number("--ema", 0.0);
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  request.threads = static_cast<int>(arguments.integer("--threads", request.threads));
  const auto precision = arguments.text("--precision", "bfloat16");
  if (precision != "bfloat16" && precision != "float32") {
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--precision is bfloat16 or float32, not \"{}\"", precision)};
  }
  request.useBfloat16 = precision == "bfloat16";
  request.checkpointMinutes = arguments.number("--checkpoint-minutes", request.checkpointMinutes);
  request.validateEvery = arguments.integer("--validate-every", request.validateEvery);
  if (arguments.isSet("--parts")) request.parts = static_cast<int>(arguments.integer("--parts", 1));
  request.patience = std::chrono::seconds(arguments.integer("--patience", request.patience.count()));
  auto launch = core::training::launchOf([](const char* name) -> const char* { return std::getenv(name); });
  if (!launch) return launch.error();
  request.launch = std::move(*launch);
  auto settings = core::base::settingPairs(arguments.texts("--set"));
  if (!settings) return settings.error();
  request.settings = std::move(*settings);
  return core::engine::withPreset(std::move(request), arguments.text("--preset", "compact"));
}

// Of several processes the first tells what they did.
bool speaks(const core::engine::TrainingRequest& request) { return !request.launch || request.launch->rank == 0; }

core::Result<void> measureTraining(const Arguments& arguments, const core::engine::TrainingRequest& request) {
  ProgressPrinter printer;
  const auto measured = core::engine::measureTraining(request, static_cast<int>(arguments.integer("--measure", 20)), printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!measured) return measured.error();
  if (!speaks(request)) return {};
  if (arguments.wantsJson()) {
    std::puts(core::base::jsonText(nlohmann::json{{"updates", measured->updates},
                                                  {"secondsToBegin", measured->secondsToBegin},
                                                  {"secondsPerUpdate", measured->secondsPerUpdate},
                                                  {"secondsInAll", measured->secondsInAll},
                                                  {"memory", measured->memory}},
                                   2)
                  .c_str());
    return {};
  }
  std::puts(fmt::format("{} updates would take {:.1f} minutes ({:.3f} s each) and {:.1f} GB of memory", measured->updates, measured->secondsInAll / 60.0,
                        measured->secondsPerUpdate, static_cast<double>(measured->memory) / 1e9)
                .c_str());
  return {};
}

}  // namespace

int runTrainCommand(const std::vector<std::string>& words) {
  return runCommand(spec(words), words, [&words](const Arguments& arguments) -> core::Result<void> {
    if (auto ok = takeDeviceOption(arguments); !ok) return ok;
    auto request = trainingRequestOf(arguments);
    if (!request) return request.error();
    if (arguments.isSet("--measure")) return measureTraining(arguments, *request);
    request->command = {"train"};
    request->command.insert(request->command.end(), words.begin(), words.end());
    const bool isStreamed = arguments.isSet("--json-lines");
    if (isStreamed) {
      request->listener = [](const std::string& line) {
        std::puts(line.c_str());
        std::fflush(stdout);
      };
    }
    ProgressPrinter printer;
    auto report = core::engine::runTraining(*request, printer.sink(), stopOnInterrupt());
    printer.finish();
    if (!report) return report.error();
    if (isStreamed || !speaks(*request)) return {};
    if (arguments.wantsJson()) {
      std::puts(core::base::jsonText(
                    nlohmann::json{{"steps", report->steps}, {"minutes", report->minutes}, {"validation", report->validation}, {"weights", report->weights.string()}}, 2)
                    .c_str());
      return {};
    }
    std::puts(fmt::format("{} steps in {:.1f} minutes, weights in {}", report->steps, report->minutes, report->weights.string()).c_str());
    for (const auto& [name, value] : report->validation) std::puts(fmt::format("  {:<36} {:.4g}", name, value).c_str());
    return {};
  });
}

}  // namespace app
