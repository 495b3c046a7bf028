#pragma once

#include "core/base/result.h"
#include "core/io/read/fbx/fbx_objects.h"
#include "core/io/read/scene/scene_looks.h"

#include <filesystem>
#include <string_view>
#include <unordered_map>

namespace core::io::fbx {

/// Geometries of the Models with what their clusters tie them to, and diffuse colours with their pictures, out of a tree with TreeContent::Looks. nodeOf: the scene's
/// node for a Model. folder: where pictures that are not inside the file may lie. Polygons become triangles; corners of one control point with other normals or
/// coordinates become vertices of their own. Errors: ParseFailed for polygons, layers and clusters that ask for what is not there; Unsupported for more vertices than a
/// skin may hold.
Result<scene::Looks> readLooks(const Objects& objects, const std::unordered_map<std::int64_t, int>& nodeOf, std::string_view name, const std::filesystem::path& folder);

}  // namespace core::io::fbx
