#include "app/command_line/arguments.h"
#include "app/command_line/device_option.h"
#include "app/gesto/commands.h"
#include "app/gesto/evaluate/evaluate_prompts.h"
#include "app/gesto/evaluate/evaluate_protocol.h"
#include "app/gesto/evaluate/evaluation_record.h"
#include "core/services/generation_limits.h"

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec kEvaluateSpec{
    .name = "evaluate",
    .summary = "Measures models: every metric over several models, as report.html, report.json and report.csv. A run that was stopped goes on with the same command.",
    .usage = "--data FOLDER --out FOLDER [--protocol P] [--models A,B] [options]",
    .options = {{"--data", Kind::Text, "FOLDER", "a data set made by gesto dataset build"},
                {"--out", Kind::Text, "FOLDER", "the folder of the reports, and of the motions that were made"},
                {"--protocol", Kind::Text, "P", "stylized, text-to-motion, composition, transfer, or prompts, which needs no --data (stylized)"},
                {"--models", Kind::Text, "LIST",
                 "models by name or file, with commas between (default); NAME:VARIANT for another way to use one, A+B for motions of A in styles by B"},
                {"--model-folder", Kind::Text, "FOLDER", "where models lie (the shipped ones and your own)"},
                {"--baselines", Kind::Flag, "",
                 "also each model's variants that are baselines: the text alone (:mld), the style in the prompt (:prompt), no guidance (:noguide), ..."},
                {"--judges", Kind::Text, "FOLDER",
                 "evaluator-all, -joints, -upper, -lower, judge-style and judge-content.safetensors (\"judges\" among your models, else those that ship)"},
                {"--evaluators", Kind::Text, "FILES", "weights of gesto train evaluator, with commas between; the first is the main judge"},
                {"--style-judge", Kind::Text, "FILE", "weights of gesto train judge --set label=style"},
                {"--content-judge", Kind::Text, "FILE", "weights of gesto train judge --set label=content"},
                {"--repetitions", Kind::Integer, "N", "each with motions of its own (5)", 1, 1000},
                {"--clips", Kind::Integer, "N", "generated clips of each repetition (128)", 1, 100000},
                {"--seed", Kind::Integer, "N", "of the first clip (1)", 0, 9e15},
                {"--wc", Kind::Number, "X", "content weight (each model's own)", limits::kContentWeight.lowest, limits::kContentWeight.highest},
                {"--ws", Kind::Number, "X", "style weight (1.5)", limits::kStyleWeight.lowest, limits::kStyleWeight.highest},
                {"--classifier-scale", Kind::Number, "X", "classifier guidance (0.2)", limits::kClassifierScale.lowest, limits::kClassifierScale.highest},
                {"--steps", Kind::Integer, "N", "sampling steps (each model's own)", limits::kFewestSteps, limits::kMostSteps},
                {"--reference", Kind::Text, "R", "what shows the style: clip (of the test split) or label (clip)"},
                {"--pool", Kind::Integer, "N", "captions of an R-precision pool (32)", 2, 4096},
                {"--diversity-pairs", Kind::Integer, "N", "300; 20 as in the released code", 1, 100000},
                {"--multimodality", Kind::Integer, "N", "captions for MultiModality, 20 motions each (0)", 0, 10000},
                {"--sweep-ws", Kind::Text, "LIST", "style weights of a guidance sweep, with commas between"},
                {"--sweep-scale", Kind::Text, "LIST", "classifier scales of the sweep"},
                {"--sweep-clips", Kind::Integer, "N", "motions of each point of the sweep (64)", 2, 100000},
                {"--shard", Kind::Text, "I/N", "only make the I-th of N parts of the motions, for many machines with one --out folder; --merge scores them"},
                {"--merge", Kind::Flag, "", "score the motions that all shards made, the same as without shards"},
                deviceOptionSpec(),
                precisionOptionSpec(),
                {"--threads", Kind::Integer, "N", "processor threads (GESTO_THREADS, else the computer's, at most 4)", 1, 256}},
    .examples = {"gesto evaluate --data sets/bundle --protocol stylized --models default --baselines --judges runs/judges --out report",
                 "gesto evaluate --data sets/bundle --repetitions 1 --style-judge runs/judge-style/weights.safetensors --content-judge "
                 "runs/judge-content/weights.safetensors --out quick",
                 "gesto evaluate --protocol prompts --models default,runs/new.safetensors --styles old,angry,happy --out prompts"},
    .hasJson = true,
};

CommandSpec evaluateSpec() {
  auto spec = kEvaluateSpec;
  const auto more = promptOptions();
  spec.options.insert(spec.options.end(), more.begin(), more.end());
  return spec;
}

core::Result<void> evaluate(const Arguments& arguments) {
  if (auto ok = takeDeviceOption(arguments); !ok) return ok;
  if (auto ok = takePrecisionOption(arguments); !ok) return ok;
  if (arguments.text("--protocol") == "prompts" && (arguments.isSet("--shard") || arguments.isSet("--merge")))
    return core::Error{core::ErrorCode::InvalidArgument, "--shard and --merge are for protocols over a data set, not for --protocol prompts"};
  if (arguments.text("--protocol") == "transfer" && arguments.isSet("--steps"))
    return core::Error{core::ErrorCode::InvalidArgument, "--steps is for motions made of a text; a transfer has steps of its own"};
  return arguments.text("--protocol") == "prompts" ? evaluatePrompts(arguments) : evaluateProtocol(arguments);
}

}  // namespace

int runEvaluateCommand(const std::vector<std::string>& words) {
  return runCommand(evaluateSpec(), words, [&words](const Arguments& arguments) { return recordedEvaluation(arguments, words, [&] { return evaluate(arguments); }); });
}

}  // namespace app
