#pragma once

#include <string>
#include <vector>

namespace core::io {

/// The names, each once: the first of several stays, later ones get "_2", "_3" and so on behind them. Joint maps and exported files tell joints by their names.
std::vector<std::string> uniqueNames(std::vector<std::string> names);

/// Names in a sentence, 'Hips', 'Spine' and so on: the first 20, and how many more; of a name the first 60 bytes, on one line.
std::string listedNames(const std::vector<std::string>& names);

}  // namespace core::io
