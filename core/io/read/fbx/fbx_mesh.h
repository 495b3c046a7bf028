#pragma once

#include "core/base/result.h"
#include "core/io/read/fbx/fbx_tree.h"
#include "core/io/read/scene/scene_looks.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::io::fbx {

struct ReadMesh {
  scene::Mesh mesh;                                    // without node, bones and shares
  std::vector<std::vector<std::uint32_t>> verticesOf;  // by control point
  std::vector<std::string> leftOut;                    // one short phrase each
};

/// A Geometry of the kind "Mesh": polygons as triangles, in the order of their materials. materials: the looks' index for each material of the Model, in its order.
/// Errors: ParseFailed for polygons and layers that ask for what is not there; Unsupported for more than a skin may hold.
Result<ReadMesh> readMesh(const Record& geometry, std::string_view name, const std::vector<int>& materials);

}  // namespace core::io::fbx
