#pragma once

#include "core/base/result.h"
#include "core/text/merge_table.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core::text {

/// CLIP's byte-level BPE: 49,408 tokens, lower case, "</w>" marks the end of a word, 77 tokens to a text.
/// Source: Radford et al. 2021, Learning Transferable Visual Models From Natural Language Supervision, and its published
/// vocabulary file. HTML entities for & < > " and ' are resolved as there; the repair of wrongly decoded text ("â€™") is not done,
/// and "<|endoftext|>" in a prompt is ordinary text.
/// A value; const calls may come from several threads.
class ClipTokenizer {
 public:
  static constexpr int kVocabularySize = 49408;
  static constexpr int kStartOfText = 49406;
  static constexpr int kEndOfText = 49407;
  static constexpr std::size_t kContextLength = 77;

  /// Reads bpe_simple_vocab_16e6.txt, gzipped or not, or the merges.txt of the same vocabulary.
  /// Errors: NotFound, ReadFailed, ParseFailed naming the line.
  static Result<ClipTokenizer> load(const std::filesystem::path& file);

  /// The same from the unpacked text; name is used in error messages.
  static Result<ClipTokenizer> fromMerges(std::string_view text, const std::string& name);

  /// Start, tokens, end; at most maxTokens (at least 2), of which the last is always the end. Takes any bytes.
  std::vector<int> encode(std::string_view text, std::size_t maxTokens = kContextLength) const;

  /// The text of the ids without start and end, words separated by single spaces. An id outside the vocabulary throws
  /// std::invalid_argument.
  std::string decode(const std::vector<int>& ids) const;

 private:
  ClipTokenizer();

  MergeTable merges_;
  std::array<int, 256> byteIds_{};   // id of each byte inside a word; + 256 at its end
  std::vector<std::string> tokens_;  // bytes of each id, with a space where a word ends
};

}  // namespace core::text
