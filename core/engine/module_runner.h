#pragma once

#include "core/families/module_table.h"

namespace core::engine {

/// Every module of this program. Made once, then only read; may be used from any thread.
const ModuleTable& moduleTable();

/// Runs one module without gradients. Everything that goes wrong becomes an Error: NotFound for an unknown module,
/// InvalidArgument for a wrong input, weight or setting, Internal for what LibTorch throws.
Result<TensorMap> runModule(const std::string& name, const TensorMap& inputs, const TensorMap& weights, const ModuleSettings& settings);

}  // namespace core::engine
