#pragma once

#include "core/base/result.h"
#include "core/text/merge_table.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

/// Our own byte-pair tokenizer, trained on the captions that the models learn from. There is no unknown token: what is not in
/// the vocabulary is spelled in bytes. Ids: 0 is reserved (padding, the null text), 1 to 256 are the bytes, merges follow.
/// A value; const calls may come from several threads.
class CompactBpe {
 public:
  static constexpr std::size_t kSmallestVocabulary = 257;
  static constexpr std::size_t kLargestVocabulary = 1'000'000;

  /// Bytes only.
  CompactBpe();

  /// Merges the most frequent pair inside words again and again, until the vocabulary has the size asked for or no pair occurs twice.
  /// The same texts in any order give the same vocabulary. A size outside the limits above throws std::invalid_argument.
  static CompactBpe train(const std::vector<std::string>& texts, std::size_t vocabularySize);

  /// Errors: ParseFailed, naming what is wrong.
  static Result<CompactBpe> fromJson(std::string_view json);
  std::string toJson() const;
  /// Errors: as readWholeFile and fromJson, naming the file.
  static Result<CompactBpe> load(const std::filesystem::path& file);
  /// Errors: WriteFailed.
  Result<void> save(const std::filesystem::path& file) const;

  std::size_t vocabularySize() const { return tokens_.size(); }

  /// The first maxTokens ids of the normalised text; empty for an empty text. Takes any bytes.
  std::vector<int> encode(std::string_view text, std::size_t maxTokens) const;

  /// decode(encode(x)) is normalised(x). Ids that are 0 are left out. An id outside the vocabulary throws std::invalid_argument.
  std::string decode(const std::vector<int>& ids) const;

  /// What the tokenizer sees of a text: valid UTF-8, lower case, single spaces.
  static std::string normalised(std::string_view text);

 private:
  void addMerge(int left, int right);

  MergeTable merges_;
  std::vector<std::pair<int, int>> pairs_;  // of the merges, in order
  std::vector<std::string> tokens_;         // [vocabularySize] bytes of each id
};

}  // namespace core::text
