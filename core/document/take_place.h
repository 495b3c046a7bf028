#pragma once

#include "core/base/result.h"
#include "core/document/take.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace core::document {

/// A take of a project, where a motion file is asked for: "film.gesto#3".
struct TakePlace {
  std::filesystem::path project;
  TakeId take = 0;
};

/// None: an ordinary file.
std::optional<TakePlace> takePlaceIn(const std::filesystem::path& file);
std::filesystem::path takePlace(const std::filesystem::path& project, TakeId take);

/// The take's motion, also of one that is gone and that others keep a stretch of or take a pose from. Errors: those of readProject; NotFound when there is no such take.
Result<std::shared_ptr<const motion::Clip>> readTakeMotion(const TakePlace& place);

}  // namespace core::document
