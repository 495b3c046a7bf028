#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/bench/lift_bench.h"
#include "core/engine/lifting_engine.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
using namespace core;

const CommandSpec kBenchLiftSpec{
    .name = "bench lift",
    .summary =
        "Measures lifting where the truth is known: held-out clips of a data set are seen from their four sides in turn, as a detector would write them (BODY_25),\n"
        "lifted, and compared with what they were: joints pelvis over pelvis, first frames facing the same way. Flat: every joint at its root's depth.",
    .usage = "--data DIR [options]",
    .options = {{"--data", Kind::Text, "DIR", "a built data set; clips that are not for training are used"},
                {"--clips", Kind::Integer, "N", "how many, drawn by the seed (60)", 1, 100000},
                {"--noise", Kind::Number, "CM", "standard deviation of the key points' error (0)", 0, 50},
                {"--no-fit", Kind::Flag, "", "without laying the bones over the key points"},
                {"--model", Kind::Text, "NAME", std::string("which model (") + core::services::kLiftingModel + "), or the .safetensors file of one"},
                {"--seed", Kind::Integer, "N", "of the clips and the noise (1)", 0, 9e15}},
    .examples = {"gesto bench lift --data build/dataset", "gesto bench lift --data build/dataset --noise 2 --json"},
    .hasJson = true,
};

Result<void> measureLifts(const Arguments& arguments) {
  if (!arguments.isSet("--data")) return Error{ErrorCode::InvalidArgument, "bench lift needs --data DIR"};
  const auto data = dataset::MotionDataset::open(arguments.text("--data"));
  if (!data) return data.error();
  bench::LiftBenchOptions options;
  options.clips = static_cast<int>(arguments.integer("--clips", options.clips));
  options.noiseCm = arguments.number("--noise", options.noiseCm);
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  options.request.fits = !arguments.isSet("--no-fit");
  options.request.model = arguments.text("--model", options.request.model);
  const auto service = engine::makeLiftingService(modelFolder());
  ProgressPrinter printer;
  const auto report = bench::benchLift(*service, *data, options, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error().code == ErrorCode::NotFound ? Error{ErrorCode::NotFound, arguments.text("--data") + ": " + report.error().message} : report.error();
  const auto& sum = report->mean;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {
        {"clips", report->clips},  {"noiseCm", options.noiseCm}, {"fits", options.request.fits}, {"meanCm", sum.all},    {"medianCm", report->medianCm},
        {"legsCm", sum.legs},      {"armsCm", sum.arms},         {"flatCm", sum.flat},           {"seed", options.seed}, {"modelHash", report->modelHash},
        {"dataHash", data->hash()}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("{} held-out clips, noise {:g} cm, {}: joints are {:.2f} cm off on average (median clip {:.2f}); knees and ankles {:.2f}, elbows and wrists "
                        "{:.2f}; flat {:.2f} cm",
                        report->clips, options.noiseCm, options.request.fits ? "fitted" : "not fitted", sum.all, report->medianCm, sum.legs, sum.arms, sum.flat)
                .c_str());
  return {};
}

}  // namespace

int runBenchLiftCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchLiftSpec, arguments, measureLifts); }

}  // namespace app
