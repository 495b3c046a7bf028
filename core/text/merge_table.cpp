#include "core/text/merge_table.h"

#include <limits>

namespace core::text {

bool MergeTable::add(int left, int right, int merged) { return merges_.emplace(pairKey(left, right), Merge{merges_.size(), merged}).second; }

void MergeTable::replacePair(std::vector<int>& symbols, int left, int right, int merged) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i, ++kept) {
    const bool isPair = i + 1 < symbols.size() && symbols[i] == left && symbols[i + 1] == right;
    symbols[kept] = isPair ? merged : symbols[i];
    if (isPair) ++i;
  }
  symbols.resize(kept);
}

void MergeTable::apply(std::vector<int>& symbols) const {
  while (symbols.size() > 1) {
    Merge best{std::numeric_limits<std::size_t>::max(), 0};
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      const auto found = merges_.find(pairKey(symbols[i], symbols[i + 1]));
      if (found == merges_.end() || found->second.rank >= best.rank) continue;
      best = found->second;
      at = i;
    }
    if (best.rank == std::numeric_limits<std::size_t>::max()) return;
    replacePair(symbols, symbols[at], symbols[at + 1], best.merged);
  }
}

}  // namespace core::text
