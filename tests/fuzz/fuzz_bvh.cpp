#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

void fuzz::bvh(std::string_view bytes) { motionFile(bytes, "case.bvh", core::io::MotionFormat::Bvh, core::io::ExportFormat::Bvh); }
