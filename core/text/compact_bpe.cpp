#include "core/text/compact_bpe.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/text/characters.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>

namespace core::text {

namespace {

constexpr std::size_t kLongestPiece = 256;  // bytes; keeps the merging of one endless word bounded

// The words of a normalised text, each with the space before it (also the first, so that a word has one spelling wherever it
// stands); endless words are cut into pieces. use returns false to stop.
template <class Use>
void forEachPiece(std::string_view normalised, const Use& use) {
  for (const std::string_view word : splitWords(normalised)) {
    const auto at = static_cast<std::size_t>(word.data() - normalised.data());
    std::string spelled = at == 0 || normalised[at - 1] == ' ' ? " " : "";
    spelled += word;
    for (std::size_t start = 0; start < spelled.size(); start += kLongestPiece) {
      if (!use(std::string_view(spelled).substr(start, kLongestPiece))) return;
    }
  }
}

std::vector<int> byteSymbols(std::string_view piece) {
  std::vector<int> symbols;
  symbols.reserve(piece.size());
  for (const char c : piece) symbols.push_back(1 + static_cast<unsigned char>(c));
  return symbols;
}

// Counts of neighbouring pairs over a weighted list of words, kept up to date while pairs are merged.
class PairCounter {
 public:
  void addWord(std::vector<int> symbols, std::int64_t count) {
    words_.push_back({std::move(symbols), count});
    countWord(words_.size() - 1, 1);
  }

  // The most frequent pair; of equals the one with the smallest ids. The count is 0 when there is none.
  std::pair<std::uint64_t, std::int64_t> mostFrequent() const {
    std::pair<std::uint64_t, std::int64_t> best{0, 0};
    for (const auto& [key, entry] : pairs_) {
      if (entry.count > best.second || (entry.count == best.second && best.second > 0 && key < best.first)) best = {key, entry.count};
    }
    return best;
  }

  void merge(int left, int right, int merged) {
    const auto touched = pairs_.at(pairKey(left, right)).words;  // a copy: counting changes the set
    for (const std::size_t word : touched) {
      countWord(word, -1);
      MergeTable::replacePair(words_[word].symbols, left, right, merged);
      countWord(word, 1);
    }
    pairs_.erase(pairKey(left, right));
  }

 private:
  struct Word {
    std::vector<int> symbols;
    std::int64_t count;
  };
  struct Entry {
    std::int64_t count = 0;
    std::set<std::size_t> words;  // may name words that lost the pair; they are harmless
  };

  void countWord(std::size_t word, std::int64_t sign) {
    const auto& symbols = words_[word].symbols;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      auto& entry = pairs_[pairKey(symbols[i], symbols[i + 1])];
      entry.count += sign * words_[word].count;
      if (sign > 0) entry.words.insert(word);
    }
  }

  std::vector<Word> words_;
  std::unordered_map<std::uint64_t, Entry> pairs_;
};

}  // namespace

CompactBpe::CompactBpe() {
  tokens_.reserve(kSmallestVocabulary);
  tokens_.emplace_back();
  for (int byte = 0; byte < 256; ++byte) tokens_.emplace_back(1, static_cast<char>(static_cast<unsigned char>(byte)));
}

void CompactBpe::addMerge(int left, int right) {
  merges_.add(left, right, static_cast<int>(tokens_.size()));
  pairs_.emplace_back(left, right);
  tokens_.push_back(tokens_[static_cast<std::size_t>(left)] + tokens_[static_cast<std::size_t>(right)]);
}

CompactBpe CompactBpe::train(const std::vector<std::string>& texts, std::size_t vocabularySize) {
  if (vocabularySize < kSmallestVocabulary || vocabularySize > kLargestVocabulary) {
    throw std::invalid_argument(fmt::format("a vocabulary of {} tokens is not between {} and {}", vocabularySize, kSmallestVocabulary, kLargestVocabulary));
  }
  std::map<std::string, std::int64_t> counts;  // ordered, so that the order of the texts does not matter
  for (const auto& text : texts) {
    forEachPiece(normalised(text), [&](std::string_view piece) { return ++counts[std::string(piece)] > 0; });
  }
  PairCounter counter;
  for (const auto& [word, count] : counts) counter.addWord(byteSymbols(word), count);
  CompactBpe tokenizer;
  while (tokenizer.vocabularySize() < vocabularySize) {
    const auto [key, count] = counter.mostFrequent();
    if (count < 2) break;
    const int left = static_cast<int>(key >> 32), right = static_cast<int>(key & 0xFFFFFFFFu);
    counter.merge(left, right, static_cast<int>(tokenizer.vocabularySize()));
    tokenizer.addMerge(left, right);
  }
  return tokenizer;
}

std::string CompactBpe::toJson() const {
  nlohmann::json merges = nlohmann::json::array();
  for (const auto& [left, right] : pairs_) merges.push_back({left, right});
  return base::jsonText(nlohmann::json{{"kind", "compact-bpe"}, {"version", 1}, {"merges", std::move(merges)}});
}

Result<CompactBpe> CompactBpe::fromJson(std::string_view text) {
  const auto refused = [](std::string what) { return Error{ErrorCode::ParseFailed, "tokenizer: " + std::move(what)}; };
  const auto json = base::parsedJson(text);
  if (json.is_discarded() || !json.is_object()) return refused("not a JSON object");
  if (json.value("kind", nlohmann::json()) != "compact-bpe") return refused("\"kind\" is not \"compact-bpe\"");
  if (json.value("version", nlohmann::json()) != 1) return refused("\"version\" is not 1");
  const auto merges = json.find("merges");
  if (merges == json.end() || !merges->is_array()) return refused("\"merges\" is not a list");
  if (merges->size() > kLargestVocabulary - kSmallestVocabulary) return refused(fmt::format("{} merges are too many", merges->size()));
  CompactBpe tokenizer;
  for (const auto& pair : *merges) {
    const std::size_t index = tokenizer.pairs_.size();
    const auto isId = [&](const nlohmann::json& id) {
      return id.is_number_integer() && id.get<std::int64_t>() >= 1 && id.get<std::int64_t>() < static_cast<std::int64_t>(tokenizer.vocabularySize());
    };
    if (!pair.is_array() || pair.size() != 2 || !isId(pair[0]) || !isId(pair[1])) {
      return refused(fmt::format("merge {} is not a pair of ids made before it", index));
    }
    const int left = pair[0].get<int>(), right = pair[1].get<int>();
    // Doubling tokens would otherwise take all memory within some thirty merges.
    if (tokenizer.tokens_[static_cast<std::size_t>(left)].size() + tokenizer.tokens_[static_cast<std::size_t>(right)].size() > kLongestPiece) {
      return refused(fmt::format("merge {} makes a token of more than {} bytes", index, kLongestPiece));
    }
    const std::size_t before = tokenizer.merges_.size();
    tokenizer.addMerge(left, right);
    if (tokenizer.merges_.size() == before) return refused(fmt::format("merge {} stands there twice", index));
  }
  return tokenizer;
}

Result<CompactBpe> CompactBpe::load(const std::filesystem::path& file) {
  const auto bytes = base::readWholeFile(file, std::uint64_t{64} << 20);
  if (!bytes) return bytes.error();
  auto tokenizer = fromJson(*bytes);
  if (!tokenizer) return Error{tokenizer.error().code, fmt::format("{}: {}", file.string(), tokenizer.error().message)};
  return tokenizer;
}

Result<void> CompactBpe::save(const std::filesystem::path& file) const { return base::writeFileAtomically(file, toJson()); }

std::vector<int> CompactBpe::encode(std::string_view text, std::size_t maxTokens) const {
  std::vector<int> ids;
  const std::string clean = normalised(text);
  if (maxTokens == 0) return ids;
  forEachPiece(clean, [&](std::string_view piece) {
    auto symbols = byteSymbols(piece);
    merges_.apply(symbols);
    for (const int symbol : symbols) {
      ids.push_back(symbol);
      if (ids.size() == maxTokens) return false;
    }
    return true;
  });
  return ids;
}

std::string CompactBpe::decode(const std::vector<int>& ids) const {
  std::string bytes;
  for (const int id : ids) {
    if (id < 0 || static_cast<std::size_t>(id) >= tokens_.size()) {
      throw std::invalid_argument(fmt::format("token id {} is not in a vocabulary of {}", id, tokens_.size()));
    }
    bytes += tokens_[static_cast<std::size_t>(id)];
  }
  // A list cut in the middle of a character must not give broken text.
  return validUtf8(std::string_view(bytes).substr(bytes.starts_with(' ') ? 1 : 0));
}

std::string CompactBpe::normalised(std::string_view text) { return cleanedLowerCase(text); }

}  // namespace core::text
