#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

// Which words a model was taught: MODEL.words.json beside its weights holds how many training clips had each in a caption. So a prompt can be told, before anything
// is made, of words that mean nothing to the model.
namespace core::services {

/// What "walks", "walking" and "walked" have in common: lower case, without the usual endings. For comparing, not for reading: "carri", "wav".
std::string stemOf(const std::string& word);
/// The words of a text, in their order: runs of letters (and apostrophes) of any script.
std::vector<std::string> wordsOf(const std::string& text);

struct PromptWords {
  std::int64_t clips = 0;                                     // of the training captions
  std::map<std::string, std::int64_t> stems;                  // clips with that stem in a caption
  std::vector<std::pair<std::string, std::int64_t>> actions;  // "walk", the most frequent one first

  /// Counts the captions of one clip.
  void add(const std::vector<std::string>& captions, const std::vector<std::string>& clipActions);
};

/// Errors: NotFound, ParseFailed, naming the file.
Result<PromptWords> readPromptWords(const std::filesystem::path& file);
/// Errors: WriteFailed.
Result<void> writePromptWords(const std::filesystem::path& file, const PromptWords& words);
/// Beside a model's weights.
std::filesystem::path promptWordsFile(std::filesystem::path model);

struct WordHint {
  std::vector<std::string> unknown;  // as written, each once, in the order of the prompt
  std::vector<std::string> rare;     // in fewer than 8 training clips
  bool isOtherLanguage = false;      // hardly a word of it is known
};
WordHint hintFor(const PromptWords& words, const std::string& prompt);
/// One or two sentences; empty where there is nothing to say.
std::string sentenceOf(const WordHint& hint, const PromptWords& words);

}  // namespace core::services
