#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// t2mgpt-encode, -decode, -logits, -sample, -vq-loss and -loss.
void addT2mGptModules(ModuleTable& table);

}  // namespace core::families
