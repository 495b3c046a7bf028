#include "core/dataset/captions/table_rows.h"

#include <algorithm>
#include <filesystem>

namespace core::dataset {

namespace {
constexpr std::size_t kMostColumns = 100;  // a row of tabs alone would take thirty times its bytes
}

std::string stemOf(std::string_view name) { return std::filesystem::path(std::string(name)).stem().string(); }

std::vector<std::vector<std::string>> tableRows(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    auto& row = rows.emplace_back();
    while (true) {
      const auto tab = row.size() + 1 < kMostColumns ? line.find('\t') : std::string_view::npos;
      row.emplace_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
  }
  return rows;
}

}  // namespace core::dataset
