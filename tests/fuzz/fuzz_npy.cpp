#include "core/io/read/npy.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

#include <algorithm>

void fuzz::npy(std::string_view bytes) {
  using namespace core;
  if (const auto array = io::parseNpy(bytes, "case.npy"); readOrRefused(array)) {
    std::int64_t count = 1;
    for (const auto size : array->shape) count *= size;
    require(static_cast<std::int64_t>(array->values.size()) == count, "another number of values than the shape says");
    const std::vector<float> values(array->values.begin(), array->values.end());
    const auto again = io::parseNpy(io::formatNpy(values, array->shape), "again.npy");
    require(again && again->shape == array->shape, "an array is another one after writing");
  }
  motionFile(bytes, "case.npy", io::MotionFormat::NpyJoints, io::ExportFormat::Bvh);
}
