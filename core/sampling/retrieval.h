#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::sampling {

inline constexpr double kLengthWeight = 0.1;  // as published

struct RetrievalOptions {
  double kinematicWeight = kLengthWeight;  // how much a length that differs counts against a clip
  int most = 2;
  bool leavesOutEqualLengths = false;  // as in the published training: clips of exactly the length asked for are not ranked
};

struct Retrieved {
  at::Tensor scores;   // float [Q, M]
  at::Tensor indices;  // int64 [Q, most], best first, the lower one first of equals
};

/// How near each clip of a library is (spec/remodiffuse.md, section 4): cosine of the texts' vectors times exp(-weight |l - L| / max(l, L)). query [Q, W], lengths
/// int64 [Q], library [M, W], libraryLengths int64 [M]; float64 [Q, M].
at::Tensor retrievalScores(const at::Tensor& query, const at::Tensor& lengths, const at::Tensor& library, const at::Tensor& libraryLengths,
                           double kinematicWeight = kLengthWeight);

/// The nearest clips of a library by these scores; M at least `most` after leaving out. Throws std::invalid_argument when there are too few.
Retrieved retrieve(const at::Tensor& query, const at::Tensor& lengths, const at::Tensor& library, const at::Tensor& libraryLengths, const RetrievalOptions& options = {});

}  // namespace core::sampling
