#pragma once

#include "app/command_line/csv_table.h"
#include "core/services/generation_service.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// One motion of many.
struct BatchLine {
  std::string where;  // "list.csv:4", for messages
  core::services::GenerationRequest request;
  std::filesystem::path out;
  std::optional<core::Error> fault;  // the line cannot be made; its message begins with `where`
};

/// Where files of a batch go.
struct BatchFolders {
  std::filesystem::path list;  // relative style files are seen from here, and outs where there is no folder for them
  std::filesystem::path out;   // --out-dir; may be empty
  std::string ending = "bvh";  // of outs that the list does not name
};

/// The columns that a list may have, with what they mean: a section of the help.
std::string batchColumnsHelp();

/// What a table asks for. A cell that is empty or has no column says what `usual` says; so the command's options count for all lines. An out that is empty is
/// 0004.bvh, by the line's number, where there is a folder for outs. A line that asks for what cannot be, or for the file of a line before it, has a fault.
/// Errors: InvalidArgument for a column that is not known or missing (prompt, and out without a folder for outs), naming the file.
core::Result<std::vector<BatchLine>> batchLines(const CsvTable& table, const std::string& fileName, const core::services::GenerationRequest& usual,
                                                const BatchFolders& folders);

/// The same text in the style of every motion file below a folder; outs have the files' names. Errors: as io::motionFilesBelow; NotFound for a folder without motion.
core::Result<std::vector<BatchLine>> styleLines(const std::filesystem::path& styles, const core::services::GenerationRequest& usual, const BatchFolders& folders);

}  // namespace app
