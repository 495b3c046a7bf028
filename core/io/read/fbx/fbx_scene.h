#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/read/scene/scene_looks.h"

#include <filesystem>
#include <string_view>

namespace core::io {

/// FBX 7 (binary or text) as a scene: Models as nodes, every AnimationStack as a take of dense keys at the file's rate, with pivots, turns before and after, rotation
/// orders, layers and the curves between keys worked in; clusters as skins. Where the file declares no rate, the keys show it (rateOfKeys()). A take lasts as long as its
/// keys, within the span that the stack declares; a span without keys in it is not believed, and that is noted. fps: a rate to look at the curves with, instead; 0: the
/// file's. looks: filled in where it is not null; folder: where pictures that the file names may lie. Errors: those of fbx::parseTree(); Unsupported for more nodes,
/// takes or keys than a scene may hold.
Result<scene::Scene> readFbxScene(std::string_view bytes, std::string_view name, double fps, scene::Looks* looks = nullptr, const std::filesystem::path& folder = {});

}  // namespace core::io
