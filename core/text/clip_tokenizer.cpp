#include "core/text/clip_tokenizer.h"

#include "core/base/file.h"
#include "core/text/characters.h"
#include "core/text/gzip.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace core::text {

namespace {

constexpr std::size_t kByteTokens = 512;  // every byte, inside a word and at its end
constexpr std::size_t kMergeCount = ClipTokenizer::kVocabularySize - kByteTokens - 2;
constexpr std::string_view kEndMark = "</w>";
// The longest token of the published vocabulary has 32 bytes, so what stands behind so many bytes for each token, with some room
// for merges across the cut, is never seen. It bounds the work on one endless word.
constexpr std::size_t kLongestToken = 32;
constexpr std::size_t kRoomAtCut = 1024;

// The file spells bytes as printable characters: those that are printable in Latin-1 as themselves, the others, in order, from
// U+0100 upward. The same order numbers the byte tokens.
struct ByteSpelling {
  std::array<char32_t, 256> character{};  // of a byte
  std::array<int, 256> order{};           // place of a byte in the vocabulary
};

ByteSpelling makeByteSpelling() {
  ByteSpelling spelling;
  const auto isPrintable = [](int byte) { return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE; };
  int place = 0, extra = 0;
  for (int byte = 0; byte < 256; ++byte) {
    if (!isPrintable(byte)) continue;
    spelling.character[static_cast<std::size_t>(byte)] = static_cast<char32_t>(byte);
    spelling.order[static_cast<std::size_t>(byte)] = place++;
  }
  for (int byte = 0; byte < 256; ++byte) {
    if (isPrintable(byte)) continue;
    spelling.character[static_cast<std::size_t>(byte)] = static_cast<char32_t>(256 + extra++);
    spelling.order[static_cast<std::size_t>(byte)] = place++;
  }
  return spelling;
}

std::string withoutEntities(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities = {
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&amp;", "&"}}};
  if (text.find('&') == std::string::npos) return text;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = std::string_view(text).substr(i);
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& e) { return rest.starts_with(e.first); });
    plain += entity == kEntities.end() ? rest.substr(0, 1) : entity->second;
    i += entity == kEntities.end() ? 1 : entity->first.size();
  }
  return plain;
}

std::string_view cutAtCharacter(std::string_view text, std::size_t length) {
  if (text.size() <= length) return text;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  return text.substr(0, length);
}

}  // namespace

ClipTokenizer::ClipTokenizer() {
  const ByteSpelling spelling = makeByteSpelling();
  tokens_.resize(kByteTokens);
  for (std::size_t byte = 0; byte < 256; ++byte) {
    byteIds_[byte] = spelling.order[byte];
    const std::string one(1, static_cast<char>(static_cast<unsigned char>(byte)));
    tokens_[static_cast<std::size_t>(spelling.order[byte])] = one;
    tokens_[static_cast<std::size_t>(spelling.order[byte]) + 256] = one + " ";
  }
}

Result<ClipTokenizer> ClipTokenizer::load(const std::filesystem::path& file) {
  constexpr std::uint64_t kLargestFile = std::uint64_t{64} << 20;
  auto bytes = base::readWholeFile(file, kLargestFile);
  if (!bytes) return bytes.error();
  if (isGzip(*bytes)) {
    bytes = gunzip(*bytes, kLargestFile);
    if (!bytes) return Error{bytes.error().code, fmt::format("{}: {}", file.string(), bytes.error().message)};
  }
  return fromMerges(*bytes, file.string());
}

Result<ClipTokenizer> ClipTokenizer::fromMerges(std::string_view text, const std::string& name) {
  ClipTokenizer tokenizer;
  std::unordered_map<std::string, int> ids;  // by the file's spelling
  const ByteSpelling spelling = makeByteSpelling();
  for (std::size_t byte = 0; byte < 256; ++byte) {
    std::string spelled;
    appendUtf8(spelled, spelling.character[byte]);
    ids[spelled] = spelling.order[byte];
    ids[spelled + std::string(kEndMark)] = spelling.order[byte] + 256;
  }
  std::size_t lineNumber = 0;
  for (std::size_t start = 0; start < text.size() && tokenizer.merges_.size() < kMergeCount;) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (++lineNumber == 1) continue;  // the version
    const auto refused = [&](std::string what) { return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", name, lineNumber, what)}; };
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return refused("expected two symbols separated by a space");
    const std::string left(line.substr(0, space)), right(line.substr(space + 1));
    const auto leftId = ids.find(left), rightId = ids.find(right);
    if (leftId == ids.end() || rightId == ids.end()) return refused("a symbol that no line before has made");
    const int merged = static_cast<int>(tokenizer.tokens_.size());
    // Doubling symbols would otherwise take all memory within some thirty lines.
    if (left.size() + right.size() > 4 * kLongestToken) return refused("the symbol is too long for this vocabulary");
    if (!tokenizer.merges_.add(leftId->second, rightId->second, merged)) return refused("the pair stands there twice");
    if (!ids.emplace(left + right, merged).second) return refused("the symbol is made twice");
    tokenizer.tokens_.push_back(tokenizer.tokens_[static_cast<std::size_t>(leftId->second)] + tokenizer.tokens_[static_cast<std::size_t>(rightId->second)]);
  }
  if (tokenizer.merges_.size() < kMergeCount) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {} merges found, CLIP's vocabulary has {}", name, tokenizer.merges_.size(), kMergeCount)};
  }
  tokenizer.tokens_.resize(kVocabularySize);  // start and end of text have no spelling
  return tokenizer;
}

std::vector<int> ClipTokenizer::encode(std::string_view text, std::size_t maxTokens) const {
  if (maxTokens < 2) throw std::invalid_argument(fmt::format("{} tokens leave no room for start and end", maxTokens));
  std::vector<int> ids = {kStartOfText};
  const std::string clean = cleanedLowerCase(withoutEntities(withoutEntities(std::string(text))));
  for (const std::string_view word : splitWords(cutAtCharacter(clean, maxTokens * kLongestToken + kRoomAtCut))) {
    std::vector<int> symbols;
    symbols.reserve(word.size());
    for (const char c : word) symbols.push_back(byteIds_[static_cast<unsigned char>(c)]);
    symbols.back() += 256;
    merges_.apply(symbols);
    ids.insert(ids.end(), symbols.begin(), symbols.end());
    if (ids.size() >= maxTokens) break;
  }
  ids.resize(std::min(ids.size(), maxTokens - 1));
  ids.push_back(kEndOfText);
  return ids;
}

std::string ClipTokenizer::decode(const std::vector<int>& ids) const {
  std::string bytes;
  for (const int id : ids) {
    if (id < 0 || id >= kVocabularySize) throw std::invalid_argument(fmt::format("token id {} is not in CLIP's vocabulary", id));
    bytes += tokens_[static_cast<std::size_t>(id)];
  }
  if (bytes.ends_with(' ')) bytes.pop_back();
  return validUtf8(bytes);
}

}  // namespace core::text
