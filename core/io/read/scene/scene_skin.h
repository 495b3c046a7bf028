#pragma once

#include "core/base/result.h"
#include "core/io/read/axis_conventions.h"
#include "core/io/read/scene/scene_clip.h"
#include "core/io/read/scene/scene_file.h"
#include "core/motion/skin/skinned_mesh.h"

#include <string>
#include <vector>

namespace core::io {

/// All meshes of a scene that hang on the clip's skeleton, as one: tied by skins, or standing on a joint as a whole. In the rest pose, in metres and turned as rebasing
/// says. Of more than VertexJoints::kMost joints a vertex keeps the heaviest; normals that a file lacks are made from its triangles. leftOut: what is not in the mesh.
/// Errors: Unsupported when nothing hangs on the skeleton by a skin, or it is too large.
Result<motion::SkinnedMesh> skinOfScene(LookedScene&& looked, const SceneClip& clip, const Rebasing& rebasing, const std::string& name,
                                        std::vector<std::string>& leftOut);

}  // namespace core::io
