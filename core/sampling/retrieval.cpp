#include "core/sampling/retrieval.h"

#include <ATen/ATen.h>

#include <limits>
#include <stdexcept>
#include <string>

namespace core::sampling {

at::Tensor retrievalScores(const at::Tensor& query, const at::Tensor& lengths, const at::Tensor& library, const at::Tensor& libraryLengths, double kinematicWeight) {
  const auto unit = [](const at::Tensor& x) { return x / x.norm(2, {1}, true).clamp_min(1e-8); };
  const auto cosine = at::matmul(unit(query.to(at::kDouble)), unit(library.to(at::kDouble)).t());  // [Q, M]
  const auto wanted = lengths.to(at::kDouble).unsqueeze(1), have = libraryLengths.to(at::kDouble).unsqueeze(0);
  return cosine * (-kinematicWeight * (have - wanted).abs() / at::maximum(have, wanted)).exp();
}

Retrieved retrieve(const at::Tensor& query, const at::Tensor& lengths, const at::Tensor& library, const at::Tensor& libraryLengths, const RetrievalOptions& options) {
  Retrieved found;
  const auto scores = retrievalScores(query, lengths, library, libraryLengths, options.kinematicWeight);
  found.scores = scores.to(at::kFloat);
  const auto isLeftOut = options.leavesOutEqualLengths ? libraryLengths.unsqueeze(0) == lengths.unsqueeze(1) : at::zeros_like(scores, at::kBool);
  if (const auto left = (scores.size(1) - isLeftOut.sum(1)).min().item<std::int64_t>(); left < options.most)
    throw std::invalid_argument("the library has " + std::to_string(left) + " clips to choose from, " + std::to_string(options.most) + " are wanted");
  const auto ranked = scores.masked_fill(isLeftOut, -std::numeric_limits<double>::infinity());
  found.indices = std::get<1>(ranked.sort(/*stable=*/true, 1, /*descending=*/true)).narrow(1, 0, options.most).contiguous();
  return found;
}

}  // namespace core::sampling
