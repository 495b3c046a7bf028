#include "app/command_line/program_folders.h"

#include <cstdlib>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

fs::path executableFolder() {
  std::error_code code;
  const auto self = fs::read_symlink("/proc/self/exe", code);
  return code ? fs::path(".") : self.parent_path();
}

fs::path modelFolder() {
  if (const char* chosen = std::getenv("GESTO_MODELS"); chosen && *chosen) return chosen;
  std::error_code code;
  const auto installed = executableFolder() / ".." / "share" / "gesto-studio" / "models";
  return fs::exists(installed, code) ? installed : fs::path(GESTO_RESOURCE_DIR) / "models";
}

fs::path promptList() {
  std::error_code code;
  const auto installed = executableFolder() / ".." / "share" / "gesto-studio" / "prompts.tsv";
  return fs::exists(installed, code) ? installed : fs::path(GESTO_RESOURCE_DIR) / ".." / "tests" / "quality" / "prompts.tsv";
}

}  // namespace app
