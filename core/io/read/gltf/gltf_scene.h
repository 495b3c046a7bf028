#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/read/scene/scene_looks.h"

#include <filesystem>
#include <string>

namespace core::io {

/// glTF 2.0 as a scene: every node by its place in the file, so that names may be missing or shared; skins with or without bind matrices; curves held, straight
/// or cubic as the file has them. An empty node stands above all roots. Meshes are looked at only where looks are asked for; otherwise extensions that concern them,
/// materials, pictures and lights change nothing; a file that requires another one is refused by its name. bytes: the file; folder: where files that it names lie.
/// Errors: those of gltf::Document; ParseFailed for curves that do not fit their keys; Unsupported for more nodes, takes or keys than a scene may hold.
Result<scene::Scene> readGltfScene(std::string bytes, const std::string& name, const std::filesystem::path& folder, scene::Looks* looks = nullptr);

}  // namespace core::io
