#include "app/command_line/arguments.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/command_line/project_takes.h"
#include "app/command_line/sampling_options.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/engine/generation_engine.h"
#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "core/services/generation_limits.h"
#include "core/services/model_card.h"
#include "core/services/take_requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec& restyleSpec() {
  static const CommandSpec made = [] {
    OptionSpec partStyle{"--part-style", Kind::Text, "PART=STYLE",
                         std::string("a style of one part of the body alone, under --style in the others, or without it their own: ") + core::motion::styledPartNames() +
                             ", legs, arms; models that say so in `gesto model list`"};
    partStyle.isRepeatable = true;
    CommandSpec s{
        .name = "restyle",
        .summary =
            "Does a motion again in another style: takes it back towards noise up to a step, turns, and samples down again with the "
            "style.\n"
            "Writes FBX, GLB or BVH. Motion Puzzle and Aberman et al. (--model) do it in one step; the first takes a style for each part of the body, the second\n"
            "one that the key points of a video show.",
        .usage = "CLIP --style STYLE --out FILE [options]",
        .options =
            {{"--out", Kind::Text, "FILE", "the file to write; its ending tells the format: " + core::io::writtenEndings()},
             projectOptionSpec(),
             {"--turn", Kind::Integer, "STEP", "the step at which it turns, 1 to --steps: few keep the motion, many take the style (3 of 5 steps)"},
             {"--way", Kind::Text, "WAY",
              "inversion: to the noise that the model makes this motion of, and down again; inpainting: drawn noise, into which the motion is given back until it turns "
              "(inversion)"},
             {"--text", Kind::Text, "TEXT", "what the clip shows, if you can say it"},
             {"--from", Kind::Number, "S", "the second of the clip to begin at; up to 9.8 seconds are taken (0)"},
             partStyle,
             {"--person", Kind::Integer, "N", "where --style is key points (a .json file, or a folder of them): whom to take, 1 is seen longest and largest (1)", 1,
              10000},
             {"--video-fps", Kind::Number, "X", "likewise: frames per second of the video; the files do not say (30)", 1, 480},
             {"--feet", Kind::Text, "F",
              "usual: feet as everywhere here; released: by the clean-up that the authors of Motion Puzzle and Aberman et al. released (usual)"},
             {"--variant", Kind::Text, "V", "paper: compare with the style alone; released: with [0, 0, style] as the published code does (paper)"}},
        .examples = {"gesto restyle walk.bvh --style old --out old_walk.bvh",
                     "gesto restyle jump.bvh --style mocap/proud_walk.bvh --turn 40 --text \"a person jumps\" --out proud_jump.bvh",
                     "gesto restyle walk.bvh --model motion-puzzle --style old.bvh --part-style left_arm=proud.bvh --part-style legs=tired.bvh --out mixed.bvh",
                     "gesto restyle walk.bvh --model aberman --style openpose/treadmill --video-fps 25 --out as_seen.bvh"},
        .fewestPositionals = 1,
        .mostPositionals = 1,
        .hasJson = true,
    };
    for (auto& option : samplingOptionSpecs(core::services::RestyleRequest().guidance.classifierScale, core::services::limits::kMostInvertedSteps,
                                            "sampling steps of the whole range, 5 to 200 (50)"))
      s.options.push_back(std::move(option));
    for (auto& option : exportOptionSpecs()) s.options.push_back(std::move(option));
    return s;
  }();
  return made;
}

core::Result<core::services::RestyleRequest> restyleRequestOf(const Arguments& arguments) {
  core::services::RestyleRequest request;
  request.clip = arguments.positionals().front();
  if (!arguments.isSet("--style") && !arguments.isSet("--part-style")) return core::Error{core::ErrorCode::InvalidArgument, "restyle needs --style STYLE"};
  request.prompt = arguments.text("--text");
  request.from = arguments.number("--from", request.from);
  takeSamplingOptions(arguments, request);
  request.turn = static_cast<int>(arguments.integer("--turn", std::max(1, request.steps * 3 / 5)));
  for (const auto& text : arguments.texts("--part-style")) {
    auto styles = core::services::partStylesFrom(text);
    if (!styles) return styles.error();
    request.parts.insert(request.parts.end(), styles->begin(), styles->end());
  }
  const auto way = arguments.text("--way", "inversion");
  if (way != "inversion" && way != "inpainting") return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--way is inversion or inpainting, not \"{}\"", way)};
  if (way == "inpainting") request.way = core::services::RestyleWay::Inpainting;
  const auto feet = arguments.text("--feet", "usual");
  if (feet != "usual" && feet != "released") return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--feet is usual or released, not \"{}\"", feet)};
  if (feet == "released") request.feet = core::services::RestyleRequest::Feet::Released;
  request.person = static_cast<int>(arguments.integer("--person", request.person));
  request.videoFps = arguments.number("--video-fps", request.videoFps);
  const auto variant = arguments.text("--variant", "paper");
  if (variant != "paper" && variant != "released")
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--variant is paper or released, not \"{}\"", variant)};
  request.stacksReference = variant == "released";
  return request;
}

std::string nameOf(const core::services::RestyleRequest& request) {
  const auto wordOf = [](const core::services::StyleReference& style) {
    return style.kind == core::services::StyleReference::Kind::Named ? style.name : style.file.stem().string();
  };
  std::string name = wordOf(request.style);
  for (const auto& [part, style] : request.parts) name += fmt::format("{}{} {}", name.empty() ? "" : ", ", core::motion::styledPartName(part), wordOf(style));
  return name + ": " + request.clip.stem().string();
}

/// "old.bvh, left_arm=proud.bvh".
std::string styleWords(const Arguments& arguments) {
  auto words = arguments.text("--style");
  for (const auto& part : arguments.texts("--part-style")) words += (words.empty() ? "" : ", ") + part;
  return words;
}

// What was restyled, for the project: a restyled take is made again from it.
core::Result<core::document::Take> sourceOf(const core::services::RestyleRequest& request) {
  auto motion = core::io::readMotionFile(request.clip);
  if (!motion) return motion.error();
  core::document::Take take;
  take.origin = core::document::Take::Origin::Imported;
  take.name = request.clip.stem().string();
  take.request.prompt = request.clip.filename().string();
  take.report.remarks = std::move(motion->report.assumptions);
  take.clip = motion->clip;
  return take;
}

core::Result<void> restyle(const Arguments& arguments) {
  const std::filesystem::path out = arguments.text("--out"), project = arguments.text("--project");
  if (out.empty() && project.empty())
    return core::Error{core::ErrorCode::InvalidArgument, "restyle needs --out FILE, the FBX, GLB or BVH file to write, or --project FILE"};
  if (!out.empty()) {
    if (const auto ok = checkOut(out, arguments.positionals().front()); !ok) return ok;
  }
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  const auto request = restyleRequestOf(arguments);
  if (!request) return request.error();
  if (request->stacksReference && !project.empty())
    return core::Error{core::ErrorCode::InvalidArgument, "a project cannot hold takes of --variant released; write a file with --out"};
  if (auto ok = core::services::validate(*request); !ok) return ok;
  const auto engine = core::engine::makeGenerationService(modelFolders());
  ProgressPrinter printer;
  const auto report = engine->restyle(*request, printer.sink(), stopOnInterrupt());
  printer.finish();
  if (!report) return report.error();
  LengthInFile length{report->clip->frameCount(), report->clip->fps()};
  if (!out.empty()) {
    const std::string licence = options->provenance.dataLicence;
    options->provenance = {request->prompt,
                           styleWords(arguments),
                           request->seed,
                           report->modelHash,
                           licence.empty() ? core::services::dataLicenceOf(modelFolders(), request->model) : licence,
                           kProgramName};
    if (auto written = core::io::exportClip(out, *report->clip, *options); !written) return written;
    length = lengthInFile(*report->clip, out, *options);
  }
  if (!project.empty()) {
    auto source = sourceOf(*request);
    if (!source) return source.error();
    auto take = core::services::takeOf(*request, *report);
    take.name = nameOf(*request);
    if (auto added = addToProject(project, std::move(take), std::move(*source)); !added) return added;
  }
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"file", (out.empty() ? project : out).string()},
                                 {"frames", length.frames},
                                 {"fps", length.fps},
                                 {"secondsTaken", report->secondsTaken},
                                 {"turn", request->turn},
                                 {"steps", request->steps},
                                 {"style", arguments.text("--style")},
                                 {"partStyles", arguments.texts("--part-style")},
                                 {"feet", arguments.text("--feet", "usual")},
                                 {"modelHash", report->modelHash},
                                 {"remarks", report->remarks}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  for (const auto& remark : report->remarks) std::puts(remark.c_str());
  std::puts(fmt::format("{}: {} frames at {:g} fps, turned at step {} of {}, made in {:.1f} s, model {}", (out.empty() ? project : out).string(), length.frames,
                        length.fps, request->turn, request->steps, report->secondsTaken, report->modelHash)
                .c_str());
  return {};
}

}  // namespace

int runRestyleCommand(const std::vector<std::string>& arguments) { return runCommand(restyleSpec(), arguments, restyle); }

}  // namespace app
