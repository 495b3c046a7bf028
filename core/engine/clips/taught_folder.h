#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

/// A motion file of the person's folder, as teaching sees it.
struct TaughtClip {
  std::string file;                                  // below the folder
  std::vector<std::string> captions = {};            // never empty
  bool isCaptionFromName = false;                    // nobody wrote one: the file's name in plain words
  std::string content = {}, style = {}, split = {};  // as far as the table or --style tells
  double seconds = 0.0;
  int parts = 1;             // longer ones than a model makes are cut
  std::string leftOut = {};  // why, one sentence; empty: it is learned from
};

struct TaughtFolder {
  std::filesystem::path folder;
  std::vector<TaughtClip> clips;  // by name
  std::size_t used() const;
};

struct TaughtFolderRequest {
  std::filesystem::path folder;
  std::filesystem::path captions;  // a table (core/dataset/captions/caption_table.h); empty: FOLDER/captions.tsv where it is
  /// One: every clip that the table gives none is of this style. Several: those whose path has the word in it.
  std::vector<std::string> styles;
  std::size_t fewest = 2;  // clips that must be left
};

/// Opens every motion file below the folder. What cannot be read, is too short, or the table leaves out stays in the list with its reason.
/// Errors: NotFound (no such folder, no such table), ParseFailed of the table; InvalidArgument when the folder holds no motion file, the table names one that is not
/// there, or fewer than `fewest` clips are left; Cancelled.
Result<TaughtFolder> lookAtFolder(const TaughtFolderRequest& request, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

/// "Cartwheel_left-02" as words: "cartwheel left". Empty for a name without letters.
std::string plainWords(const std::string& name);

/// The caption and other ways to begin it, so that a move does not hang on one sentence: "a person bows" gives "someone bows" too. The caption itself comes first.
std::vector<std::string> waysToSay(const std::string& caption);

/// A table of all clips for the data set builder, every clip in train unless its table said otherwise. Errors: WriteFailed.
Result<void> writeTaughtTable(const TaughtFolder& folder, const std::filesystem::path& file);

}  // namespace core::engine
