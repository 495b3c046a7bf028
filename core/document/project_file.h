#pragma once

#include "core/base/result.h"
#include "core/document/project.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core::document {

/// The version this program writes; it reads every version from 1 on. From 4 on poses may be of takes.
inline constexpr int kProjectVersion = 4;

/// A project file (.gesto) is JSON: {"format": "gesto-project", "version", "draft", "view", "skeletons", "takes"}, and "keptMotions" (kept_motions.h)
/// where requests keep stretches of takes that are gone, or take poses from them.
std::string projectToText(const Project& project);

/// name stands in front of every message. Errors: ParseFailed (not JSON, with the line; not a project; a take
/// that cannot be used, by its number), Unsupported (made by a newer version).
Result<Project> projectFromText(std::string_view text, const std::string& name);

/// Errors: WriteFailed; the file that was there before stays.
Result<void> writeProject(const Project& project, const std::filesystem::path& file);
/// Errors: those of base::readWholeFile and projectFromText. Files above 1 GiB are refused.
Result<Project> readProject(const std::filesystem::path& file);

}  // namespace core::document
