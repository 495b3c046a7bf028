#pragma once

#include "core/io/write/fbx_document.h"
#include "core/motion/skin/skinned_mesh.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core::io {

/// What hangs on one joint: control points, and how much of each.
struct FbxCluster {
  std::vector<std::int32_t> points;
  std::vector<double> shares;
};

struct FbxShape {
  std::map<int, FbxCluster> shares;  // by joint; joints without any are left out
};

/// Fills a "Geometry" record of the kind Mesh with a body, scaled. Vertices at one place that hang on the same joints become one control point: what differs there are
/// normals and coordinates, which FBX keeps for the corners. Materials count as in the body.
FbxShape fbxShape(const motion::SkinnedMesh& mesh, double scale, FbxNode& geometry);

/// What a picture's file is called: its own name, or one by its place, with the ending of its kind.
std::string pictureFile(const motion::SkinPicture& picture, std::size_t place);

}  // namespace core::io
