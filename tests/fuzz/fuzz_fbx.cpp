#include "core/io/read/fbx/fbx_scene.h"
#include "core/io/read/scene/scene_clip.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto scene = core::io::readFbxScene({reinterpret_cast<const char*>(data), size}, "case.fbx", 0.0);
  if (scene) (void)core::io::clipOfScene(*scene, "case.fbx", "", 0.0);
  return 0;
}
