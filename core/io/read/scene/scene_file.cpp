#include "core/io/read/scene/scene_file.h"

#include "core/base/child_process.h"
#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/read/fbx/fbx_scene.h"
#include "core/io/read/gltf/gltf_scene.h"
#include "core/io/read/scene/assimp_scene.h"
#include "core/io/read/scene/collada_names.h"

#include <fmt/format.h>

#include <cstring>

namespace core::io {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;

/// GLB says its version in front; text files say "version": "1.0" of the asset.
bool isGltf1(std::string_view bytes) {
  if (bytes.starts_with("glTF")) return bytes.size() >= 8 && bytes[4] == 1 && bytes[5] == 0;
  const auto asset = bytes.substr(0, 1 << 20).find("\"asset\"");
  if (asset == std::string_view::npos) return false;
  const auto version = bytes.substr(asset, 400).find("\"version\"");
  if (version == std::string_view::npos) return false;
  const auto digit = bytes.substr(asset + version + 9, 20).find_first_of("0123456789");
  return digit != std::string_view::npos && bytes[asset + version + 9 + digit] == '1';
}

Result<scene::Scene> readAny(const std::filesystem::path& file, double fps) {
  const std::string name = file.filename().string();
  auto bytes = base::readWholeFile(file, kMostBytes);
  if (!bytes) return bytes.error();
  switch (motionFormatOf(*bytes).value_or(MotionFormat::Collada)) {
    case MotionFormat::Fbx: return readFbxScene(*bytes, name, fps);
    case MotionFormat::Gltf:
      if (isGltf1(*bytes)) return readAssimpScene(file);
      return readGltfScene(std::move(*bytes), name, file.parent_path());
    default: {
      auto scene = readAssimpScene(file);
      if (scene) nameColladaNodes(*bytes, *scene);
      return scene;
    }
  }
}

}  // namespace

Result<scene::Scene> readScene(const std::filesystem::path& file, double fps) {
  const std::string name = file.filename().string();
  std::error_code code;
  const auto size = std::filesystem::file_size(file, code);
  if (code) return Error{ErrorCode::NotFound, fmt::format("{}: cannot be read ({})", file.string(), code.message())};
  if (size > kMostBytes) return Error{ErrorCode::Unsupported, fmt::format("{}: is larger than 1 GiB", name)};
  auto bytes = base::runInChild(name, {}, [&]() -> Result<std::string> {
    auto scene = readAny(file, fps);
    if (!scene) return scene.error();
    return scene::pack(*scene);
  });
  if (!bytes) return bytes.error();
  auto scene = scene::unpack(*bytes);
  if (!scene) return Error{scene.error().code, fmt::format("{}: {}", name, scene.error().message)};
  return scene;
}

}  // namespace core::io
