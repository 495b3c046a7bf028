#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// mld-vae-encode, mld-vae-decode, mld-denoiser, and the inversion that SMooDi's transfer begins with, smoodi-invert.
void addMldModules(ModuleTable& table);

}  // namespace core::families
