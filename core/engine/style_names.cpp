#include "core/engine/style_names.h"

#include "core/base/words.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace core::engine {

namespace {

// Other words for the labels of the training data.
const std::map<std::string, std::vector<std::string>>& styleAliases() {
  static const std::map<std::string, std::vector<std::string>> aliases = {{"active", {"energetic", "lively"}},
                                                                          {"chimpira", {"thug", "street thug"}},
                                                                          {"exhausted", {"tired"}},
                                                                          {"masculine", {"masculinity", "manly"}},
                                                                          {"normal", {"neutral"}},
                                                                          {"old", {"elderly"}},
                                                                          {"youthful", {"young"}},
                                                                          {"not-confident", {"shy"}},
                                                                          {"giant", {"heavy"}}};
  return aliases;
}

}  // namespace

std::string styleLabelOf(const std::string& word) {
  const auto wanted = base::lowered(word);
  for (const auto& [label, aliases] : styleAliases()) {
    if (std::find(aliases.begin(), aliases.end(), wanted) != aliases.end()) return label;
  }
  return wanted;
}

services::StyleInfo styleInfoOf(const std::string& label) {
  services::StyleInfo info{label, label, {}};
  info.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(info.title[0])));
  std::replace(info.title.begin(), info.title.end(), '-', ' ');
  if (const auto found = styleAliases().find(label); found != styleAliases().end()) info.aliases = found->second;
  return info;
}

}  // namespace core::engine
