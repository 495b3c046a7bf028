#include "core/io/read/scene/unique_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace core::io {

std::vector<std::string> uniqueNames(std::vector<std::string> names) {
  std::unordered_set<std::string> given(names.begin(), names.end()), used;
  std::unordered_map<std::string, int> numbers;
  for (auto& name : names) {
    if (used.insert(name).second) continue;
    const std::string first = name;
    int& number = numbers.emplace(first, 1).first->second;
    do name = first + "_" + std::to_string(++number);
    while (given.contains(name) || used.contains(name));
    used.insert(name);
  }
  return names;
}

std::string listedNames(const std::vector<std::string>& names) {
  constexpr std::size_t kMostListed = 20, kMostBytes = 60;
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == kMostListed) return out + fmt::format(" and {} more", names.size() - i);
    std::size_t size = std::min(names[i].size(), kMostBytes);
    // Not in the middle of a letter.
    while (size > 0 && size < names[i].size() && (static_cast<unsigned char>(names[i][size]) & 0xc0) == 0x80) --size;
    std::string shown = names[i].substr(0, size);
    for (char& c : shown)
      if (static_cast<unsigned char>(c) < 32) c = '?';
    out += fmt::format("{}'{}{}'", i ? ", " : "", shown, size < names[i].size() ? "..." : "");
  }
  return out;
}

}  // namespace core::io
