#pragma once

#include <functional>

// Work on a sequence of tokens, cut by rows for the threads that LibTorch has been given.
namespace core::model {

struct TokenRange {
  long first = 0, last = 0;
  long count() const { return last - first; }
  /// Part i of n.
  static TokenRange part(long tokens, long i, long n) { return {i * tokens / n, (i + 1) * tokens / n}; }
};

/// Into how many parts inParts() cuts.
long partCount();

/// work(rows, part) for each part, all at once; returns when all are done. Parts may be empty.
void inParts(long tokens, const std::function<void(TokenRange rows, long part)>& work);

}  // namespace core::model
