#include "core/dataset/words/label_tables.h"

#include "core/dataset/captions/table_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace core::dataset {

std::vector<std::vector<std::string>> labelRows(std::string_view table, std::size_t cells) {
  auto rows = tableRows(table);
  std::erase_if(rows, [](const auto& row) { return row.front().starts_with('#'); });
  for (const auto& row : rows) {
    const bool isFilled = std::none_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
    if (row.size() != cells || !isFilled) throw std::logic_error(fmt::format("the row of \"{}\" in a table of labels has not {} cells", row.front(), cells));
  }
  return rows;
}

}  // namespace core::dataset
