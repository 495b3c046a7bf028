#include "core/dataset/words/content_phrases.h"

#include "core/dataset/words/label_tables.h"

#include <array>
#include <map>

namespace core::dataset {

namespace {

// Predicates in the third person, by label.
const std::map<std::string, std::vector<std::string>, std::less<>>& table() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> phrases = [] {
    std::map<std::string, std::vector<std::string>, std::less<>> made;
    for (const auto& row : labelRows(contentTable(), 2)) made[row[0]].push_back(row[1]);
    return made;
  }();
  return phrases;
}

constexpr std::array<const char*, 9> kSubjects = {"a person", "the person", "someone", "a man", "a woman", "a figure", "a character", "the figure", "a human"};

}  // namespace

std::vector<std::string> contentPhrases(std::string_view content) {
  const auto found = table().find(content);
  if (found == table().end()) return {};
  std::vector<std::string> sentences;
  for (const auto& predicate : found->second) sentences.push_back("a person " + predicate);
  return sentences;
}

std::string randomContentCaption(std::string_view content, base::RandomStream& random) {
  const auto found = table().find(content);
  if (found == table().end()) return {};
  const auto& predicate = found->second[random.below(found->second.size())];
  // The plain subject is by far the most common one in captions.
  const std::string subject = random.uniform() < 0.5 ? kSubjects[0] : kSubjects[random.below(kSubjects.size())];
  return subject + " " + predicate;
}

std::vector<std::string> phrasedContents() {
  std::vector<std::string> labels;
  for (const auto& [label, phrases] : table()) labels.push_back(label);
  return labels;
}

}  // namespace core::dataset
