#include "core/dataset/words/own_descriptions.h"

#include "core/base/words.h"
#include "core/dataset/words/label_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <map>
#include <stdexcept>

namespace core::dataset {

namespace {

struct PartTable {
  std::map<std::string, std::vector<std::string>, std::less<>> predicates;
  std::vector<std::string> order;
};

const PartTable& parts() {
  static const PartTable table = [] {
    PartTable made;
    for (const auto& row : labelRows(descriptionTable(), 2)) {
      auto& predicates = made.predicates[row[0]];
      if (predicates.empty()) made.order.push_back(row[0]);
      predicates.push_back(row[1]);
    }
    return made;
  }();
  return table;
}

bool isUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool isDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool isLower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

/// "A05_" of "A05_PickUpBox", "S2_" behind it.
std::string_view withoutCode(std::string_view name) {
  while (name.size() > 2 && isUpper(name[0]) && isDigit(name[1])) {
    const auto end = name.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || name[end] != '_') break;
    name.remove_prefix(end + 1);
  }
  return name;
}

/// "PickUpBox" as "pick up box", "bear (human subject)" as "bear".
std::string plainWords(std::string_view description) {
  std::string spaced;
  int depth = 0;
  char before = ' ';
  for (const char c : withoutCode(description)) {
    if (c == '(') ++depth;
    const bool isBoundary = (isUpper(c) && (isLower(before) || isDigit(before))) || (isDigit(c) && isLower(before)) || (isLower(c) && isDigit(before));
    if (depth == 0) {
      if (isBoundary) spaced += ' ';
      spaced += c == '_' ? ' ' : c;
    }
    if (c == ')') --depth;
    before = c;
  }
  std::string words;
  for (const char c : base::lowered(spaced))
    if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
  words = base::trimmed(words);
  for (const char* take : {" t2", " take 001", " working"})
    if (words.ends_with(take)) words.resize(words.size() - std::string_view(take).size());
  return words;
}

/// The text as the table knows it, without the number of a repetition if need be; empty: not at all.
std::string known(std::string_view text) {
  text = base::trimmed(text, " .");
  if (parts().predicates.contains(text)) return std::string(text);
  if (text.size() > 2 && isDigit(text.back()) && text[text.size() - 2] == ' ') text.remove_suffix(2);
  return parts().predicates.contains(text) ? std::string(text) : std::string();
}

std::vector<std::string_view> splitAt(std::string_view text, std::initializer_list<std::string_view> signs) {
  std::vector<std::string_view> pieces;
  while (true) {
    auto end = std::string_view::npos;
    std::size_t length = 0;
    for (const auto sign : signs)
      if (const auto found = text.find(sign); found < end) end = found, length = sign.size();
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + length);
  }
}

void addKnown(std::string_view text, std::vector<std::string>& found) {
  for (const auto piece : splitAt(text, {", ", "; "})) {
    if (auto whole = known(piece); !whole.empty()) {
      found.push_back(std::move(whole));
      continue;
    }
    for (const auto part : splitAt(piece, {" and ", " to ", " 2 "}))
      if (auto single = known(part); !single.empty()) found.push_back(std::move(single));
  }
}

}  // namespace

std::vector<std::string> describedParts(std::string_view description) {
  const auto text = plainWords(description);
  if (auto whole = known(text); !whole.empty()) return {whole};
  std::vector<std::string> found;
  const auto dash = text.find(" - ");
  addKnown(dash == std::string::npos ? std::string_view(text) : std::string_view(text).substr(dash + 3), found);
  if (found.empty() && dash != std::string::npos) addKnown(std::string_view(text).substr(0, dash), found);
  return found;
}

std::vector<std::string> sentencesOf(std::span<const std::string> described) {
  constexpr std::size_t kMostSentences = 6;
  constexpr std::array<const char*, kMostSentences> kSubjects = {"a person", "someone", "a person", "a man", "the person", "a figure"};
  constexpr std::array<const char*, 3> kBeforeLast = {" and ", ", then ", " and then "};
  std::vector<std::string> sentences;
  std::vector<std::string> said;
  for (std::size_t k = 0; k < kMostSentences && !described.empty(); ++k) {
    std::string predicate;
    for (std::size_t i = 0; i < described.size(); ++i) {
      const auto found = parts().predicates.find(described[i]);
      if (found == parts().predicates.end()) throw std::invalid_argument(fmt::format("no words are known for the part \"{}\"", described[i]));
      if (i > 0) predicate += i + 1 == described.size() ? kBeforeLast[k % kBeforeLast.size()] : ", ";
      predicate += found->second[k % found->second.size()];
    }
    if (std::find(said.begin(), said.end(), predicate) != said.end()) continue;
    sentences.push_back(fmt::format("{} {}", kSubjects[k], predicate));
    said.push_back(std::move(predicate));
  }
  return sentences;
}

std::vector<std::string> knownParts() { return parts().order; }

TrialLabels labelsOfTrial(std::string_view dataset, std::string_view stem) {
  static const std::map<std::string, TrialLabels, std::less<>> labels = [] {
    std::map<std::string, TrialLabels, std::less<>> made;
    for (const auto& row : labelRows(trialLabelTable(), 4)) made[row[0] + "/" + row[1]] = {row[2], row[3]};
    return made;
  }();
  const auto found = labels.find(fmt::format("{}/{}", dataset, stem));
  return found == labels.end() ? TrialLabels() : found->second;
}

}  // namespace core::dataset
