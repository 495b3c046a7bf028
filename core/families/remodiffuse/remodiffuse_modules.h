#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// remodiffuse, remodiffuse-mix, -sample, -retrieve and -loss.
void addRemodiffuseModules(ModuleTable& table);

}  // namespace core::families
