#include "core/metrics/prompts/prompt_list.h"

#include "core/base/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <set>

namespace core::metrics {

namespace {

constexpr std::array kColumns = {"id", "group", "prompt", "seconds", "facts", "see"};
constexpr std::uint64_t kMostBytes = 4u << 20;

struct Cell {
  std::string_view text;
  int column = 1;
};

std::vector<Cell> cellsOf(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t start = 0;;) {
    const auto tab = line.find('\t', start);
    cells.push_back({line.substr(start, tab == std::string_view::npos ? tab : tab - start), static_cast<int>(start) + 1});
    if (tab == std::string_view::npos) return cells;
    start = tab + 1;
  }
}

bool isPlainId(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

}  // namespace

Result<std::vector<Prompt>> parsePrompts(std::string_view text, const std::string& name) {
  std::vector<Prompt> prompts;
  std::set<std::string, std::less<>> ids;
  bool hasHead = false;
  int number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    auto line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto wrong = [&](int column, const std::string& what) { return Error{ErrorCode::ParseFailed, fmt::format("{}:{}:{}: {}", name, number, column, what)}; };
    const auto cells = cellsOf(line);
    if (cells.size() != kColumns.size())
      return wrong(cells.back().column, fmt::format("expected the {} columns {}, found {}", kColumns.size(), fmt::join(kColumns, ", "), cells.size()));
    if (!hasHead) {
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (cells[i].text != kColumns[i]) return wrong(cells[i].column, fmt::format("expected the column \"{}\", found \"{}\"", kColumns[i], cells[i].text));
      }
      hasHead = true;
      continue;
    }
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (cells[i].text.empty()) return wrong(cells[i].column, fmt::format("the column \"{}\" is empty", kColumns[i]));
    }
    Prompt prompt{std::string(cells[0].text), std::string(cells[1].text), std::string(cells[2].text), 0.0, {}, std::string(cells[5].text)};
    if (!isPlainId(prompt.id)) return wrong(1, fmt::format("an id has letters, digits and _, found \"{}\"", prompt.id));
    if (!ids.insert(prompt.id).second) return wrong(1, fmt::format("the id \"{}\" is there twice", prompt.id));
    const auto seconds = cells[3].text;
    const auto [stop, code] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), prompt.seconds);
    if (code != std::errc() || stop != seconds.data() + seconds.size() || !(prompt.seconds >= 1.0 && prompt.seconds <= 9.8))
      return wrong(cells[3].column, fmt::format("seconds are 1 to 9.8, found \"{}\"", seconds));
    auto facts = parseFacts(cells[4].text, fmt::format("{}:{}", name, number), cells[4].column);
    if (!facts) return facts.error();
    prompt.facts = std::move(*facts);
    prompts.push_back(std::move(prompt));
  }
  if (!hasHead) return Error{ErrorCode::ParseFailed, fmt::format("{}:1:1: there is no line that names the columns", name)};
  return prompts;
}

Result<std::vector<Prompt>> readPrompts(const std::filesystem::path& file) {
  auto text = base::readWholeFile(file, kMostBytes);
  if (!text) return text.error();
  return parsePrompts(*text, file.filename().string());
}

}  // namespace core::metrics
