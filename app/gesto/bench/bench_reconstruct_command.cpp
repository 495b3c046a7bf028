#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/bench/reconstruction_bench.h"
#include "core/engine/model_library.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
using namespace core;

const CommandSpec kBenchReconstructSpec{
    .name = "bench reconstruct",
    .summary =
        "Measures what a model's autoencoder keeps, which bounds what the model can show: recordings of a data set are encoded and decoded again, and of those that\n"
        "show a prompt of the list by its facts, the share is told that still does. Turns: of the clips that turn by over 100 degrees, how far they turn in all.",
    .usage = "--data FOLDER [options]",
    .options = {{"--data", Kind::Text, "FOLDER", "a built data set; pairs that were joined and mirrored twins are left out"},
                {"--clips", Kind::Integer, "N", "how many, drawn by the seed (600)", 1, 1000000},
                {"--model", Kind::Text, "NAME", "which model (default), or the .safetensors file of one"},
                {"--seed", Kind::Integer, "N", "of the clips (1)", 0, 9e15}},
    .examples = {"gesto bench reconstruct --data sets/bundle", "gesto bench reconstruct --data sets/bundle --model runs/new.safetensors --json"},
    .hasJson = true,
};

Result<void> measureReconstructions(const Arguments& arguments) {
  if (!arguments.isSet("--data")) return Error{ErrorCode::InvalidArgument, "bench reconstruct needs --data FOLDER"};
  const auto data = dataset::MotionDataset::open(arguments.text("--data"));
  if (!data) return data.error();
  const auto prompts = metrics::readPrompts(promptList());
  if (!prompts) return prompts.error();
  engine::ModelLibrary library(modelFolder());
  const auto model = library.load(arguments.text("--model", "default"));
  if (!model) return model.error();
  bench::ReconstructionOptions options;
  options.clips = static_cast<int>(arguments.integer("--clips", options.clips));
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  ProgressPrinter printer;
  const auto report = bench::benchReconstruction(**model, *data, *prompts, options, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error().code == ErrorCode::NotFound ? Error{ErrorCode::NotFound, arguments.text("--data") + ": " + report.error().message} : report.error();
  if (arguments.wantsJson()) {
    nlohmann::json json = {
        {"clips", report->clips},          {"seed", options.seed},         {"modelHash", (*model)->facts().hash}, {"dataHash", data->hash()},
        {"turningClips", report->turning}, {"turnReal", report->realTurn}, {"turnKept", report->keptTurn},        {"prompts", nlohmann::json::object()}};
    for (const auto& [id, row] : report->prompts) json["prompts"][id] = {{"real", row.real}, {"kept", row.kept}, {"added", row.added}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("{} clips, model {}: {} turn by over 100 degrees, {:.0f} on average, {:.0f} when decoded again", report->clips, (*model)->facts().hash,
                        report->turning, report->realTurn, report->keptTurn)
                .c_str());
  for (const auto& [id, row] : report->prompts)
    std::puts(fmt::format("{:<16} shown by {:>4}, still by {:>4}{}, and by {} more", id, row.real, row.kept,
                          row.real > 0 ? fmt::format(" ({:.0f} %)", 100.0 * row.kept / row.real) : "", row.added)
                  .c_str());
  return {};
}

}  // namespace

int runBenchReconstructCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchReconstructSpec, arguments, measureReconstructions); }

}  // namespace app
