#include "core/io/read/gltf/gltf_scene.h"
#include "core/io/read/scene/scene_clip.h"

#include <cstdint>

// No file lies beside it: what it names is not there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto scene = core::io::readGltfScene(std::string(reinterpret_cast<const char*>(data), size), "case.glb", "/nowhere");
  if (scene) (void)core::io::clipOfScene(*scene, "case.glb", "", 0.0);
  return 0;
}
