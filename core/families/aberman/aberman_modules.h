#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// aberman, aberman-content, -style3d, -style2d, -discriminator, -loss, -discriminator-loss, -features and -restore.
void addAbermanModules(ModuleTable& table);

}  // namespace core::families
