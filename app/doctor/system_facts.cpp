#include "app/doctor/system_facts.h"

#include "app/command_line/program_folders.h"
#include "core/base/file_system.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <system_error>
#include <utility>

namespace app {

namespace {

namespace fs = std::filesystem;

std::size_t fontsBelow(const fs::path& folder) {
  std::size_t count = 0;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, code), end; !code && at != end; at.increment(code)) {
    const auto ending = at->path().extension();
    if (ending == ".ttf" || ending == ".otf" || ending == ".ttc") ++count;
  }
  return count;
}

fs::path inPath(const char* program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (!folder.empty() && core::base::isProgram(fs::path(folder) / program)) return fs::path(folder) / program;
  }
  return {};
}

fs::path home() {
  const char* folder = std::getenv("HOME");
  return folder && *folder ? folder : "/";
}

fs::path existingPart(fs::path folder) {
  std::error_code code;
  while (!fs::exists(folder, code) && folder.has_parent_path() && folder != folder.parent_path()) folder = folder.parent_path();
  return folder;
}

}  // namespace

SystemFacts systemFacts(ComputingFacts computing, const fs::path& data) {
  SystemFacts facts;
  facts.computing = std::move(computing);
  facts.graphics = graphicsFacts();
  for (const auto& folder : {fs::path("/usr/share/fonts"), fs::path("/usr/local/share/fonts"), home() / ".fonts", home() / ".local/share/fonts"})
    facts.fonts += fontsBelow(folder);
  facts.ffmpeg = inPath("ffmpeg");
  std::error_code code;
  facts.hasNvidiaCard = fs::exists("/dev/nvidia0", code);
  facts.modelFolder = modelFolder().lexically_normal();
  for (fs::directory_iterator at(facts.modelFolder, code), end; !code && at != end; at.increment(code)) {
    if (at->path().extension() == ".safetensors") facts.weights.push_back(at->path().stem().string());
  }
  std::sort(facts.weights.begin(), facts.weights.end());
  if (!data.empty() && fs::is_directory(data, code)) facts.dataFolder = data.lexically_normal();
  const char* given = std::getenv("XDG_DATA_HOME");
  facts.ownFolder = given && *given ? fs::path(given) : home() / ".local" / "share";
  const auto there = existingPart(facts.ownFolder);
  facts.ownFolderIsWritable = core::base::mayWriteInto(there);
  const auto space = fs::space(there, code);
  if (!code) facts.freeBytes = space.available;
  return facts;
}

}  // namespace app
