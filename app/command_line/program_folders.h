#pragma once

#include <filesystem>

namespace app {

/// The folder of the running program.
std::filesystem::path executableFolder();

/// Weights and their model cards: what GESTO_MODELS names, else the installed folder (../share/gesto-studio/models), else the one
/// in the source tree. Need not exist.
std::filesystem::path modelFolder();

/// The list of plain prompts that models are measured with: the installed one, else that of the source tree. Need not exist.
std::filesystem::path promptList();

}  // namespace app
