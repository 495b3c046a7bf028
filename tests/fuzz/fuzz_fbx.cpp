#include "tests/fuzz/character_promises.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::fbx(std::string_view bytes) {
  motionFile(bytes, "case.fbx", core::io::MotionFormat::Fbx, core::io::ExportFormat::Fbx);
  characterFile(bytes, "case.fbx", core::io::MotionFormat::Fbx);
}
