#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"

#include <filesystem>

namespace core::io {

/// A scene read with Assimp, which may crash, hang or ask for all memory on a damaged file: only for a process of its own (readScene()). Used for Collada and glTF 1.0.
/// Nodes bear the names that Assimp gives them, which in Collada are ids. Errors: ParseFailed with Assimp's reason, Unsupported when the scene is too large, or
/// when the program was built without Assimp.
Result<scene::Scene> readAssimpScene(const std::filesystem::path& file);

}  // namespace core::io
