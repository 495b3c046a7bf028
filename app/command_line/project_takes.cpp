#include "app/command_line/project_takes.h"

#include "core/document/project_file.h"

#include <ctime>

namespace app {

OptionSpec projectOptionSpec() {
  return {"--project", OptionSpec::Kind::Text, "FILE", "add the take to this .gesto project, which is made if there is none; --out may be left out then"};
}

core::Result<void> addToProject(const std::filesystem::path& file, core::document::Take take, core::document::Take source) {
  core::document::Project project;
  if (std::filesystem::exists(file)) {
    auto read = core::document::readProject(file);
    if (!read) return read.error();
    project = std::move(*read);
  }
  const auto append = [&project](core::document::Take made) {
    made.createdAt = std::time(nullptr);
    const auto id = project.append(std::move(made));
    for (auto& shown : project.view.shown) {
      if (shown == 0) {
        shown = id;
        break;
      }
    }
    return id;
  };
  if (source.clip) take.parent = append(std::move(source));
  const bool isGenerated = take.origin == core::document::Take::Origin::Generated;
  const auto id = append(std::move(take));
  if (isGenerated) project.draft.request = project.find(id)->request;
  return core::document::writeProject(project, file);
}

}  // namespace app
