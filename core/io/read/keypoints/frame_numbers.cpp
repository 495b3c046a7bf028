#include "core/io/read/keypoints/frame_numbers.h"

#include <algorithm>
#include <limits>
#include <set>

namespace core::io {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// All runs of digits, as numbers; runs of more than 15 digits are no frame's and come as -1.
std::vector<std::int64_t> numbersIn(const std::string& name) {
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < name.size();) {
    if (!isDigit(name[i])) {
      ++i;
      continue;
    }
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; i < name.size() && isDigit(name[i]); ++i, ++digits)
      if (digits < 15) value = value * 10 + (name[i] - '0');
    out.push_back(digits > 15 ? -1 : value);
  }
  return out;
}

}  // namespace

std::string shapeOfName(const std::string& name) {
  std::string out;
  for (const char c : name)
    if (!isDigit(c))
      out += c;
    else if (out.empty() || out.back() != '#')
      out += '#';
  return out;
}

std::optional<std::vector<std::int64_t>> frameNumbers(const std::vector<std::string>& names) {
  std::vector<std::vector<std::int64_t>> all;
  bool areAlike = true;
  for (const auto& name : names) {
    all.push_back(numbersIn(name));
    while (!all.back().empty() && all.back().back() < 0) all.back().pop_back();
    if (all.back().empty()) return std::nullopt;
    areAlike = areAlike && shapeOfName(name) == shapeOfName(names.front()) && all.back().size() == all.front().size();
  }
  std::vector<std::int64_t> out;
  for (const auto& numbers : all) out.push_back(numbers.back());
  if (!areAlike || names.size() < 2) return out;
  std::int64_t closest = std::numeric_limits<std::int64_t>::max();
  for (std::size_t place = 0; place < all.front().size(); ++place) {
    std::set<std::int64_t> different;
    for (const auto& numbers : all) different.insert(numbers[place]);
    if (different.size() != names.size() || *different.begin() < 0) continue;
    const std::int64_t span = *different.rbegin() - *different.begin();
    if (span > closest) continue;
    closest = span;
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = all[i][place];
  }
  return out;
}

}  // namespace core::io
