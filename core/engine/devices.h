#pragma once

#include "core/base/device.h"
#include "core/base/precision.h"

#include <string>

// Which device networks are put on, and in which precision they multiply: set at the door of a program, before a model is loaded. Nothing else calls
// model::setModelDevice and model::setModelPrecision.
namespace core::engine {

/// Errors: InvalidArgument, at once, for a card that is not there or that this build cannot use.
Result<void> useDevice(const base::DeviceName& device);

/// What cannot compute so stays exact: models without packed layers, and processors without the instruction.
void usePrecision(base::Precision precision);

/// Whether this processor multiplies bf16, so that Precision::Bf16 is another one than Exact.
bool multipliesBf16();

}  // namespace core::engine
