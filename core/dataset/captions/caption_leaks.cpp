#include "core/dataset/captions/caption_leaks.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>

namespace core::dataset {

namespace {

using Sentence = std::vector<int>;  // numbers of words

class Words {
 public:
  /// Without articles.
  Sentence numbers(const std::string& plain) {
    Sentence sentence;
    for (std::size_t start = 0; start < plain.size();) {
      const auto end = std::min(plain.find(' ', start), plain.size());
      const auto word = plain.substr(start, end - start);
      if (word != "a" && word != "an" && word != "the") sentence.push_back(known_.emplace(word, static_cast<int>(known_.size())).first->second);
      start = end + 1;
    }
    return sentence;
  }

 private:
  std::map<std::string, int> known_;
};

/// Whether so few words have to be added, left out or exchanged.
bool isWithin(const Sentence& a, const Sentence& b, int limit) {
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size()), far = limit + 1;
  if (std::abs(rows - columns) > limit) return false;
  std::vector<int> above(b.size() + 1), row(b.size() + 1);
  for (int j = 0; j <= columns; ++j) above[static_cast<std::size_t>(j)] = std::min(j, far);
  for (int i = 1; i <= rows; ++i) {
    std::fill(row.begin(), row.end(), far);
    if (i <= limit) row[0] = i;
    int best = row[0];
    // Further from the diagonal than the limit nothing can come back.
    for (int j = std::max(1, i - limit); j <= std::min(columns, i + limit); ++j) {
      const auto at = static_cast<std::size_t>(j);
      const int exchanged = above[at - 1] + (a[static_cast<std::size_t>(i - 1)] == b[at - 1] ? 0 : 1);
      row[at] = std::min({exchanged, above[at] + 1, row[at - 1] + 1, far});
      best = std::min(best, row[at]);
    }
    if (best > limit) return false;
    std::swap(above, row);
  }
  return above[b.size()] <= limit;
}

}  // namespace

std::string plainCaption(std::string_view caption) {
  std::string plain;
  bool isBetween = false;
  for (const char c : caption) {
    const auto byte = static_cast<unsigned char>(c);
    const bool isOfWord = std::isalnum(byte) != 0 || byte >= 0x80;
    if (c == '\'') continue;  // "person's" is one word
    if (isOfWord && isBetween && !plain.empty()) plain += ' ';
    if (isOfWord) plain += static_cast<char>(std::tolower(byte));
    isBetween = !isOfWord;
  }
  return plain;
}

CaptionLeaks captionLeaks(const std::vector<std::string>& asked, const std::vector<std::string>& training) {
  std::set<std::string> known;
  for (const auto& caption : training) known.insert(plainCaption(caption));
  Words words;
  std::set<Sentence> sentences;
  for (const auto& plain : known) sentences.insert(words.numbers(plain));
  std::map<std::size_t, std::vector<const Sentence*>> byLength;
  for (const auto& sentence : sentences) byLength[sentence.size()].push_back(&sentence);

  const auto isNear = [&](const std::string& plain) {
    const auto sentence = words.numbers(plain);
    if (sentence.empty()) return false;
    if (sentences.count(sentence) != 0) return true;
    for (const auto& [length, others] : byLength) {
      const int limit = static_cast<int>(std::max(length, sentence.size())) / kWordsPerDifference;
      if (limit == 0 || std::abs(static_cast<int>(length) - static_cast<int>(sentence.size())) > limit) continue;
      if (std::any_of(others.begin(), others.end(), [&](const Sentence* other) { return isWithin(sentence, *other, limit); })) return true;
    }
    return false;
  };

  CaptionLeaks leaks;
  std::map<std::string, bool> found;  // plain caption: whether it leaked
  for (const auto& caption : asked) {
    const auto plain = plainCaption(caption);
    auto place = found.find(plain);
    if (place == found.end()) {
      ++leaks.captions;
      const bool isExact = known.count(plain) != 0;
      const bool isLeaked = isExact || isNear(plain);
      leaks.exact += isExact;
      leaks.near += isLeaked && !isExact;
      place = found.emplace(plain, isLeaked).first;
    }
    if (place->second) leaks.leaked.insert(caption);
  }
  return leaks;
}

}  // namespace core::dataset
