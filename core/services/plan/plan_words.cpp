#include "core/services/plan/plan_words.h"

namespace core::services {

std::optional<std::pair<double, double>> rangeIn(std::string_view text) {
  text = trimmed(text);
  const auto dash = text.find('-', 1);  // one in front is a sign
  if (dash == std::string_view::npos) return {};
  const auto begin = numberIn(text.substr(0, dash)), end = numberIn(text.substr(dash + 1));
  if (!begin || !end) return {};
  return std::pair{*begin, *end};
}

std::string onOneLine(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 32) c = ' ';
  return line;
}

}  // namespace core::services
