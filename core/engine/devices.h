#pragma once

#include "core/base/device.h"
#include "core/base/precision.h"

#include <string>

// Which device networks are put on, and in which precision they multiply: set at the door of a program, before a model is loaded. Nothing else calls
// model::setModelDevice and model::setModelPrecision.
namespace core::engine {

/// On a card, networks that a loop asks again and again are recorded and replayed (core/sampling/repeated_network.h) where this build can, and GESTO_GRAPHS=off is not
/// set. Errors: InvalidArgument, at once, for a card that is not there or that this build cannot use.
/// process: which of this machine's processes this one is, where the device names no card: they take the cards in turn.
Result<void> useDevice(const base::DeviceName& device, int process = 0);

/// What cannot compute so stays exact: models without packed layers, and processors without the instruction.
void usePrecision(base::Precision precision);

/// Whether what is computed on multiplies bf16 (this processor, or every card), so that Precision::Bf16 is another one than Exact.
bool multipliesBf16();

}  // namespace core::engine
