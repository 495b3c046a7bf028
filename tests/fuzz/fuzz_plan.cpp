#include "core/services/motion_plan.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

namespace {

using namespace core::services;

/// What is written of a value says the same again.
template <class Value, class Read, class Write>
void thereAndBack(const core::Result<Value>& value, const Read& read, const Write& write) {
  if (!fuzz::readOrRefused(value)) return;
  const std::string text = write(*value);
  const auto again = read(text);
  fuzz::require(again.ok(), "what was written is refused: " + text + (again ? "" : ": " + again.error().message));
  fuzz::require(write(*again) == text, "what was written says another thing: " + text);
}

}  // namespace

void fuzz::plan(std::string_view bytes) {
  const auto planOf = [](std::string_view text) { return planFromText(text, "case.json"); };
  const auto plan = planOf(bytes);
  thereAndBack(plan, planOf, planText);
  if (const auto path = pathFromJson(bytes, "case.json"); readOrRefused(path)) {
    const auto faults = faultsOf(*path, 100);
    for (const auto& fault : faults) require(fault.point < path->size(), "a fault of a point that is none");
  }
  // As options of the command line say them, a line each.
  if (bytes.size() > 300) return;
  thereAndBack(planSpanFrom(bytes), planSpanFrom, spanText);
  thereAndBack(keptStretchFrom(bytes), keptStretchFrom, keptText);
  thereAndBack(keyPoseFrom(bytes), keyPoseFrom, keyPoseText);
  if (isPathText(bytes)) thereAndBack(pathFrom(bytes), pathFrom, pathText);
}
