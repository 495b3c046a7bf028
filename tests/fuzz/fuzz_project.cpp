#include "core/document/project_file.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::project(std::string_view bytes) {
  using namespace core::document;
  const auto project = projectFromText(bytes, "case.gesto");
  if (!readOrRefused(project)) return;
  TakeId last = 0;
  for (const auto& take : project->takes) {
    require(take.clip != nullptr, "a take without a motion");
    require(take.id > last && take.id < project->nextTakeId, "takes in another order than their numbers");
    last = take.id;
    requireClip(*take.clip);
    for (const auto& picture : take.pictures) require(picture != nullptr && picture->seen.size() == picture->joints.size(), "a picture that is none");
    for (const auto& kept : take.request.keeps) require((kept.take == 0) == (kept.motion == nullptr), "a stretch of a take without its motion");
    for (const auto& pose : take.request.poses) require((pose.take == 0) == (pose.motion == nullptr), "a pose of a take without its motion");
  }
  const std::string text = projectToText(*project);
  const auto again = projectFromText(text, "again.gesto");
  require(again.ok(), "what was saved is refused: " + (again ? "" : again.error().message));
  require(projectToText(*again) == text, "a project is another one after saving");
}
