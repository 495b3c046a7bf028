#pragma once

#include <filesystem>
#include <string>

namespace core::services {

/// How the motion is done: not at all stylized, a style of the library by name, or a clip of the person's own.
struct StyleReference {
  enum class Kind { None, Named, File };
  Kind kind = Kind::None;
  std::string name;            // Kind::Named: a label of StyleLibrary::styles(), or one of its aliases
  std::filesystem::path file;  // Kind::File: BVH or HumanML3D .npy

  static StyleReference none() { return {}; }
  static StyleReference named(std::string label) { return {Kind::Named, std::move(label), {}}; }
  static StyleReference fromFile(std::filesystem::path path) { return {Kind::File, {}, std::move(path)}; }
};

}  // namespace core::services
