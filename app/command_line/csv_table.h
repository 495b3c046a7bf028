#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// One line of a table.
struct CsvLine {
  int number = 0;  // of the line in the file where it begins, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  char separator = ',';
  std::vector<std::string> columns;  // the header line, in lower case, without blanks around
  std::vector<CsvLine> lines;        // without empty ones; a line may have fewer or more cells than there are columns
};

/// Comma-separated values with a header line (RFC 4180): a cell in double quotes may hold separators, line breaks and doubled quotes. A header without commas
/// but with semicolons or tabs is separated by those, as spreadsheets write them in other countries. A byte order mark and CR LF are taken.
/// fileName: for messages. Errors: ParseFailed, naming the line (a quote that never ends, words behind one), or when there is no header line.
core::Result<CsvTable> csvTable(std::string_view text, const std::string& fileName);

}  // namespace app
