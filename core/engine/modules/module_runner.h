#pragma once

#include "core/families/model_family.h"

namespace core::engine {

using families::ModuleTable;
using families::TensorMap;

/// Every module of these families, and those that belong to none (motion-*, metric-*, t2m-*). Made once for the program's own families,
/// then only read; may be used from any thread.
const ModuleTable& moduleTable();
ModuleTable moduleTable(const families::FamilyTable& families);

/// Runs one module without gradients. Everything that goes wrong becomes an Error: NotFound for an unknown module,
/// InvalidArgument for a wrong input, weight or setting, Internal for what LibTorch throws.
Result<TensorMap> runModule(const std::string& name, const TensorMap& inputs, const TensorMap& weights, const std::map<std::string, std::string>& settings,
                            const ModuleTable& table = moduleTable());

}  // namespace core::engine
