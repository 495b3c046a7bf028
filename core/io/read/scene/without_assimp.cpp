// In place of assimp_scene.cpp where the program is built without Assimp (STUDIO_WITH_ASSIMP=OFF).
#include "core/io/read/scene/assimp_scene.h"

#include <fmt/format.h>

namespace core::io {

Result<scene::Scene> readAssimpScene(const std::filesystem::path& file) {
  return Error{ErrorCode::Unsupported, fmt::format("{}: Collada and glTF 1.0 are read with Assimp, without which this program was built", file.filename().string())};
}

}  // namespace core::io
