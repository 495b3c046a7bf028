#pragma once

#include "core/families/module_table.h"

// Modules that belong to no family.
namespace core::engine {

using families::ModuleCall;
using families::ModuleTable;
using families::TensorMap;

/// motion-features, motion-recover, motion-mirror, motion-project2d.
void registerMotionModules(ModuleTable& table);
/// metric-fid, metric-rprecision, metric-diversity, metric-skating.
void registerMetricModules(ModuleTable& table);
/// t2m-movement, t2m-motion, t2m-text.
void registerT2mModules(ModuleTable& table);

}  // namespace core::engine
