#include "core/io/read/scene/scene_file.h"
#include "tests/fuzz/character_promises.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::gltf(std::string_view bytes) {
  // glTF 1.0 is Assimp's matter, whose faults stay in a process of their own.
  if (core::io::isGltf1(bytes)) return;
  motionFile(bytes, "case.glb", core::io::MotionFormat::Gltf, core::io::ExportFormat::Glb);
  characterFile(bytes, "case.glb", core::io::MotionFormat::Gltf);
}
