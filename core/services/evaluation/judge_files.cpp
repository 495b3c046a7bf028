#include "core/services/evaluation/judge_files.h"

#include <system_error>

namespace core::services {

namespace fs = std::filesystem;

const std::vector<std::string>& evaluatorParts() {
  static const std::vector<std::string> parts = {"all", "joints", "upper", "lower", "published", "published-upper", "published-lower"};
  return parts;
}

std::vector<fs::path> judgeFolders(const ModelFolders& models) {
  std::vector<fs::path> folders;
  for (const auto& folder : {models.own, models.shipped})
    if (!folder.empty()) folders.push_back(folder / "judges");
  return folders;
}

JudgeFiles findJudges(const std::vector<fs::path>& folders) {
  const auto named = [&](const std::string& name) -> fs::path {
    std::error_code ignored;
    for (const auto& folder : folders)
      if (const auto file = folder / (name + ".safetensors"); fs::is_regular_file(file, ignored)) return file;
    return {};
  };
  JudgeFiles found;
  for (const auto& part : evaluatorParts())
    if (auto file = named("evaluator-" + part); !file.empty()) found.evaluators.push_back(std::move(file));
  found.style = named("judge-style");
  found.content = named("judge-content");
  return found;
}

}  // namespace core::services
