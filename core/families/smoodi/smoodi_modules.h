#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// style-network and smoodi-denoiser, -guide, -sample, -transfer, -loss.
void addSmoodiModules(ModuleTable& table);

}  // namespace core::families
