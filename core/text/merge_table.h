#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace core::text {

/// The merging step of byte-pair encoding (Sennrich et al. 2016): the pair of neighbouring symbols with the lowest rank is replaced
/// everywhere, from the left, until no known pair is left. Symbols are plain numbers; what they stand for is the tokenizer's business.
class MergeTable {
 public:
  /// The rank is the number of pairs added before. False, and nothing added, when the pair is there already.
  bool add(int left, int right, int merged);
  std::size_t size() const { return merges_.size(); }

  /// Merges in place. Time grows with the square of the length in the worst case: callers bound it.
  void apply(std::vector<int>& symbols) const;

  /// One replacement of left, right by merged, everywhere, from the left.
  static void replacePair(std::vector<int>& symbols, int left, int right, int merged);

 private:
  struct Merge {
    std::size_t rank;
    int merged;
  };
  std::unordered_map<std::uint64_t, Merge> merges_;
};

/// A pair of symbols as one key. Symbols are not negative.
constexpr std::uint64_t pairKey(int left, int right) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 | static_cast<std::uint32_t>(right); }

}  // namespace core::text
