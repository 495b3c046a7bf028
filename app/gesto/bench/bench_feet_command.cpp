#include "app/command_line/arguments.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/motion_file_options.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/bench/files/foot_bench.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::bench::CleanedFile, core::bench::CleanedFiles;
namespace motion = core::motion;

const CommandSpec& benchFeetSpec() {
  static const CommandSpec made = [] {
    CommandSpec s;
    s.name = "bench feet";
    s.summary =
        "Cleans every motion file below a folder, as `convert --clean` does, and says how much feet slide and bodies float before and after, and what that costs.";
    s.usage = "DIR [options]";
    s.options = {{.name = "--every", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "only every Nth file", .lowest = 1, .highest = 1e6},
                 {"--feet-only", OptionSpec::Kind::Flag, "", "without the jitter filter, as generated motions are finished"},
                 groundOptionSpec()};
    s.examples = {"gesto bench feet mocap --every 50", "gesto bench feet takes --feet-only --json"};
    s.fewestPositionals = 1;
    s.mostPositionals = 1;
    s.hasJson = true;
    return s;
  }();
  return made;
}

nlohmann::json jsonOf(const CleanedFile& row) {
  const auto& r = row.report;
  return {{"file", row.name},
          {"frames", row.frames},
          {"slideMm", {r.before.slideMm, r.after.slideMm}},
          {"skating", {r.before.skating, r.after.skating}},
          {"floatShare", {r.before.floatShare, r.after.floatShare}},
          {"toesCm", {r.before.toesCm, r.after.toesCm}},
          {"jerk", {r.before.jerk, r.after.jerk}},
          {"kneePops", r.feet.kneePops},
          {"handsCm", {r.feet.handsP98Cm, r.feet.handsMaxCm}},
          {"handsOwnCm", {r.feet.handsOwnP98Cm, r.feet.handsOwnMaxCm}},
          {"shiftCm", r.feet.shiftCm},
          {"loweredCm", r.feet.loweredCm},
          {"raisedCm", r.feet.raisedCm},
          {"steps", r.feet.steps},
          {"hasThings", r.feet.hasThings}};
}

void print(CleanedFiles& all) {
  const double f = std::max(1.0, all.frames), c = std::max(1.0, all.contactFrames);
  std::puts(fmt::format("Clips           {} ({:.0f} frames, {:.2f} ms a frame); slide halved in {}, worse in {}", all.clips, all.frames, 1000.0 * all.seconds / f,
                        all.halved, all.worse)
                .c_str());
  std::puts(fmt::format("Slide           {:.2f} mm a contact frame before, {:.2f} after ({:.0f} %)", all.slide[0] / c, all.slide[1] / c,
                        all.slide[0] > 0 ? 100.0 * all.slide[1] / all.slide[0] : 0.0)
                .c_str());
  std::puts(fmt::format("Skating ratio   {:.1f} % before, {:.1f} % after", 100.0 * all.skating[0] / f, 100.0 * all.skating[1] / f).c_str());
  std::puts(fmt::format("Floating        {:.2f} % of frames before (longest {:.2f} s), {:.2f} % after ({:.2f} s)", 100.0 * all.floats[0] / f, all.longest[0],
                        100.0 * all.floats[1] / f, all.longest[1])
                .c_str());
  std::puts(fmt::format("Toes in floor   at most {:.1f} cm before, {:.1f} after", all.toes[0], all.toes[1]).c_str());
  std::puts(fmt::format("Hands moved     98 % of frames within (median, 90 % of clips, all): {:.2f}, {:.2f}, {:.2f} cm; at most {:.2f}", all.hands.at(0.5),
                        all.hands.at(0.9), all.hands.at(1.0), all.handsMax.at(1.0))
                .c_str());
  std::puts(fmt::format("  on the body   without the body's way to the floor: {:.2f}, {:.2f}, {:.2f} cm; at most {:.2f}", all.own.at(0.5), all.own.at(0.9),
                        all.own.at(1.0), all.ownMax.at(1.0))
                .c_str());
  std::puts(fmt::format("Jerk            {:.1f} m/s^3 before, {:.1f} after", all.jerk[0] / f, all.jerk[1] / f).c_str());
  std::puts(fmt::format("Knee pops       {} new; {} slides became steps", all.pops, all.steps).c_str());
}

Result<void> benchFeet(const Arguments& arguments) {
  const std::filesystem::path folder = arguments.positionals().front();
  const auto found = motionFilesBelow(folder);
  if (!found) return found.error();
  const auto& files = *found;
  const auto every = static_cast<std::size_t>(arguments.integer("--every", 1));
  motion::CleanupOptions options;
  options.fps = motion::humanml3d::kFps;
  options.filtersJitter = !arguments.isSet("--feet-only");
  const auto ground = groundOption(arguments);
  if (!ground) return ground.error();
  options.feet.ground = *ground;
  const auto stop = stopOnInterrupt();
  CleanedFiles all;
  nlohmann::json rows = nlohmann::json::array(), failed = nlohmann::json::array();
  for (std::size_t i = 0; i < files.size(); i += every) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
    const auto row = core::bench::cleanedFile(files[i], options);
    if (!row) {
      failed.push_back(row.error().message);
      continue;
    }
    all.add(*row);
    rows.push_back(jsonOf(*row));
    if (arguments.wantsJson()) continue;
    const auto& r = row->report;
    std::puts(fmt::format(
                  "{:<44.44} slide {:5.1f} to {:5.1f} mm  skating {:4.1f} to {:4.1f} %  floats {:4.1f} to {:4.1f} %  hands {:.1f} cm ({:.1f})  jerk {:5.1f} to {:5.1f}{}",
                  row->name, r.before.slideMm, r.after.slideMm, 100.0 * r.before.skating, 100.0 * r.after.skating, 100.0 * r.before.floatShare,
                  100.0 * r.after.floatShare, r.feet.handsP98Cm, r.feet.handsMaxCm, r.before.jerk, r.after.jerk, r.feet.hasThings ? "  stands on things" : "")
                  .c_str());
  }
  if (all.clips == 0) return Error{ErrorCode::NotFound, fmt::format("{}: holds no motion file that could be read", folder.string())};
  if (arguments.wantsJson())
    std::puts(core::base::jsonText(nlohmann::json({{"clips", rows}, {"failed", failed}}), 2).c_str());
  else
    print(all);
  return {};
}

}  // namespace

int runBenchFeetCommand(const std::vector<std::string>& arguments) { return runCommand(benchFeetSpec(), arguments, benchFeet); }

}  // namespace app
