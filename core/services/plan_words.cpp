#include "core/services/plan_words.h"

#include <charconv>
#include <cmath>

namespace core::services {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> numberIn(std::string_view text) {
  text = trimmed(text);
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

/// "A-B".
std::optional<std::pair<double, double>> rangeIn(std::string_view text) {
  const auto dash = text.find('-', text.find_first_not_of(" \t") == std::string_view::npos ? 0 : text.find_first_not_of(" \t") + 1);
  if (dash == std::string_view::npos) return {};
  const auto begin = numberIn(text.substr(0, dash)), end = numberIn(text.substr(dash + 1));
  if (!begin || !end) return {};
  return std::pair{*begin, *end};
}

}  // namespace core::services
