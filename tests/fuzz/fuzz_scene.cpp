#include "core/io/read/scene/scene_clip.h"
#include "core/io/read/scene/scene_looks.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::scene(std::string_view bytes) {
  using namespace core::io;
  if (const auto scene = scene::unpack(bytes); readOrRefused(scene)) {
    const std::string packed = scene::pack(*scene);
    const auto again = scene::unpack(packed);
    require(again && scene::pack(*again) == packed, "a scene is another one after packing");
    if (const auto made = clipOfScene(*scene, "case.fbx", "", 0.0); readOrRefused(made)) {
      requireClip(made->clip);
      require(made->nodes.size() == static_cast<std::size_t>(made->clip.jointCount()) && made->rest.size() == made->nodes.size(), "another number of nodes than joints");
    }
  }
  if (const auto looks = scene::unpackLooks(bytes, 4); readOrRefused(looks)) {
    const std::string packed = scene::pack(*looks);
    const auto again = scene::unpackLooks(packed, 4);
    require(again && scene::pack(*again) == packed, "a body is another one after packing");
  }
}
