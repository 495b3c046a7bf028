#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// crossdiff, crossdiff-sample, crossdiff-mixture, crossdiff-loss.
void addCrossDiffModules(ModuleTable& table);

}  // namespace core::families
