#include "core/metrics/embedding_metrics.h"

#include "core/base/random.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::metrics {

namespace {

void checkRows(const at::Tensor& rows, const char* name, std::int64_t least) {
  TORCH_CHECK(rows.dim() == 2 && rows.size(0) >= least, name, " is [N, D] with N at least ", least, ", got ", rows.sizes());
}

struct Gaussian {
  at::Tensor mean;     // float64 [D]
  at::Tensor centred;  // float64 [N, D], over the root of N - 1: its covariance is centred^T centred

  bool isFlat() const { return centred.size(0) <= centred.size(1); }
  double trace() const { return centred.square().sum().item<double>(); }
};

Gaussian fitGaussian(const at::Tensor& rows) {
  const auto wide = rows.to(at::kDouble);
  const auto mean = wide.mean(0);
  return {mean, (wide - mean) / std::sqrt(static_cast<double>(rows.size(0) - 1))};
}

/// tr sqrt(A B) of two covariances.
double crossTrace(const Gaussian& a, const Gaussian& b) {
  // With A = X^T X and B = Y^T Y it is the sum of the singular values of X Y^T. Fewer samples than dimensions leave eigenvalues of zero, whose
  // roots the other way would be roots of rounding errors.
  if (a.isFlat() || b.isFlat()) return at::linalg_svdvals(a.centred.matmul(b.centred.t())).sum().item<double>();
  // tr sqrt(A B) = tr sqrt(A^1/2 B A^1/2), and the right side is symmetric: two real eigen-decompositions instead of the root of a
  // matrix that is not symmetric.
  const auto [values, vectors] = at::linalg_eigh(a.centred.t().matmul(a.centred));
  const auto root = (vectors * values.clamp_min(0).sqrt()).matmul(vectors.t());
  const auto half = b.centred.matmul(root);
  return at::linalg_eigvalsh(half.t().matmul(half)).clamp_min(0).sqrt().sum().item<double>();
}

void checkIndices(const at::Tensor& indices, const char* name, std::int64_t total) {
  TORCH_CHECK(indices.dim() == 1 && indices.scalar_type() == at::kLong && indices.numel() > 0, name, " is int64 [P], got ", indices.scalar_type(), " ", indices.sizes());
  TORCH_CHECK(indices.min().item<std::int64_t>() >= 0 && indices.max().item<std::int64_t>() < total, name, " has an index outside 0 to ", total - 1);
}

}  // namespace

double frechetDistance(const at::Tensor& generated, const at::Tensor& reference) {
  checkRows(generated, "generated", 2);
  checkRows(reference, "reference", 2);
  TORCH_CHECK(generated.size(1) == reference.size(1), "generated has ", generated.size(1), " dimensions, reference ", reference.size(1));
  const Gaussian a = fitGaussian(generated), b = fitGaussian(reference);
  return std::max(0.0, (a.mean - b.mean).square().sum().item<double>() + a.trace() + b.trace() - 2.0 * crossTrace(a, b));
}

TextMatch textMatch(const at::Tensor& text, const at::Tensor& motion, std::int64_t batch) {
  TORCH_CHECK(batch >= 1, "a batch of ", batch, " pairs");
  checkRows(text, "text", batch);
  TORCH_CHECK(text.sizes() == motion.sizes(), "text is ", text.sizes(), ", motion ", motion.sizes());
  TextMatch match;
  std::array<std::int64_t, 3> hits = {0, 0, 0};
  for (std::int64_t start = 0; start + batch <= text.size(0); start += batch) {
    const auto words = text.slice(0, start, start + batch).to(at::kDouble).contiguous();
    const auto moves = motion.slice(0, start, start + batch).to(at::kDouble).contiguous();
    const auto distance = at::cdist(words, moves, 2, /*compute_mode=*/2);  // [batch, batch], no matrix-product shortcut
    const auto own = distance.diagonal().unsqueeze(1);
    const auto before = at::tril(at::ones_like(distance, at::kBool), -1);  // ties: the earlier one stands first
    const auto rank = (distance.lt(own) | (distance.eq(own) & before)).sum(1);
    for (std::size_t k = 0; k < hits.size(); ++k) hits[k] += rank.le(static_cast<std::int64_t>(k)).sum().item<std::int64_t>();
    match.mmDist += own.sum().item<double>();
    match.pairs += batch;
  }
  for (std::size_t k = 0; k < hits.size(); ++k) match.top[k] = static_cast<double>(hits[k]) / static_cast<double>(match.pairs);
  match.mmDist /= static_cast<double>(match.pairs);
  return match;
}

double diversity(const at::Tensor& embeddings, const at::Tensor& first, const at::Tensor& second) {
  checkRows(embeddings, "embeddings", 1);
  checkIndices(first, "first", embeddings.size(0));
  checkIndices(second, "second", embeddings.size(0));
  TORCH_CHECK(first.numel() == second.numel(), first.numel(), " first samples, ", second.numel(), " second ones");
  const auto wide = embeddings.to(at::kDouble);
  return (wide.index_select(0, first) - wide.index_select(0, second)).norm(2, {1}).mean().item<double>();
}

double multiModality(const at::Tensor& embeddings, const at::Tensor& first, const at::Tensor& second) {
  TORCH_CHECK(embeddings.dim() == 3 && embeddings.size(0) > 0, "embeddings is [C, S, D], got ", embeddings.sizes());
  checkIndices(first, "first", embeddings.size(1));
  checkIndices(second, "second", embeddings.size(1));
  TORCH_CHECK(first.numel() == second.numel(), first.numel(), " first samples, ", second.numel(), " second ones");
  const auto wide = embeddings.to(at::kDouble);
  return (wide.index_select(1, first) - wide.index_select(1, second)).norm(2, {2}).mean().item<double>();
}

at::Tensor drawWithoutReplacement(std::int64_t total, std::int64_t count, std::uint64_t seed) {
  TORCH_CHECK(count >= 0 && count <= total, count, " different draws from ", total);
  base::RandomStream random(seed);
  std::vector<std::int64_t> order(static_cast<std::size_t>(total));
  std::iota(order.begin(), order.end(), std::int64_t{0});
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) std::swap(order[i], order[i + random.below(order.size() - i)]);
  order.resize(static_cast<std::size_t>(count));
  return at::tensor(order, at::kLong);
}

Repeated repeated(std::span<const double> values) {
  TORCH_CHECK(!values.empty(), "no repetitions");
  const double n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, 1.96 * std::sqrt(squares / n) / std::sqrt(n)};
}

}  // namespace core::metrics
