#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/read/scene/scene_looks.h"

#include <filesystem>
#include <string_view>

namespace core::io {

/// Whether a glTF file is of version 1, which Assimp reads: GLB says it in front, text files say "version": "1.0" of the asset.
bool isGltf1(std::string_view bytes);

/// FBX, glTF, GLB and Collada, by what the file begins with, each with its own reader; in a process of its own, since not every reader survives every damaged file.
/// fps: a rate to look at FBX curves with, instead of the file's; 0 for that.
/// Errors: NotFound, ReadFailed (also when that process crashed, hung or ran out of memory), and those of the readers; Unsupported for more than 1 GiB.
Result<scene::Scene> readScene(const std::filesystem::path& file, double fps = 0.0);

struct LookedScene {
  scene::Scene scene;
  scene::Looks looks;
};
/// The same with its meshes, of FBX and glTF 2.0 / GLB. Errors: as readScene(); Unsupported for other formats, and for more than a skin may hold.
Result<LookedScene> readLookedScene(const std::filesystem::path& file);

}  // namespace core::io
