#pragma once

#include "core/base/result.h"
#include "core/io/read/gltf/gltf_document.h"
#include "core/io/read/scene/scene_looks.h"

#include <vector>

namespace core::io::gltf {

/// The meshes of the nodes, what skins tie them to, base colours and their pictures. nodeOf: the scene's node for each of the file's, -1 where there is none.
/// Errors: those of Document; ParseFailed for vertices that do not fit each other; Unsupported for meshes that are packed by an extension.
Result<scene::Looks> readLooks(Document& document, const std::vector<int>& nodeOf);

}  // namespace core::io::gltf
