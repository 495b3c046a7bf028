#include "core/services/prompt_words.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace core::services {

namespace {

using nlohmann::json;

constexpr std::int64_t kFew = 8;
constexpr std::size_t kShownActions = 8;

bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !isAscii(c); }

bool isVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// A stem keeps a vowel: "sing" is not "s" and an ending.
bool hasVowel(std::string_view text) { return std::any_of(text.begin(), text.end(), isVowel); }

bool dropEnding(std::string& word, std::string_view ending) {
  if (!word.ends_with(ending)) return false;
  const auto rest = std::string_view(word).substr(0, word.size() - ending.size());
  if (rest.size() < 2 || !hasVowel(rest)) return false;
  word.resize(rest.size());
  return true;
}

std::string quotedList(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const auto& word : words) quoted.push_back("\"" + word + "\"");
  return fmt::format("{}", fmt::join(quoted, ", "));
}

}  // namespace

std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    while (!word.empty() && word.back() == '\'') word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (isLetter(c) || (c == '\'' && !word.empty()))
      word += c;
    else
      end();
  }
  end();
  return words;
}

std::string stemOf(const std::string& text) {
  std::string word = text;
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  if (word.ends_with("ies") || word.ends_with("ied")) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3) {
    const bool isBare = word.ends_with("ss") || word.ends_with("us");
    if (!isBare && !dropEnding(word, "es")) dropEnding(word, "s");
    const bool isCut = dropEnding(word, "ing") || dropEnding(word, "ed");
    // "running", "stepped": the consonant was doubled for the ending.
    if (isCut && word.size() > 2 && word[word.size() - 1] == word[word.size() - 2] && !isVowel(word.back()) &&
        std::string_view("lsz").find(word.back()) == std::string_view::npos)
      word.pop_back();
  }
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
  if (word.size() > 2 && word.back() == 'y') word.back() = 'i';
  return word;
}

void PromptWords::add(const std::vector<std::string>& captions, const std::vector<std::string>& clipActions) {
  ++clips;
  std::set<std::string> found;
  for (const auto& caption : captions)
    for (const auto& word : wordsOf(caption)) found.insert(stemOf(word));
  for (const auto& stem : found) ++stems[stem];
  for (const auto& action : clipActions) {
    const auto known = std::find_if(actions.begin(), actions.end(), [&](const auto& entry) { return entry.first == action; });
    if (known == actions.end())
      actions.emplace_back(action, 1);
    else
      ++known->second;
  }
}

std::filesystem::path promptWordsFile(std::filesystem::path model) { return model.replace_extension(".words.json"); }

Result<PromptWords> readPromptWords(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file, 16 << 20);
  if (!text) return text.error();
  const auto value = base::parsedJson(*text);
  const auto broken = [&](const char* what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), what)}; };
  try {
    if (!value.is_object() || value.value("format", "") != "gesto-words") return broken("this is no list of a model's words");
    PromptWords words;
    words.clips = value.at("clips").get<std::int64_t>();
    words.stems = value.at("words").get<std::map<std::string, std::int64_t>>();
    for (const auto& entry : value.at("actions")) words.actions.emplace_back(entry.at(0).get<std::string>(), entry.at(1).get<std::int64_t>());
    return words;
  } catch (const json::exception& error) {
    return broken(error.what());
  }
}

Result<void> writePromptWords(const std::filesystem::path& file, const PromptWords& words) {
  auto actions = words.actions;
  std::stable_sort(actions.begin(), actions.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  json list = json::array();
  for (const auto& [action, count] : actions) list.push_back({action, count});
  const json value = {{"format", "gesto-words"}, {"version", 1}, {"clips", words.clips}, {"actions", std::move(list)}, {"words", words.stems}};
  return base::writeFileAtomically(file, base::jsonText(value) + "\n");
}

WordHint hintFor(const PromptWords& words, const std::string& prompt) {
  WordHint hint;
  std::set<std::string> seen;
  std::size_t all = 0, known = 0;
  for (const auto& word : wordsOf(prompt)) {
    const auto stem = stemOf(word);
    if (!seen.insert(stem).second) continue;
    ++all;
    const auto found = words.stems.find(stem);
    if (found == words.stems.end()) {
      hint.unknown.push_back(word);
      continue;
    }
    ++known;
    if (found->second < kFew) hint.rare.push_back(word);
  }
  hint.isOtherLanguage = all >= 2 && 3 * known < all;
  return hint;
}

std::string sentenceOf(const WordHint& hint, const PromptWords& words) {
  std::vector<std::string> best;
  for (const auto& [action, count] : words.actions) {
    if (best.size() == kShownActions) break;
    best.push_back(action);
  }
  const auto known = best.empty() ? std::string() : fmt::format(" It knows best: {}.", fmt::join(best, ", "));
  if (hint.isOtherLanguage) return "The model was taught English sentences and knows hardly a word of this one." + known;
  if (!hint.unknown.empty())
    return fmt::format("The model was never taught {} {}.{}", hint.unknown.size() == 1 ? "the word" : "the words", quotedList(hint.unknown), known);
  if (!hint.rare.empty()) return fmt::format("The model has hardly seen {}: it may miss it.", quotedList(hint.rare));
  return {};
}

}  // namespace core::services
