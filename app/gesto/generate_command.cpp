#include "app/command_line/arguments.h"
#include "app/command_line/export_options.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/program_folders.h"
#include "app/command_line/progress_printer.h"
#include "app/command_line/project_takes.h"
#include "app/command_line/style_argument.h"
#include "app/gesto/commands.h"

#include "core/document/take_provenance.h"
#include "core/engine/generation_engine.h"
#include "core/io/write/export.h"
#include "core/services/model_card.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec& spec() {
  static const CommandSpec made = [] {
    CommandSpec s{
        .name = "generate",
        .summary = "Makes a motion from a text, in a style if one is given, and writes it as FBX, GLB or BVH or adds it to a project of the studio.",
        .usage = "TEXT --out FILE [options]",
        .options = {{"--out", Kind::Text, "FILE", "the file to write; its ending tells the format: .fbx, .glb or .bvh"},
                    projectOptionSpec(),
                    {"--style", Kind::Text, "STYLE", "a style of `gesto styles`, or a motion file of your own; none without it"},
                    {"--length", Kind::Number, "S", "seconds, 1 to 9.8 (4)"},
                    {"--seed", Kind::Integer, "N", "the same seed gives the same motion (1)", 0, 9e15},
                    {"--wc", Kind::Number, "X", "content weight: how closely the text is followed, 0 to 20 (7.5; CrossDiff and MDM 2.5, an imported CrossDiff 0)"},
                    {"--ws", Kind::Number, "X", "style weight, 0 to 10 (1.5)"},
                    {"--classifier-scale", Kind::Number, "X", "pull towards the style by its classifier, 0 to 2 (0.2)"},
                    {"--steps", Kind::Integer, "N", "sampling steps, 5 to 200 (50); CrossDiff and MDM models: to 1,000 (imported ones: all that they have)"},
                    {"--mixture", Kind::Integer, "ALPHA", "CrossDiff models: in 2D down to this step of 1,000, then in 3D; --style is given by the default model afterwards", 0, 1000},
                    {"--given", Kind::Text, "FILE", "CrossDiff and MDM models: a motion file of which a part is kept; its length counts"},
                    {"--keep", Kind::Text, "PART", "of --given: ends (its first and last quarter) or legs (the whole lower body) (ends)"},
                    {"--model", Kind::Text, "NAME", "which model (default), or the .safetensors file of one, imported ones included"}},
        .examples = {"gesto generate \"a person walks forward\" --style old --length 4 --seed 7 --out walk.bvh",
                     "gesto generate \"a person waves the right hand\" --style mocap/proud_walk.bvh --ws 2.5 --out wave.fbx --names mixamo --fps 30 --json"},
        .fewestPositionals = 1,
        .mostPositionals = 1,
        .hasJson = true,
    };
    for (auto& option : exportOptionSpecs()) s.options.push_back(std::move(option));
    return s;
  }();
  return made;
}

core::services::GenerationRequest requestOf(const Arguments& arguments) {
  core::services::GenerationRequest request;
  request.prompt = arguments.positionals().front();
  request.seconds = arguments.number("--length", request.seconds);
  request.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1));
  request.contentWeight = arguments.number("--wc", request.contentWeight);
  request.styleWeight = arguments.number("--ws", request.styleWeight);
  request.classifierScale = arguments.number("--classifier-scale", request.classifierScale);
  request.steps = static_cast<int>(arguments.integer("--steps", 0));  // the model's own number
  if (arguments.isSet("--mixture")) request.mixture = static_cast<int>(arguments.integer("--mixture", 0));
  request.model = arguments.text("--model", request.model);
  request.given = arguments.text("--given");
  if (arguments.text("--keep", "ends") == "legs") request.kept = core::services::GenerationRequest::Kept::Legs;
  request.style = styleArgument(arguments.text("--style"));
  return request;
}

core::document::Take takeOf(const core::services::GenerationRequest& request, const core::services::GenerationReport& report) {
  core::document::Take take;
  take.name = request.prompt;
  take.request = {request.prompt, takeStyleOf(request.style), request.seconds, request.seed, request.contentWeight,
                  request.styleWeight, request.classifierScale, report.steps, request.model, request.mixture, {}, {}};
  take.report = {report.secondsTaken, report.modelHash, report.remarks};
  take.clip = report.clip;
  take.pictures = report.pictures;
  return take;
}

core::Result<void> generate(const Arguments& arguments) {
  const std::filesystem::path out = arguments.text("--out"), project = arguments.text("--project");
  if (out.empty() && project.empty()) return core::Error{core::ErrorCode::InvalidArgument, "generate needs --out FILE, the FBX, GLB or BVH file to write, or --project FILE"};
  if (const auto keep = arguments.text("--keep", "ends"); keep != "ends" && keep != "legs")
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--keep is ends or legs, not \"{}\"", keep)};
  const auto request = requestOf(arguments);
  if (auto ok = core::services::validate(request); !ok) return ok;
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  if (!out.empty()) {
    if (const auto known = core::io::exportFormatOf(out); !known) return known.error();
  }
  const auto stop = stopOnInterrupt();
  const auto engine = core::engine::makeGenerationService(modelFolder());
  ProgressPrinter printer;
  const auto report = engine->generate(request, printer.sink(), stop);
  printer.finish();
  if (!report) return report.error();
  const auto take = takeOf(request, *report);
  LengthInFile length{report->clip->frameCount(), report->clip->fps()};
  if (!out.empty()) {
    const std::string licence = options->provenance.dataLicence;
    options->provenance = core::document::provenanceOf(take, kProgramName);
    options->provenance.dataLicence = licence.empty() ? core::services::dataLicenceOf(modelFolder(), request.model) : licence;
    if (options->takeName.empty()) options->takeName = take.name;
    if (auto written = core::io::exportClip(out, *report->clip, *options); !written) return written;
    length = lengthInFile(*report->clip, out, *options);
  }
  if (!project.empty()) {
    if (auto added = addToProject(project, take); !added) return added;
  }
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"file", (out.empty() ? project : out).string()}, {"frames", length.frames}, {"fps", length.fps},
                                 {"seconds", length.frames / length.fps}, {"secondsTaken", report->secondsTaken}, {"seed", request.seed},
                                 {"prompt", request.prompt}, {"style", arguments.text("--style", "none")}, {"modelHash", report->modelHash},
                                 {"remarks", report->remarks}};
    std::puts(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return {};
  }
  for (const auto& remark : report->remarks) std::puts(remark.c_str());
  std::puts(fmt::format("{}: {} frames at {:g} fps, made in {:.1f} s, seed {}, model {}", (out.empty() ? project : out).string(), length.frames, length.fps,
                        report->secondsTaken, request.seed, report->modelHash).c_str());
  return {};
}

}  // namespace

int runGenerateCommand(const std::vector<std::string>& arguments) { return runCommand(spec(), arguments, generate); }

}  // namespace app
