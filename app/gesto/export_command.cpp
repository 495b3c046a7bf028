#include "app/command_line/arguments.h"
#include "app/command_line/export_options.h"
#include "app/command_line/model_folders.h"
#include "app/command_line/motion_file_options.h"
#include "app/command_line/project_takes.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/document/project_file.h"
#include "core/document/take_provenance.h"
#include "core/io/motion_file.h"
#include "core/services/model_card.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

namespace io = core::io;
using core::Error;
using core::ErrorCode;
using core::document::Take;

const CommandSpec& exportSpec() {
  static const CommandSpec made = [] {
    CommandSpec s;
    s.name = "export";
    s.summary = "Writes a take of a project, or a motion file, as FBX, GLB, BVH, VRMA or USDA for other programs; OUT's ending tells the format.";
    s.usage = "IN OUT [options]";
    s.options = exportOptionSpecs();
    for (auto& option : motionReadOptionSpecs()) {
      if (option.name == "--take")
        option.help = "a project's take by name or number (the last), or an animation of an FBX or glTF file (the longest that moves the figure)";
      s.options.push_back(std::move(option));
    }
    s.examples = {"gesto export film.gesto walk.fbx --take 3 --names unreal --root ground-bone --fps 30", "gesto export walk.bvh walk.glb --names vrm --t-pose",
                  "gesto export dance.fbx dance.bvh --range 2:6.5 --root in-place", "gesto export film.gesto avatar.vrma",
                  "gesto export film.gesto take.bvh --flavour motionbuilder"};
    s.fewestPositionals = 2;
    s.mostPositionals = 2;
    s.hasJson = true;
    return s;
  }();
  return made;
}

struct Source {
  std::shared_ptr<const core::motion::Clip> clip;
  io::Provenance provenance;
  std::string name;
  std::vector<std::string> assumptions;
};

core::Result<Source> sourceOf(const std::filesystem::path& file, const Arguments& arguments) {
  if (file.extension() == ".gesto") {
    const auto project = core::document::readProject(file);
    if (!project) return project.error();
    const auto take = takeIn(*project, arguments.text("--take"), file.string());
    if (!take) return take.error();
    Source source{(*take)->clip, core::document::provenanceOf(**take, kProgramName), (*take)->name, {}};
    if (!(*take)->report.modelHash.empty()) source.provenance.dataLicence = core::services::dataLicenceOf(modelFolders(), (*take)->request.model);
    return source;
  }
  const auto options = motionReadOptions(arguments);
  if (!options) return options.error();
  auto motion = io::readMotionFile(file, *options);
  if (!motion) return motion.error();
  Source source{motion->clip, {}, motion->clip->name(), std::move(motion->report.assumptions)};
  source.provenance.program = kProgramName;
  return source;
}

core::Result<void> exportMotion(const Arguments& arguments) {
  const std::filesystem::path in = arguments.positionals()[0], out = arguments.positionals()[1];
  // Before anything is read: what cannot be written need not be waited for.
  if (const auto ok = checkOut(out, in); !ok) return ok;
  const auto format = io::exportFormatOf(out);
  if (!format) return format.error();
  auto options = exportOptions(arguments);
  if (!options) return options.error();
  auto source = sourceOf(in, arguments);
  if (!source) return source.error();
  if (!options->provenance.dataLicence.empty()) source->provenance.dataLicence = options->provenance.dataLicence;
  options->provenance = source->provenance;
  if (options->takeName.empty()) options->takeName = source->name;
  const auto scene = io::preparedScene(*source->clip, *format, *options);
  if (!scene) return scene.error();
  if (auto written = io::exportClip(out, *source->clip, *options); !written) return written;
  const auto& clip = scene->clip;
  if (arguments.wantsJson()) {
    const nlohmann::json json = {{"file", out.string()},
                                 {"format", io::wordFor(*format)},
                                 {"frames", clip.frameCount()},
                                 {"fps", clip.fps()},
                                 {"seconds", clip.duration()},
                                 {"joints", clip.jointCount()},
                                 {"take", scene->takeName},
                                 {"names", io::wordFor(options->names)},
                                 {"root", io::wordFor(options->root)},
                                 {"hasFigure", scene->figure.has_value()},
                                 {"assumptions", source->assumptions}};
    std::puts(core::base::jsonText(json, 2).c_str());
    return {};
  }
  for (const auto& sentence : source->assumptions) std::puts(sentence.c_str());
  std::puts(fmt::format("{}: \"{}\", {} frames at {:g} fps, {} joints{}", out.string(), scene->takeName, clip.frameCount(), clip.fps(), clip.jointCount(),
                        scene->figure ? ", with a figure" : "")
                .c_str());
  return {};
}

}  // namespace

int runExportCommand(const std::vector<std::string>& arguments) { return runCommand(exportSpec(), arguments, exportMotion); }

}  // namespace app
