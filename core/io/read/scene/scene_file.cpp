#include "core/io/read/scene/scene_file.h"

#include "core/base/child_process.h"
#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/read/fbx/fbx_scene.h"
#include "core/io/read/gltf/gltf_scene.h"
#include "core/io/read/scene/assimp_scene.h"
#include "core/io/read/scene/collada_names.h"
#include "core/io/read/scene/scene_bytes.h"

#include <fmt/format.h>

#include <cstring>

namespace core::io {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;

Result<scene::Scene> withoutBody(const std::string& name, const char* format) {
  return Error{ErrorCode::Unsupported, fmt::format("{}: the body of a character is read from FBX, glTF and GLB, not from {}", name, format)};
}

Result<scene::Scene> readAny(const std::filesystem::path& file, double fps, scene::Looks* looks) {
  const std::string name = file.filename().string();
  auto bytes = base::readWholeFile(file, kMostBytes);
  if (!bytes) return bytes.error();
  switch (motionFormatOf(*bytes).value_or(MotionFormat::Collada)) {
    case MotionFormat::Fbx: return readFbxScene(*bytes, name, fps, looks, file.parent_path());
    case MotionFormat::Gltf:
      if (isGltf1(*bytes)) return looks ? withoutBody(name, "glTF 1.0") : readAssimpScene(file);
      return readGltfScene(std::move(*bytes), name, file.parent_path(), looks);
    default: {
      if (looks) return withoutBody(name, "Collada");
      auto scene = readAssimpScene(file);
      if (scene) nameColladaNodes(*bytes, *scene);
      return scene;
    }
  }
}

Result<void> checkSize(const std::filesystem::path& file) {
  std::error_code code;
  const auto size = std::filesystem::file_size(file, code);
  if (code) return Error{ErrorCode::NotFound, fmt::format("{}: cannot be read ({})", file.string(), code.message())};
  if (size > kMostBytes) return Error{ErrorCode::Unsupported, fmt::format("{}: is larger than 1 GiB", file.filename().string())};
  return {};
}

/// The error of bytes that came out of the other process, with the file's name.
Error named(const std::string& name, const Error& error) { return {error.code, fmt::format("{}: {}", name, error.message)}; }

}  // namespace

bool isGltf1(std::string_view bytes) {
  if (bytes.starts_with("glTF")) return bytes.size() >= 8 && bytes[4] == 1 && bytes[5] == 0;
  const auto asset = bytes.substr(0, 1 << 20).find("\"asset\"");
  if (asset == std::string_view::npos) return false;
  const auto version = bytes.substr(asset, 400).find("\"version\"");
  if (version == std::string_view::npos) return false;
  const auto digit = bytes.substr(asset + version + 9, 20).find_first_of("0123456789");
  return digit != std::string_view::npos && bytes[asset + version + 9 + digit] == '1';
}

Result<scene::Scene> readScene(const std::filesystem::path& file, double fps) {
  const std::string name = file.filename().string();
  if (auto ok = checkSize(file); !ok) return ok.error();
  auto bytes = base::runInChild(name, {}, [&]() -> Result<std::string> {
    auto scene = readAny(file, fps, nullptr);
    if (!scene) return scene.error();
    return scene::pack(*scene);
  });
  if (!bytes) return bytes.error();
  auto scene = scene::unpack(*bytes);
  if (!scene) return named(name, scene.error());
  return scene;
}

Result<LookedScene> readLookedScene(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  if (auto ok = checkSize(file); !ok) return ok.error();
  auto bytes = base::runInChild(name, {}, [&]() -> Result<std::string> {
    scene::Looks looks;
    auto scene = readAny(file, 0.0, &looks);
    if (!scene) return scene.error();
    scene::Packer both;
    both.text(scene::pack(*scene));
    both.text(scene::pack(looks));
    return both.take();
  });
  if (!bytes) return bytes.error();
  scene::Unpacker both(*bytes);
  const auto sceneBytes = both.text(bytes->size()), looksBytes = both.text(bytes->size());
  auto scene = scene::unpack(sceneBytes);
  if (!scene) return named(name, scene.error());
  auto looks = scene::unpackLooks(looksBytes, scene->nodes.size());
  if (!looks) return named(name, looks.error());
  return LookedScene{std::move(*scene), std::move(*looks)};
}

}  // namespace core::io
