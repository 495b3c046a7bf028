#include "app/command_line/arguments.h"
#include "app/command_line/device_option.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/plan_options.h"
#include "app/command_line/progress_printer.h"
#include "app/command_line/project_takes.h"
#include "app/command_line/sampling_options.h"
#include "app/gesto/batch/batch_list.h"
#include "app/gesto/batch/generate_batch.h"
#include "app/gesto/batch/take_file.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/clips/near_clip_service.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/services/generation_limits.h"
#include "core/services/take_requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;
namespace limits = core::services::limits;

const CommandSpec& generateSpec() {
  static const CommandSpec made = [] {
    CommandSpec s{
        .name = "generate",
        .summary = "Makes a motion from a text, in a style if one is given, and writes it as FBX, GLB, BVH, VRMA or USDA or adds it to a project of the studio.",
        .usage =
            "TEXT | --span SPAN [--span SPAN...] | --plan FILE, and --out FILE [options]\n       gesto generate --batch LIST | TEXT --batch-styles DIR --out-dir DIR "
            "[options]",
        .options =
            {{"--out", Kind::Text, "FILE", "the file to write; its ending tells the format: " + core::io::writtenEndings()},
             projectOptionSpec(),
             deviceOptionSpec(),
             precisionOptionSpec(),
             {"--length", Kind::Number, "S", "seconds, 1 to 9.8 (4)", limits::kSeconds.lowest, limits::kSeconds.highest},
             {"--best-of", Kind::Integer, "N",
              "makes N motions, of the seed and the next ones, and keeps the one that fits best: the words in the eyes of a judge that took no part in making them, the "
              "style in those of the model (1)",
              1, limits::kMostCandidates},
             {"--mixture", Kind::Integer, "ALPHA",
              "models that sketch in 2D: in 2D down to this step of 1,000, then in 3D; --style is given by the default model afterwards", limits::kMixture.lowest,
              limits::kMixture.highest},
             {"--beside", Kind::Text, "FILE[=TEXT]",
              "models that take one: a clip that the motion is made beside, instead of those of the model's own library, and what it shows (else its name's words); up "
              "to "
              "4",
              -1e300, 1e300, true},
             {"--library", Kind::Text, "FOLDER", "models that take clips: beside the two clips of this folder or built data set that `gesto retrieve` finds nearest"},
             {"--given", Kind::Text, "FILE",
              "models that take one: a motion file of which a part is kept, --keep ends (its first and last quarter, as usual) or --keep legs (the whole "
              "lower body); its length counts"}},
        .examples = {"gesto generate \"a person walks forward\" --style old --length 4 --seed 7 --out walk.bvh",
                     "gesto generate \"a person waves the right hand\" --style mocap/proud_walk.bvh --ws 2.5 --out wave.fbx --names mixamo --fps 30 --json",
                     "gesto generate --span \"0-2.5: a person walks forward\" --span \"2.5-5, style old: a person sits down\" --out scene.bvh",
                     "gesto generate --plan plan.json --seed 4 --out scene.bvh",
                     "gesto generate \"a person walks\" --path \"0: 0, 0; 2: 0, 2; 4: 2, 3\" --pose 3=wave.bvh@0.7:right_hand --out there.bvh",
                     "gesto generate \"a person walks and waves\" --redraw 1.2-2.6=walk.bvh --seed 9 --out better.bvh", "gesto generate --batch list.csv --out-dir clips",
                     "gesto generate \"a person does a cartwheel\" --model remodiffuse --library mocap --out wheel.bvh",
                     "gesto generate \"a person kicks with the right leg\" --best-of 8 --out kick.bvh", "gesto generate --batch list.csv --shard 2/8",
                     "gesto generate \"a person walks forward\" --batch-styles mocap --out-dir walks --format glb"},
        .fewestPositionals = 0,
        .mostPositionals = 1,
        .hasJson = true,
        .more = planHelp() + batchColumnsHelp(),
    };
    // Behind --length, which they stand in for.
    const auto planned = planOptionSpecs();
    s.options.insert(s.options.begin() + 3, planned.begin(), planned.end());
    for (auto& option :
         samplingOptionSpecs(limits::kClassifierScale.usual, limits::kMostSteps, "sampling steps, 5 to what the model has, 1,000 at the most (the model's own)"))
      s.options.push_back(std::move(option));
    for (auto& option : exportOptionSpecs()) s.options.push_back(std::move(option));
    for (auto& option : generateBatchOptionSpecs()) s.options.push_back(std::move(option));
    return s;
  }();
  return made;
}

std::string partOf(const Arguments& arguments) {
  for (const auto& text : arguments.texts("--keep"))
    if (text == "ends" || text == "legs") return text;
  return "ends";
}

/// FILE, or FILE=TEXT.
core::services::ClipReference clipReference(const std::string& text) {
  std::error_code code;
  const auto split = text.find('=');
  if (split == std::string::npos || std::filesystem::exists(text, code)) return {text, {}};
  return {text.substr(0, split), text.substr(split + 1)};
}

/// The nearest clips of --library join those of --beside.
core::Result<void> takeLibrary(const Arguments& arguments, const std::shared_ptr<core::engine::ModelLibrary>& models, const core::jobs::ProgressSink& progress,
                               std::stop_token stop, core::services::GenerationRequest& request) {
  if (!arguments.isSet("--library")) return {};
  core::services::NearClipsRequest near;
  near.prompt = request.prompt;
  near.library = arguments.text("--library");
  near.seconds = request.seconds;
  near.most = 2;
  near.model = request.model;
  const auto found = core::engine::makeNearClipService(models)->nearClips(near, progress, stop);
  if (!found) return found.error();
  for (const auto& clip : found->clips) request.nearClips.push_back(clip.clip);
  return core::services::validate(request);
}

core::Result<core::services::GenerationRequest> generationRequestOf(const Arguments& arguments) {
  core::services::GenerationRequest request;
  if (!arguments.positionals().empty()) request.prompt = arguments.positionals().front();
  request.seconds = arguments.number("--length", request.seconds);
  takeSamplingOptions(arguments, request);
  request.candidates = static_cast<int>(arguments.integer("--best-of", request.candidates));
  if (arguments.isSet("--mixture")) request.mixture = static_cast<int>(arguments.integer("--mixture", 0));
  request.given = arguments.text("--given");
  for (const auto& text : arguments.texts("--beside")) request.nearClips.push_back(clipReference(text));
  if (partOf(arguments) == "legs") request.kept = core::services::GenerationRequest::Kept::Legs;
  if (wantsBatch(arguments)) return request;
  if (auto ok = takePlanOptions(arguments, request); !ok) return ok.error();
  return request;
}

nlohmann::json clipsJson(const core::services::GenerationRequest& request) {
  auto clips = nlohmann::json::array();
  for (const auto& clip : request.nearClips) clips.push_back({{"file", clip.file.string()}, {"caption", clip.caption}});
  return clips;
}

std::string onOneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ',');
  return text;
}

core::Result<void> generate(const Arguments& arguments) {
  if (auto ok = takePrecisionOption(arguments); !ok) return ok;
  if (auto ok = takeDeviceOption(arguments); !ok) return ok;
  if (wantsBatch(arguments)) {
    if (arguments.isSet("--library"))
      return core::Error{core::ErrorCode::InvalidArgument, "--library finds clips for one text; --beside names them for all motions of a batch"};
    const auto usual = generationRequestOf(arguments);
    return usual ? generateBatch(arguments, *usual) : usual.error();
  }
  for (const char* option : {"--out-dir", "--format", "--shard"})
    if (arguments.isSet(option)) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("{} belongs to --batch and --batch-styles", option)};
  const std::filesystem::path out = arguments.text("--out"), project = arguments.text("--project");
  if (out.empty() && project.empty())
    return core::Error{core::ErrorCode::InvalidArgument, "generate needs --out FILE, the FBX, GLB or BVH file to write, or --project FILE"};
  auto asked = generationRequestOf(arguments);
  if (!asked) return asked.error();
  auto& request = *asked;
  if (auto ok = core::services::validate(request); !ok) return ok;
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  if (!out.empty()) {
    if (const auto ok = checkOut(out); !ok) return ok;
  }
  const auto stop = stopOnInterrupt();
  const auto models = std::make_shared<core::engine::ModelLibrary>(modelFolders());
  const auto engine = core::engine::makeGenerationService(models);
  ProgressPrinter printer;
  if (auto ok = takeLibrary(arguments, models, printer.sink(), stop, request); !ok) return ok;
  const auto report = engine->generate(request, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  auto take = core::services::takeOf(request, *report);
  take.name = onOneLine(take.request.prompt);
  LengthInFile length{report->clip->frameCount(), report->clip->fps()};
  if (!out.empty()) {
    const auto written = writeTake(out, take, *options);
    if (!written) return written.error();
    length = *written;
  }
  if (!project.empty()) {
    if (auto added = addToProject(project, take); !added) return added;
  }
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"file", (out.empty() ? project : out).string()},
                                 {"frames", length.frames},
                                 {"fps", length.fps},
                                 {"seconds", length.frames / length.fps},
                                 {"secondsTaken", report->secondsTaken},
                                 {"seed", take.request.seed},
                                 {"prompt", take.request.prompt},
                                 {"style", arguments.text("--style", "none")},
                                 {"beside", clipsJson(request)},
                                 {"modelHash", report->modelHash},
                                 {"remarks", report->remarks}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  for (const auto& clip : request.nearClips) std::puts(fmt::format("beside {}: {}", clip.file.string(), clip.caption).c_str());
  for (const auto& remark : report->remarks) std::puts(remark.c_str());
  std::puts(fmt::format("{}: {} frames at {:g} fps, made in {:.1f} s, seed {}, model {}", (out.empty() ? project : out).string(), length.frames, length.fps,
                        report->secondsTaken, take.request.seed, report->modelHash)
                .c_str());
  return {};
}

}  // namespace

int runGenerateCommand(const std::vector<std::string>& arguments) { return runCommand(generateSpec(), arguments, generate); }

}  // namespace app
