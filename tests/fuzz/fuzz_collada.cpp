#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::collada(std::string_view bytes) { motionFile(bytes, "case.dae", core::io::MotionFormat::Collada, core::io::ExportFormat::Glb); }
