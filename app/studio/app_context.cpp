#include "app/studio/app_context.h"

#include "app/command_line/program_folders.h"
#include "app/studio/studio_look.h"
#include "ui/setup/work_page.h"

#include <QApplication>
#include <QStandardPaths>

namespace app {
namespace {

/// The first that exists, else the first.
std::filesystem::path firstExisting(std::initializer_list<std::filesystem::path> candidates) {
  std::error_code ignored;
  for (const auto& candidate : candidates)
    if (std::filesystem::exists(candidate, ignored)) return candidate;
  return *candidates.begin();
}

}  // namespace

ProgramFolders findProgramFolders() {
  const auto program = executableFolder();
  const auto shared = program / ".." / "share" / "gesto-studio";
  const std::filesystem::path source = STUDIO_RESOURCE_DIR;
  ProgramFolders folders;
  folders.engineLibrary = firstExisting({program / "libgesto_engine.so", program / ".." / "lib" / "gesto-studio" / "libgesto_engine.so"});
  folders.models = modelFolder();
  folders.ownModels = ownModelFolder();
  folders.reports = firstExisting({shared / "reports", source / "reports"});
  folders.styles = firstExisting({shared / "styles", source / "styles"});
  folders.exampleProject = firstExisting({shared / "first_run.gesto", source / "first_run.gesto"});
  folders.samples = firstExisting({shared / "samples", source / "samples"});
  folders.characters = firstExisting({shared / "characters", source / "characters"});
  return folders;
}

AppContext::AppContext(const Options& options) {
  const auto folders = findProgramFolders();
  engine_ = std::make_unique<LazyEngine>(folders.engineLibrary, core::services::ModelFolders(folders.models, folders.ownModels),
                                         options.isForScreenshot ? "exact" : ui::WorkPage::precision().toStdString());
  ui::StudioOptions studioOptions;
  const auto gesto = executableFolder() / "gesto";
  std::error_code ignored;
  if (std::filesystem::exists(gesto, ignored)) studioOptions.gestoProgram = QString::fromStdU16String(gesto.u16string());
  studioOptions.models = {folders.models, folders.ownModels};
  liveLink_ = std::make_unique<ProgramLiveLink>(
      *engine_, core::services::live_link::Answerer{"Gesto Studio " STUDIO_VERSION,
                                                    [models = studioOptions.models](const std::string& model) { return core::services::dataLicenceOf(models, model); }});
  studioOptions.liveLink = liveLink_.get();
  studioOptions.nearClips = engine_.get();
  studioOptions.reportFolder = QString::fromStdU16String(folders.reports.u16string());
  studioOptions.styleMotions = QString::fromStdU16String(folders.styles.u16string());
  studioOptions.exampleProject = QString::fromStdU16String(folders.exampleProject.u16string());
  studioOptions.sampleFolder = QString::fromStdU16String(folders.samples.u16string());
  studioOptions.characterFolder = QString::fromStdU16String(folders.characters.u16string());
  if (options.isForScreenshot) {
    studioOptions.usesSettings = false;
  } else {
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    studioOptions.recoveryFolder = own + QStringLiteral("/recovery");
    studioOptions.styleFolder = own + QStringLiteral("/styles");
    studioOptions.pictureFolder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/styles");
    studioOptions.poseFolder = own + QStringLiteral("/poses");
    studioOptions.runFolder = own + QStringLiteral("/runs");
    studioOptions.evaluationFolder = own + QStringLiteral("/evaluations");
  }
  studio_ = std::make_unique<ui::Studio>(*engine_, *engine_, *engine_, studioOptions);
  windows_ =
      std::make_unique<ui::WindowHost>(*studio_, [](const ui::LookSettings& look) { dressApplication(*static_cast<QApplication*>(QCoreApplication::instance()), look); });
}

}  // namespace app
