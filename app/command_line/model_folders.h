#pragma once

#include "app/command_line/program_folders.h"
#include "core/services/model_card.h"

namespace app {

/// Where a model's name is looked for: among those that ship, then among the person's own.
inline core::services::ModelFolders modelFolders() { return {modelFolder(), ownModelFolder()}; }

}  // namespace app
