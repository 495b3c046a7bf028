#pragma once

#include <filesystem>

namespace app {

/// The folder of the running program.
std::filesystem::path executableFolder();

/// Weights and their model cards: what GESTO_MODELS names, else the installed folder (../share/gesto-studio/models), else the one
/// in the source tree. Need not exist.
std::filesystem::path modelFolder();

}  // namespace app
