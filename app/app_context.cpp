#include "app/app_context.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <cstdlib>

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

ProgramFolders findProgramFolders(const std::filesystem::path& executableFolder) {
  const auto shared = executableFolder / ".." / "share" / "gesto-studio";
  const std::filesystem::path source = STUDIO_RESOURCE_DIR;
  ProgramFolders folders;
  folders.engineLibrary = firstExisting({executableFolder / "libgesto_engine.so",
                                         executableFolder / ".." / "lib" / "gesto-studio" / "libgesto_engine.so"});
  if (const char* chosen = std::getenv("GESTO_MODELS")) folders.models = chosen;
  else folders.models = firstExisting({shared / "models", source / "models"});
  folders.exampleProject = firstExisting({shared / "first_run.gesto", source / "first_run.gesto"});
  return folders;
}

AppContext::AppContext(const Options& options) {
  const auto folders = findProgramFolders(std::filesystem::path(QCoreApplication::applicationDirPath().toStdU16String()));
  service_ = std::make_unique<LazyGenerationService>(folders.engineLibrary, folders.models);
  ui::StudioOptions studioOptions;
  studioOptions.exampleProject = QString::fromStdU16String(folders.exampleProject.u16string());
  if (options.isForScreenshot) {
    studioOptions.usesSettings = false;
  } else {
    studioOptions.recoveryFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/recovery");
  }
  studio_ = std::make_unique<ui::Studio>(*service_, studioOptions);
  window_ = std::make_unique<ui::MainWindow>(*studio_);
}

}  // namespace app
