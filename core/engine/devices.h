#pragma once

#include "core/base/device.h"

#include <string>

// Which device networks are put on: set at the door of a program, before a model is loaded. Nothing else calls model::setModelDevice.
namespace core::engine {

/// Errors: InvalidArgument, at once, for a card that is not there or that this build cannot use.
Result<void> useDevice(const base::DeviceName& device);

/// "cpu" or "cuda:0".
std::string deviceInUse();

}  // namespace core::engine
