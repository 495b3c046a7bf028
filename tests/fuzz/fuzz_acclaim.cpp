#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

// The skeleton, then a line that begins with '@', then the motion.
void fuzz::acclaim(std::string_view bytes) {
  using core::io::ExportFormat, core::io::MotionFormat;
  const auto cut = bytes.find("\n@");
  const auto skeleton = bytes.substr(0, cut);
  if (cut == std::string_view::npos) return motionFile(skeleton, "case.asf", MotionFormat::Acclaim, ExportFormat::Bvh);
  motionFile(bytes.substr(cut + 2), "case.amc", MotionFormat::Acclaim, ExportFormat::Bvh, caseFile("case.asf", skeleton));
}
