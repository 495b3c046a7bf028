#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// mdm, mdm-sample.
void addMdmModules(ModuleTable& table);

}  // namespace core::families
