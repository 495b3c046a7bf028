#pragma once

#include <filesystem>

namespace app {

/// The folder of the running program.
std::filesystem::path executableFolder();

/// Weights and their model cards: what GESTO_MODELS names, else the installed folder (../share/gesto-studio/models), else the one
/// in the source tree. Need not exist.
std::filesystem::path modelFolder();

/// The person's own models, which the window makes and imports: $XDG_DATA_HOME (else ~/.local/share)/gesto/gesto-studio/models. Empty where there is no home. Need not
/// exist.
std::filesystem::path ownModelFolder();

/// The list of plain prompts that models are measured with: the installed one, else that of the source tree. Need not exist.
std::filesystem::path promptList();

}  // namespace app
