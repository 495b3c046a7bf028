#pragma once

#include <string>
#include <vector>

namespace core::io {

/// The names, each once: the first of several stays, later ones get "_2", "_3" and so on behind them. Joint maps and exported files tell joints by their names.
std::vector<std::string> uniqueNames(std::vector<std::string> names);

}  // namespace core::io
