#include "app/command_line/arguments.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/command_line/project_takes.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/lifting_engine.h"
#include "core/io/write/export.h"
#include "core/services/model_card.h"
#include "core/services/take_requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec& liftSpec() {
  static const CommandSpec made = [] {
    CommandSpec s{
        .name = "lift",
        .summary =
            "Makes a 3D motion from the 2D key points of a video (OpenPose, AlphaPose, COCO, MMPose JSON) and writes it as FBX, GLB or BVH.\n"
            "The result can be a style for gesto generate: --style lifted.bvh.",
        .usage = "--keypoints PATH --out FILE [options]",
        .options = {{"--keypoints", Kind::Text, "PATH", "a file of a whole clip, or a folder with a file per frame"},
                    {"--out", Kind::Text, "FILE", "the file to write; its ending tells the format: " + core::io::writtenEndings()},
                    projectOptionSpec(),
                    {"--person", Kind::Integer, "N", "whom to take when there are several: 1 is seen longest and largest (1)", 1, 10000},
                    {"--video-fps", Kind::Number, "X", "frames per second of the video; the files do not say (30)", 1, 480},
                    {"--text", Kind::Text, "TEXT", "what the person does, if it is known"},
                    {"--refine", Kind::Integer, "N", "denoise again from this step of 1,000, 0 to 999: calmer, less like the video (0)", 0, 999},
                    {"--no-smoothing", Kind::Flag, "", "take the key points as they tremble"},
                    {"--still-camera", Kind::Flag, "", "who does not move across the picture stays where they are, instead of walking along with the camera"},
                    {"--no-fit", Kind::Flag, "", "leave the bones as the model lifted them, instead of laying them over the key points"},
                    {"--seed", Kind::Integer, "N", "of --refine (1)", 0, 9e15},
                    {"--model", Kind::Text, "NAME", fmt::format("which model ({}), or the .safetensors file of one", core::services::kLiftingModel)}},
        .examples = {"gesto lift --keypoints openpose/treadmill --video-fps 30 --out walk.bvh",
                     "gesto lift --keypoints alphapose-results.json --person 2 --out second.glb --json"},
        .hasJson = true,
    };
    for (auto& option : exportOptionSpecs()) s.options.push_back(std::move(option));
    return s;
  }();
  return made;
}

core::Result<void> lift(const Arguments& arguments) {
  const std::filesystem::path out = arguments.text("--out"), project = arguments.text("--project");
  if (!arguments.isSet("--keypoints")) return core::Error{core::ErrorCode::InvalidArgument, "lift needs --keypoints"};
  if (out.empty() && project.empty()) return core::Error{core::ErrorCode::InvalidArgument, "lift needs --out FILE, the FBX, GLB or BVH file to write, or --project FILE"};
  if (!out.empty()) {
    if (const auto ok = checkOut(out); !ok) return ok;
  }
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  core::services::LiftRequest request;
  request.keypoints = arguments.text("--keypoints");
  request.person = static_cast<int>(arguments.integer("--person", request.person));
  request.fps = arguments.number("--video-fps", request.fps);
  request.prompt = arguments.text("--text");
  request.refine = static_cast<int>(arguments.integer("--refine", request.refine));
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  request.holdsPlace = arguments.isSet("--still-camera");
  request.fits = !arguments.isSet("--no-fit");
  request.smooths = !arguments.isSet("--no-smoothing");
  request.model = arguments.text("--model", request.model);
  const auto engine = core::engine::makeLiftingService(modelFolders());
  ProgressPrinter printer;
  const auto report = engine->lift(request, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  LengthInFile length{report->clip->frameCount(), report->clip->fps()};
  if (!out.empty()) {
    const std::string licence = options->provenance.dataLicence;
    options->provenance = {request.prompt,
                           {},
                           request.refine > 0 ? std::optional(request.seed) : std::nullopt,
                           report->modelHash,
                           licence.empty() ? core::services::dataLicenceOf(modelFolders(), request.model) : licence,
                           kProgramName};
    if (auto written = core::io::exportClip(out, *report->clip, *options); !written) return written;
    length = lengthInFile(*report->clip, out, *options);
  }
  if (!project.empty()) {
    auto take = core::services::takeOf(request, *report);
    take.name = report->clip->name();
    if (auto added = addToProject(project, std::move(take)); !added) return added;
  }
  if (arguments.wantsJson()) {
    const nlohmann::json json = {
        {"file", (out.empty() ? project : out).string()}, {"frames", length.frames},        {"fps", length.fps},         {"people", report->people},
        {"secondsTaken", report->secondsTaken},           {"modelHash", report->modelHash}, {"remarks", report->remarks}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  for (const auto& remark : report->remarks) std::puts(remark.c_str());
  std::puts(fmt::format("{}: {} frames at {:g} fps of person {} of {}, made in {:.1f} s, model {}", (out.empty() ? project : out).string(), length.frames, length.fps,
                        request.person, report->people, report->secondsTaken, report->modelHash)
                .c_str());
  return {};
}

}  // namespace

int runLiftCommand(const std::vector<std::string>& arguments) { return runCommand(liftSpec(), arguments, lift); }

}  // namespace app
