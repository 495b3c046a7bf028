#include "app/command_line/arguments.h"
#include "app/command_line/device_option.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/teaching/teaching_session.h"
#include "core/engine/threads.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace fs = std::filesystem;

const CommandSpec& teachSpec() {
  static const CommandSpec spec{
      .name = "teach",
      .summary =
          "Teaches a model the moves of a folder of clips (BVH, FBX, GLB, glTF, DAE, AMC, NPY), beside what it knows: it learns them together with motions that it\n"
          "makes of itself, so that it forgets little. What was stopped or killed goes on with the same command.",
      .usage = "FOLDER --out MODEL [options]",
      .options = {{"--out", Kind::Text, "MODEL", "the new model: a name among your own models, or a path that ends in .safetensors"},
                  {"--model", Kind::Text, "MODEL", "what it starts from (default)"},
                  {"--minutes", Kind::Number, "M", "time for everything: sampling what it knows, learning, asking before and after (20)", 0.2, 1e5},
                  {"--captions", Kind::Text, "FILE", "a table of captions (captions.tsv in the folder; without one the files' names in plain words)"},
                  {"--style", Kind::Text, "NAME", "the clips are in this style; several: those whose names have the word in them", -1e300, 1e300, true},
                  {"--seed", Kind::Integer, "N", "of all draws (1)", 0, 9e15},
                  {"--work", Kind::Text, "FOLDER", "where it keeps what it has until it is done, and the report (MODEL.teach beside the model)"},
                  {"--replay", Kind::Integer, "N", "motions of what it knows, at most (300)", 10, 100'000},
                  {"--repetitions", Kind::Integer, "N", "times each question is asked before and after, at most (4)", 1, 100},
                  {"--updates", Kind::Integer, "N", "updates of the first part that learns, instead of as many as fit the time", 1, 1e6},
                  {"--threads", Kind::Integer, "N", "processor threads (as GESTO_THREADS says)", 1, 256},
                  deviceOptionSpec(),
                  {"--list", Kind::Flag, "", "only tell what of the folder would be learned, and with which captions"},
                  {"--json-lines", Kind::Flag, "", "print how far it is as lines of JSON, and the result as the last"}},
      .examples = {"gesto teach capoeira --out capoeira --minutes 20", "gesto teach takes --captions takes.tsv --style limping --out models/limping.safetensors",
                   "gesto generate \"a person does a ginga\" --model capoeira --out ginga.bvh"},
      .fewestPositionals = 1,
      .mostPositionals = 1,
      .hasJson = true,
      .more =
          "\nThe table has a first line that names its columns among file, caption, content, style, split and use, and a line for each caption, its parts split by "
          "tabs.\n"
          "Clips that are called alike in the column content are one move; use: no leaves a clip out. Clips longer than ten seconds are cut into parts.\n",
  };
  return spec;
}

nlohmann::json clipsJson(const core::engine::TaughtFolder& folder) {
  auto list = nlohmann::json::array();
  for (const auto& clip : folder.clips) {
    list.push_back({{"file", clip.file},
                    {"captions", clip.captions},
                    {"captionFromName", clip.isCaptionFromName},
                    {"content", clip.content},
                    {"style", clip.style},
                    {"seconds", clip.seconds},
                    {"parts", clip.parts},
                    {"leftOut", clip.leftOut}});
  }
  return list;
}

void printClips(const core::engine::TaughtFolder& folder) {
  for (const auto& clip : folder.clips) {
    const auto caption = clip.captions.empty() ? std::string() : clip.captions.front();
    if (clip.leftOut.empty())
      std::puts(fmt::format("{:<32} {:5.1f} s{}  {}{}{}", clip.file, clip.seconds, clip.parts > 1 ? fmt::format(" in {} parts", clip.parts) : std::string(), caption,
                            clip.isCaptionFromName ? "  (from the file's name)" : "", clip.style.empty() ? std::string() : "  [" + clip.style + "]")
                    .c_str());
    else
      std::puts(fmt::format("{:<32} left out: {}", clip.file, clip.leftOut).c_str());
  }
  std::puts(fmt::format("{} of {} files would be learned", folder.used(), folder.clips.size()).c_str());
}

nlohmann::json valuesJson(const std::map<std::string, core::metrics::MeasuredValue>& values) {
  auto json = nlohmann::json::object();
  for (const auto& [name, value] : values) json[name] = {{"mean", value.mean}, {"halfWidth", value.halfWidth}, {"values", value.values}};
  return json;
}

nlohmann::json resultJson(const core::engine::TeachingReport& report) {
  return {{"model", report.model.string()},
          {"modelHash", report.hash},
          {"parentHash", report.parentHash},
          {"report", report.report.string()},
          {"updates", report.updates},
          {"replayed", report.replayed},
          {"minutes", report.minutes},
          {"clips", clipsJson(report.clips)},
          {"before", valuesJson(report.before.values)},
          {"after", valuesJson(report.after.values)},
          {"change", valuesJson(report.change)},
          {"beforeByMove", report.before.breakdown},
          {"afterByMove", report.after.breakdown}};
}

void printResult(const core::engine::TeachingReport& report) {
  std::string updates;
  for (const auto& [part, count] : report.updates) updates += fmt::format(", {} updates of the {}", count, part);
  std::puts(fmt::format("{}: {} clips taught in {:.1f} minutes{}, model {}", report.model.string(), report.clips.used(), report.minutes, updates, report.hash).c_str());
  if (!report.after.values.empty()) std::puts(fmt::format("  {:<34} {:>14} {:>14} {:>16}", "", "before", "after", "change").c_str());
  for (const auto& [name, after] : report.after.values) {
    const auto info = core::metrics::describeMetric(name);
    const auto text = [&](const core::metrics::MeasuredValue& value) {
      const double unit = info.isShare ? 100.0 : 1.0;
      const auto mean = fmt::format("{:.{}f}", unit * value.mean, info.digits);
      return value.hasInterval() ? fmt::format("{} ± {:.{}f}", mean, unit * value.halfWidth, info.digits) : mean;
    };
    std::puts(fmt::format("  {:<34} {:>14} {:>14} {:>16}", info.title + (info.isShare ? ", %" : ""), text(report.before.values.at(name)), text(after),
                          text(report.change.at(name)))
                  .c_str());
  }
  std::puts(report.report.string().c_str());
}

core::Result<fs::path> outOf(const Arguments& arguments) {
  const fs::path given = arguments.text("--out");
  if (given.empty()) return core::Error{core::ErrorCode::InvalidArgument, "teach needs --out MODEL"};
  if (given.extension() == ".safetensors") return given;
  const auto folder = ownModelFolder();
  if (given.has_parent_path() || folder.empty())
    return core::Error{core::ErrorCode::InvalidArgument,
                       fmt::format("{}: a path to a model ends in .safetensors; without one it is a name among your own models", given.string())};
  const auto file = folder / (given.string() + ".safetensors");
  std::error_code code;
  if (!fs::exists(file, code))
    if (auto ok = core::services::checkModelName(modelFolders(), given.string()); !ok) return ok.error();
  return file;
}

core::Result<void> teach(const Arguments& arguments, const std::vector<std::string>& words) {
  const auto stop = stopOnInterrupt();
  if (auto ok = takeDeviceOption(arguments); !ok) return ok;
  core::engine::TeachingRequest request;
  request.clips = {arguments.positionals().front(), arguments.text("--captions"), arguments.texts("--style")};
  ProgressPrinter printer;
  const auto note = [&](const core::engine::TaughtFolder& folder) {
    std::size_t named = 0;
    for (const auto& clip : folder.clips) {
      if (!clip.leftOut.empty()) std::fputs(fmt::format("{} is left out: {}\n", clip.file, clip.leftOut).c_str(), stderr);
      if (clip.leftOut.empty() && clip.isCaptionFromName) ++named;
    }
    if (named > 0)
      std::fputs(fmt::format("{} of {} captions are the files' names in plain words; captions.tsv in the folder would say it better\n", named, folder.used()).c_str(),
                 stderr);
  };
  if (arguments.isSet("--list")) {
    const auto folder = core::engine::lookAtFolder(request.clips, printer.sink(), stop);
    printer.finish();
    if (!folder) return folder.error();
    if (arguments.wantsJson())
      std::puts(core::base::jsonText(nlohmann::json{{"folder", folder->folder.string()}, {"clips", clipsJson(*folder)}}).c_str());
    else
      printClips(*folder);
    return {};
  }
  auto out = outOf(arguments);
  if (!out) return out.error();
  request.out = std::move(*out);
  request.work = arguments.text("--work");
  request.model = arguments.text("--model", "default");
  request.models = modelFolders();
  request.knownCaptions = modelFolder() / "replay-captions.tsv";
  request.minutes = arguments.number("--minutes", request.minutes);
  if (arguments.isSet("--updates")) request.updates = arguments.integer("--updates", 1);
  request.replay = static_cast<int>(arguments.integer("--replay", request.replay));
  request.repetitions = static_cast<int>(arguments.integer("--repetitions", request.repetitions));
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  request.threads = static_cast<int>(arguments.integer("--threads", core::engine::usualThreads()));
  request.command = {"teach"};
  request.command.insert(request.command.end(), words.begin(), words.end());
  const bool isStreamed = arguments.isSet("--json-lines");
  const auto progress = [&](const core::engine::TeachingProgress& p) {
    if (isStreamed) {
      std::puts(core::base::jsonText(nlohmann::json{{"stage", p.stage}, {"done", p.done}, {"total", p.total}, {"secondsLeft", std::round(p.secondsLeft)}}).c_str());
      std::fflush(stdout);
      return;
    }
    const auto minutes = static_cast<int>(std::ceil(p.secondsLeft / 60.0));
    printer.show({minutes > 0 ? fmt::format("{} ({} min left)", p.stage, minutes) : p.stage, p.done, p.total});
  };
  const auto report = core::engine::teach(request, progress, stop);
  printer.finish();
  if (!report) return report.error();
  note(report->clips);
  if (isStreamed)
    std::puts(core::base::jsonText(nlohmann::json{{"result", resultJson(*report)}}).c_str());
  else if (arguments.wantsJson())
    std::puts(core::base::jsonText(resultJson(*report), 2).c_str());
  else
    printResult(*report);
  return {};
}

}  // namespace

int runTeachCommand(const std::vector<std::string>& words) {
  return runCommand(teachSpec(), words, [&words](const Arguments& arguments) { return teach(arguments, words); });
}

}  // namespace app
