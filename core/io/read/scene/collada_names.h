#pragma once

#include "core/io/read/scene/imported_scene.h"

#include <string_view>

namespace core::io {

/// Gives the nodes of a Collada scene, which bear their ids ("Armature_Hips"), the names that the file shows ("Hips"), and tells which it calls joints.
/// bytes: the file; nodes of an id that it does not hold stay as they are.
void nameColladaNodes(std::string_view bytes, scene::Scene& scene);

}  // namespace core::io
