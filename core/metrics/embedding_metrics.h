#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The T2M metrics on embeddings of motions and texts, computed in float64. N samples of D numbers each, Euclidean distances.
/// Definitions: spec/representation_metrics.md, section 8. Every function throws c10::Error on a wrong shape.
namespace core::metrics {

/// Frechet distance of two Gaussians fitted to generated [N, D] and reference [M, D], N and M at least 2:
/// |mu1 - mu2|^2 + tr(C1 + C2 - 2 sqrt(C1 C2)), covariances with N - 1. Fewer samples than dimensions are allowed; but few samples
/// bias it upward, so compare only at equal N. Never negative.
double frechetDistance(const at::Tensor& generated, const at::Tensor& reference);

struct TextMatch {
  std::array<double, 3> top = {0, 0, 0};  // R-precision: share of texts whose own motion is among the k nearest, k = 1, 2, 3
  double mmDist = 0.0;                    // mean distance between a text and its own motion
  std::int64_t pairs = 0;                 // how many were counted
};

/// text and motion [N, D], row i belongs to row i. Every text is compared with the motions of its own batch, in the given order; an
/// incomplete last batch is left out. The batch size is part of the definition: 32 in all published numbers. N at least batch.
TextMatch textMatch(const at::Tensor& text, const at::Tensor& motion, std::int64_t batch = 32);

/// Mean distance of embeddings[first[i]] and embeddings[second[i]]; embeddings [N, D], first and second int64 [P], P at least 1.
double diversity(const at::Tensor& embeddings, const at::Tensor& first, const at::Tensor& second);

/// Mean distance inside the texts: embeddings [C, S, D] for C texts with S samples each; first and second int64 [P] are the samples
/// drawn for every text.
double multiModality(const at::Tensor& embeddings, const at::Tensor& first, const at::Tensor& second);

/// count different numbers below total (int64 [count]), the same for the same seed. Throws when count is larger than total.
at::Tensor drawWithoutReplacement(std::int64_t total, std::int64_t count, std::uint64_t seed);

/// A metric repeated over independent draws: mean and the half width of its 95 % interval, 1.96 std / sqrt(n) with std over n.
struct Repeated {
  double mean = 0.0;
  double halfWidth = 0.0;
};
Repeated repeated(std::span<const double> values);

}  // namespace core::metrics
