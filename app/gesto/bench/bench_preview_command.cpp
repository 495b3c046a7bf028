#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/bench/child_process.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/bench/preview_bench.h"
#include "core/engine/generation_engine.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;
using core::bench::MotionDistance;
using core::bench::PreviewCase;

const CommandSpec kBenchPreviewSpec{
    .name = "bench preview",
    .summary =
        "Measures the quick look that follows a slider beside the full take of the same request: its time, and how far its joints are from that take's,\n"
        "beside how far the slider itself moves them.",
    .usage = "[options]",
    .options = {{"--cases", Kind::Integer, "N", "prompts with and without a style, in turn (6)", 1, 10000},
                {"--length", Kind::Number, "S", "seconds of each motion (4)", limits::kSeconds.lowest, limits::kSeconds.highest},
                {"--ws", Kind::Number, "X", "style weight that the slider is dragged to (3)", limits::kStyleWeight.lowest, limits::kStyleWeight.highest},
                {"--classifier-scale", Kind::Number, "X", "classifier scale that the slider is dragged to (0.5)", limits::kClassifierScale.lowest,
                 limits::kClassifierScale.highest},
                {"--style", Kind::Text, "STYLE", "a style by name (old)"},
                {"--seed", Kind::Integer, "N", "of the first motion (1)", 0, 9e15},
                {"--model", Kind::Text, "NAME", "a model of `gesto model list` (default)"}},
    .examples = {"gesto bench preview", "gesto bench preview --cases 2 --json"},
    .hasJson = true,
};

nlohmann::json jsonOf(const MotionDistance& distance) { return {{"worldCm", distance.world}, {"poseCm", distance.pose}}; }

core::Result<void> benchPreviews(const Arguments& arguments) {
  core::bench::PreviewBenchOptions options;
  options.cases = static_cast<int>(arguments.integer("--cases", options.cases));
  options.seconds = arguments.number("--length", options.seconds);
  options.dragged.styleWeight = arguments.number("--ws", options.dragged.styleWeight);
  options.dragged.classifierScale = arguments.number("--classifier-scale", options.dragged.classifierScale);
  options.style = arguments.text("--style", options.style);
  options.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  options.model = arguments.text("--model", options.model);
  const auto stop = stopOnInterrupt();
  const auto service = core::engine::makeGenerationService(modelFolders());
  ProgressPrinter printer;
  const auto report = core::bench::benchPreview(*service, options, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  if (arguments.wantsJson()) {
    auto cases = nlohmann::json::array();
    for (const auto& one : report->cases)
      cases.push_back({{"prompt", one.prompt},
                       {"style", one.style},
                       {"previewSeconds", one.previewSeconds},
                       {"fullSeconds", one.fullSeconds},
                       {"previewSteps", one.previewSteps},
                       {"fullSteps", one.fullSteps},
                       {"fromFull", jsonOf(one.fromFull)},
                       {"bySlider", jsonOf(one.bySlider)},
                       {"otherSeed", jsonOf(one.otherSeed)}});
    const nlohmann::json json = {{"modelHash", report->modelHash}, {"cases", cases}, {"instructionSet", instructionSet()}, {"machine", machineLoad()}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  std::puts(fmt::format("motions of {:g} s, model {}; {}, {}", options.seconds, report->modelHash, instructionSet(), machineLoad()).c_str());
  std::puts("joints apart on average, cm: all (seen from the pelvis)");
  std::puts(fmt::format("  {:<42} {:>9} {:>9} {:>7} {:>16} {:>16} {:>16}", "", "preview", "full", "", "preview - full", "by the slider", "another seed").c_str());
  const auto apart = [](const MotionDistance& distance) { return fmt::format("{:.1f} ({:.1f})", distance.world, distance.pose); };
  for (const auto& one : report->cases)
    std::puts(fmt::format("  {:<42} {:>7.0f}ms {:>7.0f}ms {:>6.1f}x {:>16} {:>16} {:>16}", one.prompt + (one.style.empty() ? "" : ", " + one.style),
                          1000.0 * one.previewSeconds, 1000.0 * one.fullSeconds, one.fullSeconds / one.previewSeconds, apart(one.fromFull), apart(one.bySlider),
                          apart(one.otherSeed))
                  .c_str());
  return {};
}

}  // namespace

int runBenchPreviewCommand(const std::vector<std::string>& arguments) { return runCommand(kBenchPreviewSpec, arguments, benchPreviews); }

}  // namespace app
