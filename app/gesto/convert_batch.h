#pragma once

#include "app/command_line/arguments.h"

#include <filesystem>
#include <vector>

namespace app {

/// One file of a conversion.
struct Conversion {
  std::filesystem::path in, out;
};

/// --out-dir and --format: many files at once.
std::vector<OptionSpec> batchOptionSpecs();

/// What the words ask for: IN OUT; FOLDER FOLDER with everything below the first; or IN... --out-dir DIR, where IN are files and folders. A folder's files keep their
/// places in it, and get the ending of --format (bvh).
/// isBatch: one file that fails does not keep the others. Folders are made when the files are written (makeFolderOf).
/// Errors: InvalidArgument for words that do not go together, or two files that would become one; NotFound for a folder without motion.
struct ConversionPlan {
  std::vector<Conversion> files;
  bool isBatch = false;
};
core::Result<ConversionPlan> conversionPlan(const Arguments& arguments);

/// Errors: WriteFailed.
core::Result<void> makeFolderOf(const std::filesystem::path& file);

}  // namespace app
