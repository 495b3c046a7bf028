#include "app/command_line/arguments.h"
#include "app/command_line/model_folders.h"
#include "app/gesto/commands.h"
#include "core/base/json_text.h"
#include "core/engine/generation_engine.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

const CommandSpec kStylesSpec = {
    .name = "styles",
    .summary = "Lists the styles that ship with the model; any of their names may follow --style, and so may a BVH file of your own.",
    .usage = "[--json]",
    .examples = {"gesto styles", "gesto generate \"a person walks forward\" --style old --out walk.bvh"},
    .hasJson = true,
};

core::Result<void> listStyles(const Arguments& arguments) {
  const auto engine = core::engine::makeGenerationService(modelFolders());
  const auto styles = engine->styles();
  if (!styles) return styles.error();
  if (arguments.wantsJson()) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& style : *styles) list.push_back({{"label", style.label}, {"title", style.title}, {"aliases", style.aliases}});
    std::puts(core::base::jsonText(list, 2).c_str());
    return {};
  }
  std::size_t width = 0;
  for (const auto& style : *styles) width = std::max(width, style.label.size());
  for (const auto& style : *styles) {
    std::string others;
    for (const auto& alias : style.aliases) others += (others.empty() ? "also: " : ", ") + alias;
    std::string line = fmt::format("{:<{}}  {}", style.label, width, others);
    line.erase(line.find_last_not_of(' ') + 1);
    std::puts(line.c_str());
  }
  return {};
}

}  // namespace

int runStylesCommand(const std::vector<std::string>& arguments) { return runCommand(kStylesSpec, arguments, listStyles); }

}  // namespace app
