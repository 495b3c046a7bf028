#pragma once

#include "core/families/module_table.h"

namespace core::families {

/// puzzle, puzzle-content, -style, -loss, -features and -posture.
void addMotionPuzzleModules(ModuleTable& table);

}  // namespace core::families
