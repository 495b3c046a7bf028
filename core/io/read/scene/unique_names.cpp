#include "core/io/read/scene/unique_names.h"

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

}  // namespace core::io
