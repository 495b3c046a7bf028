#include "app/command_line/program_folders.h"

#include "core/base/process.h"

#include <cstdlib>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

fs::path executableFolder() {
  const auto self = core::base::ownProgram();
  return self.empty() ? fs::path(".") : self.parent_path();
}

fs::path modelFolder() {
  if (const char* chosen = std::getenv("GESTO_MODELS"); chosen && *chosen) return chosen;
  std::error_code code;
  const auto installed = executableFolder() / ".." / "share" / "gesto-studio" / "models";
  return fs::exists(installed, code) ? installed : fs::path(GESTO_RESOURCE_DIR) / "models";
}

fs::path ownModelFolder() {
  // As Qt's AppDataLocation, so that the window and the command line mean the same folder.
  const auto own = fs::path("gesto") / "gesto-studio" / "models";
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return data / own;
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / ".local" / "share" / own : fs::path();
}

fs::path promptList() {
  std::error_code code;
  const auto installed = executableFolder() / ".." / "share" / "gesto-studio" / "prompts.tsv";
  return fs::exists(installed, code) ? installed : fs::path(GESTO_RESOURCE_DIR) / ".." / "tests" / "quality" / "prompts.tsv";
}

}  // namespace app
