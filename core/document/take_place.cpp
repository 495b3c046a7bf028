#include "core/document/take_place.h"

#include "core/document/project_file.h"

#include <fmt/format.h>

#include <charconv>

namespace core::document {

std::optional<TakePlace> takePlaceIn(const std::filesystem::path& file) {
  const std::string text = file.string();
  const auto mark = text.rfind(".gesto#");
  if (mark == std::string::npos) return {};
  const auto number = text.substr(mark + 7);
  TakePlace place{text.substr(0, mark + 6), 0};
  const auto [end, code] = std::from_chars(number.data(), number.data() + number.size(), place.take);
  if (code != std::errc() || end != number.data() + number.size() || place.take == 0) return {};
  return place;
}

std::filesystem::path takePlace(const std::filesystem::path& project, TakeId take) {
  auto place = project;
  place += fmt::format("#{}", take);
  return place;
}

Result<std::shared_ptr<const motion::Clip>> readTakeMotion(const TakePlace& place) {
  const auto project = readProject(place.project);
  if (!project) return project.error();
  if (const Take* take = project->find(place.take)) return take->clip;
  const auto keptIn = [&place](const TakeRequest& request) {
    for (const auto& kept : request.keeps)
      if (kept.take == place.take) return kept.motion;
    for (const auto& pose : request.poses)
      if (pose.take == place.take) return pose.motion;
    return std::shared_ptr<const motion::Clip>();
  };
  if (auto motion = keptIn(project->draft.request)) return motion;
  for (const Take& take : project->takes)
    if (auto motion = keptIn(take.request)) return motion;
  return Error{ErrorCode::NotFound, fmt::format("{}: there is no take {}", place.project.string(), place.take)};
}

}  // namespace core::document
