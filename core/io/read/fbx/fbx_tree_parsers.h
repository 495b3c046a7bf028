#pragma once

#include "core/io/read/fbx/fbx_tree.h"

namespace core::io::fbx {

/// The two ways in which the tree is written; for parseTree(), which says what comes out and what goes wrong.
Result<Tree> parseBinaryTree(std::string_view bytes, std::string_view name, TreeContent content);
Result<Tree> parseTextTree(std::string_view bytes, std::string_view name, TreeContent content);

inline constexpr std::size_t kMostRecords = 4'000'000, kDeepestRecord = 64;

/// Records that hold much and no motion. Their own values (id, name) are kept, their children are not.
inline bool isPassedOver(std::string_view name, TreeContent content) {
  return content == TreeContent::Motion && (name == "Geometry" || name == "Video" || name == "Texture" || name == "Material");
}

}  // namespace core::io::fbx
