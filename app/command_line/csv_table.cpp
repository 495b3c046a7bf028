#include "app/command_line/csv_table.h"

#include "core/base/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

char separatorOf(std::string_view header) {
  for (const char separator : {',', ';', '\t'})
    if (header.find(separator) != std::string_view::npos) return separator;
  return ',';
}

/// Reads one line after the other.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator, const std::string& fileName) : text_(text), separator_(separator), fileName_(fileName) {}

  bool isAtEnd() const { return at_ >= text_.size(); }

  Result<CsvLine> line() {
    CsvLine line{number_, {}};
    bool isLast = false;
    while (!isLast) {
      auto cell = isAtEnd() || text_[at_] != '"' ? Result<std::string>(plainCell()) : quotedCell();
      if (!cell) return cell.error();
      line.cells.push_back(std::move(*cell));
      isLast = isAtEnd() || text_[at_] != separator_;
      if (!isLast) ++at_;
    }
    endLine();
    return line;
  }

 private:
  bool isAtLineEnd() const { return isAtEnd() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  void endLine() {
    if (isAtEnd()) return;
    at_ += text_[at_] == '\r' ? 2 : 1;
    ++number_;
  }

  std::string plainCell() {
    const auto begin = at_;
    while (!isAtLineEnd() && text_[at_] != separator_) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  Result<std::string> quotedCell() {
    const int begin = number_;
    std::string cell;
    for (++at_; !isAtEnd(); ++at_) {
      if (text_[at_] == '\n') ++number_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (text_.substr(at_, 2) == "\"\"") {
        cell += '"';
        ++at_;
      } else {
        ++at_;
        if (isAtLineEnd() || text_[at_] == separator_) return cell;
        return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: there is text behind a closing quote; a quote inside a cell is written twice", fileName_, number_)};
      }
    }
    return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: the quote that begins here never ends", fileName_, begin)};
  }

  std::string_view text_;
  char separator_;
  const std::string& fileName_;
  std::size_t at_ = 0;
  int number_ = 1;
};

}  // namespace

Result<CsvTable> csvTable(std::string_view text, const std::string& fileName) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvTable table;
  table.separator = separatorOf(text.substr(0, text.find('\n')));
  CsvReader reader(text, table.separator, fileName);
  while (!reader.isAtEnd()) {
    auto line = reader.line();
    if (!line) return line.error();
    const bool isEmpty = std::all_of(line->cells.begin(), line->cells.end(), [](const std::string& cell) { return core::base::trimmed(cell).empty(); });
    if (isEmpty) continue;
    if (!table.columns.empty()) {
      table.lines.push_back(std::move(*line));
      continue;
    }
    for (const auto& cell : line->cells) {
      table.columns.push_back(core::base::lowered(core::base::trimmed(cell)));
    }
  }
  if (table.columns.empty())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: is empty; its first line names the columns, such as prompt,style,seed,length,out", fileName)};
  return table;
}

}  // namespace app
