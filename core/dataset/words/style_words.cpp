#include "core/dataset/words/style_words.h"

#include "core/base/words.h"
#include "core/dataset/words/label_tables.h"

#include <algorithm>

namespace core::dataset {

namespace {

struct OtherWord {
  std::string label, word;
  bool isOfData;
};

const std::vector<OtherWord>& otherWords() {
  static const std::vector<OtherWord> words = [] {
    std::vector<OtherWord> made;
    for (const auto& row : labelRows(styleTable(), 3)) made.push_back({row[0], row[1], row[2] == "data"});
    return made;
  }();
  return words;
}

}  // namespace

std::string canonicalStyle(std::string_view label) {
  const auto name = base::lowered(label);
  for (const auto& other : otherWords())
    if (other.isOfData && other.word == name) return other.label;
  return name;
}

std::vector<std::string> wordsForStyle(std::string_view label) {
  std::vector<std::string> words;
  for (const auto& other : otherWords())
    if (other.label == label) words.push_back(other.word);
  return words;
}

std::string styleMeant(std::string_view word, std::span<const std::string> labels) {
  const auto isKnown = [&](const std::string& label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); };
  const auto name = base::lowered(word);
  if (isKnown(name)) return name;
  for (const auto& other : otherWords())
    if (other.word == name && isKnown(other.label)) return other.label;
  return name;
}

}  // namespace core::dataset
