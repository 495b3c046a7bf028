#pragma once

#include "core/base/result.h"
#include "core/io/read/import_report.h"
#include "core/motion/skin/skinned_mesh.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace core::io {

/// A character that somebody brought: its skeleton at rest and the body on it, in metres, Y up, facing +Z where that could be told.
struct CharacterFile {
  std::shared_ptr<const motion::Skeleton> skeleton;  // never null; rest poses have no rotations, as everywhere
  std::shared_ptr<const motion::SkinnedMesh> mesh;   // never null, never without triangles
  bool hasMotion = false;                            // the file holds an animation too, which readMotionFile reads
  ImportReport report;
  std::vector<std::string> leftOut;  // what the file holds and the body does not, one short phrase each
};

/// Reads the skinned meshes of an FBX, glTF or GLB with their skeleton, base colours and pictures; in a process of its own, as readMotionFile does.
/// Blocks for the file's length; any thread.
/// Errors: those of readMotionFile; Unsupported for other formats, for files without a mesh that is tied to a skeleton, and for more than a skin may hold.
Result<CharacterFile> readCharacter(const std::filesystem::path& file);

}  // namespace core::io
