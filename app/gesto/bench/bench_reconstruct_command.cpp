#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/random.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/model_library.h"
#include "core/families/finished_clip.h"
#include "core/metrics/prompts/prompt_judge.h"
#include "core/motion/kinematics.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <numbers>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
using namespace core;

const CommandSpec kSpec{
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

struct Kept {
  int real = 0, kept = 0, added = 0;  // clips that show it, that still do, that do only when decoded
};

// Degrees: the first feature is half of a frame's turn.
double turnOf(const at::Tensor& features) { return features.select(1, 0).sum().item<double>() * 2.0 * 180.0 / std::numbers::pi; }

Result<void> bench(const Arguments& arguments) {
  if (!arguments.isSet("--data")) return Error{ErrorCode::InvalidArgument, "bench reconstruct needs --data FOLDER"};
  const auto data = dataset::MotionDataset::open(arguments.text("--data"));
  if (!data) return data.error();
  const auto prompts = metrics::readPrompts(promptList());
  if (!prompts) return prompts.error();
  engine::ModelLibrary library(modelFolder());
  const auto model = library.load(arguments.text("--model", "default"));
  if (!model) return model.error();

  const auto seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  base::RandomStream random(seed);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < data->clips().size(); ++i) {
    const auto& clip = data->clips()[i];
    if (clip.source != "joined" && !clip.mirrored && clip.rows >= 24 && clip.rows <= (*model)->facts().longest) clips.push_back(i);
  }
  if (clips.empty()) return Error{ErrorCode::NotFound, arguments.text("--data") + ": it holds no clip of a length that the model knows"};
  base::shuffle(clips, random);
  clips.resize(std::min(clips.size(), static_cast<std::size_t>(arguments.integer("--clips", 600))));

  std::map<std::string, Kept> table;
  double realTurn = 0.0, keptTurn = 0.0;
  int turning = 0;
  const auto stop = stopOnInterrupt();
  ProgressPrinter printer;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    printer.sink()({"decoding again", static_cast<std::int64_t>(i), static_cast<std::int64_t>(clips.size())});
    if (stop.stop_requested()) {
      printer.finish();
      return Error{ErrorCode::Cancelled, "stopped"};
    }
    const auto real = (data->features(clips[i]) * data->std() + data->mean()).contiguous();
    const auto made = (*model)->reconstruct(real);
    if (!made) {
      printer.finish();
      return made.error();
    }
    if (const double turn = turnOf(real); std::abs(turn) > 100.0) {
      ++turning;
      realTurn += std::abs(turn), keptTurn += turnOf(*made) * (turn > 0.0 ? 1.0 : -1.0);
    }
    const auto places = [](const at::Tensor& features) { return motion::worldPositions(*families::finishedClip(features.contiguous(), "", motion::Ground::Auto)); };
    const auto before = places(real), after = places(*made);
    for (const auto& prompt : *prompts) {
      const bool shows = metrics::judgePrompt(prompt, before).shown, stillShows = metrics::judgePrompt(prompt, after).shown;
      auto& row = table[prompt.id];
      row.real += shows, row.kept += shows && stillShows, row.added += stillShows && !shows;
    }
  }
  printer.finish();
  if (turning > 0) realTurn /= turning, keptTurn /= turning;
  if (arguments.wantsJson()) {
    nlohmann::json json = {{"clips", clips.size()}, {"seed", seed},         {"modelHash", (*model)->facts().hash}, {"dataHash", data->hash()}, {"turningClips", turning},
                           {"turnReal", realTurn},  {"turnKept", keptTurn}, {"prompts", nlohmann::json::object()}};
    for (const auto& [id, row] : table) json["prompts"][id] = {{"real", row.real}, {"kept", row.kept}, {"added", row.added}};
    std::puts(json.dump(2).c_str());
    return {};
  }
  std::puts(fmt::format("{} clips, model {}: {} turn by over 100 degrees, {:.0f} on average, {:.0f} when decoded again", clips.size(), (*model)->facts().hash, turning,
                        realTurn, keptTurn)
                .c_str());
  for (const auto& [id, row] : table)
    std::puts(fmt::format("{:<16} shown by {:>4}, still by {:>4}{}, and by {} more", id, row.real, row.kept,
                          row.real > 0 ? fmt::format(" ({:.0f} %)", 100.0 * row.kept / row.real) : "", row.added)
                  .c_str());
  return {};
}

}  // namespace

int runBenchReconstructCommand(const std::vector<std::string>& arguments) { return runCommand(kSpec, arguments, bench); }

}  // namespace app
