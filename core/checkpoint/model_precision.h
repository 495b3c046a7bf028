#pragma once

#include "core/base/precision.h"

#include <string>

// How this process's networks multiply: one for the whole process, like their device, set at its door (core/engine/devices.h) before a model is loaded. Loaded models
// ask once and hand it on.
namespace core::model {

/// Exact unless another one was set.
base::Precision modelPrecision();
void setModelPrecision(base::Precision precision);

/// What a model's takes are named by, so that those of another precision are told apart: HASH, or HASH+bf16.
std::string hashIn(const std::string& hash, base::Precision precision);

}  // namespace core::model
