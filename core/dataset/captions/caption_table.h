#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// What a table of captions says of one clip.
struct DescribedClip {
  std::string file;  // as the table calls it
  int line = 0;      // of the table, the first one
  std::string content, style, split;
  std::vector<std::string> captions;
  bool isUsed = true;  // column "use": no
};

class CaptionTable {
 public:
  /// The row of a file: of the same path below the folder, else of the same name wherever it lies; extensions do not count. null when there is none.
  const DescribedClip* find(const std::string& name) const;
  const std::vector<DescribedClip>& clips() const { return clips_; }
  /// For who fills it: the row of exactly that path, made where there is none.
  DescribedClip& row(const std::string& name);

 private:
  std::vector<DescribedClip> clips_;
  std::map<std::string, std::size_t> byPath_, byName_;
};

/// FILE<TAB>CAPTION lines, or a first line that names the columns among file, caption, content, style, split and use (yes or no). Several lines of one clip give it
/// several captions. Errors: those of reading; ParseFailed, naming file and line.
Result<CaptionTable> readCaptionTable(const std::filesystem::path& file);

/// The same from the text of one. name: for messages.
Result<CaptionTable> parseCaptionTable(std::string_view text, const std::string& name);

}  // namespace core::dataset
