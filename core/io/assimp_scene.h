#pragma once

#include "core/base/result.h"
#include "core/io/imported_scene.h"

#include <filesystem>

namespace core::io {

/// FBX, glTF, GLB and Collada, read with Assimp in a process of its own, since Assimp does not survive every damaged file.
/// Errors: NotFound, ReadFailed (also when that process crashed, hung or ran out of memory), ParseFailed with Assimp's reason,
/// Unsupported when the scene is too large.
Result<scene::Scene> readScene(const std::filesystem::path& file);

}  // namespace core::io
