#include "app/command_line/project_takes.h"

#include "core/document/project_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
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

core::Result<const core::document::Take*> takeIn(const core::document::Project& project, const std::string& wanted, const std::string& file) {
  if (project.takes.empty()) return core::Error{core::ErrorCode::NotFound, fmt::format("{}: the project holds no take", file)};
  if (wanted.empty()) return &project.takes.back();
  const auto named = std::find_if(project.takes.begin(), project.takes.end(), [&](const core::document::Take& take) { return take.name == wanted; });
  if (named != project.takes.end()) return &*named;
  core::document::TakeId id = 0;
  const auto [end, code] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), id);
  const core::document::Take* take = code == std::errc() && end == wanted.data() + wanted.size() ? project.find(id) : nullptr;
  if (take) return take;
  std::string known;
  for (const auto& one : project.takes) {
    if (known.size() > 400) {
      known += ", ...";
      break;
    }
    known += fmt::format("{}{} \"{}\"", known.empty() ? "" : ", ", one.id, one.name);
  }
  return core::Error{core::ErrorCode::NotFound, fmt::format("{}: there is no take \"{}\"; it has {}", file, wanted, known)};
}

}  // namespace app
