#include "core/dataset/captions/caption_table.h"

#include "core/base/file.h"
#include "core/dataset/captions/table_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::dataset {

namespace {
constexpr std::uint64_t kMostBytes = std::uint64_t{32} << 20;  // a clip takes some 60 times the bytes of its line at least
std::string withoutEnding(const std::string& name) { return std::filesystem::path(name).replace_extension().generic_string(); }
}  // namespace

const DescribedClip* CaptionTable::find(const std::string& name) const {
  if (const auto path = byPath_.find(withoutEnding(name)); path != byPath_.end()) return &clips_[path->second];
  const auto same = byName_.find(stemOf(name));
  return same == byName_.end() ? nullptr : &clips_[same->second];
}

DescribedClip& CaptionTable::row(const std::string& name) {
  const auto [found, isNew] = byPath_.emplace(withoutEnding(name), clips_.size());
  if (isNew) {
    clips_.emplace_back();
    byName_.emplace(stemOf(name), found->second);
  }
  return clips_[found->second];
}

Result<CaptionTable> readCaptionTable(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file, kMostBytes);
  if (!text) return text.error();
  return parseCaptionTable(*text, file.string());
}

Result<CaptionTable> parseCaptionTable(std::string_view text, const std::string& name) {
  CaptionTable table;
  std::vector<std::string> columns = {"file", "caption"};
  int line = 0;
  for (const auto& row : tableRows(text)) {
    ++line;
    if (line == 1 && row[0] == "file") {
      columns = row;
      continue;
    }
    if (row.size() > columns.size() || row.size() < 2) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: expected {} columns, found {}", name, line, columns.size(), row.size())};
    }
    auto& entry = table.row(row[0]);
    if (entry.line == 0) entry.file = row[0], entry.line = line;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (columns[i] == "caption") {
        if (!row[i].empty()) entry.captions.push_back(row[i]);
      } else if (columns[i] == "content")
        entry.content = row[i];
      else if (columns[i] == "style")
        entry.style = row[i];
      else if (columns[i] == "split")
        entry.split = row[i];
      else if (columns[i] == "use")
        entry.isUsed = row[i] != "no";
    }
    static constexpr std::string_view kSplits[] = {"", "train", "val", "test"};
    if (std::find(std::begin(kSplits), std::end(kSplits), entry.split) == std::end(kSplits)) {
      for (char& c : entry.split)
        if (static_cast<unsigned char>(c) < 32) c = ' ';
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: '{}' is none of train, val, test", name, line, entry.split)};
    }
  }
  return table;
}

}  // namespace core::dataset
